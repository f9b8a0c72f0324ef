import { describe, expect, test } from "vitest";
import type { BookingMailFacts } from "#worker/mail/mail-facts";
import { type Mail, type MailEnv, sendMail } from "#worker/mail/send-mail";
import { renderHtml, renderText } from "#worker/mail/render-mail";
import { composeMail } from "#worker/mail/mail-templates";
import { env, mailsTo } from "../build/workerd/visit";

const invitation = (key: string, to = "i@x.test"): Mail<"invitation"> => ({
  key,
  to,
  locale: "en",
  template: "invitation",
  facts: {
    organization: "Ranga",
    inviter: "Kavya",
    role: "staff",
    url: "https://stagedoor.test/invitations/1",
    days: 7,
  },
});

/** A fake provider that counts mails and fails the given number of times. */
function provider(failures = 0): { env: MailEnv; sent: EmailMessageBuilder[] } {
  const sent: EmailMessageBuilder[] = [];
  let left = failures;
  const MAIL = {
    async send(message: EmailMessageBuilder) {
      if (left-- > 0) throw new Error("busy");
      sent.push(message);
      return { messageId: "1" };
    },
  } as unknown as SendEmail;
  return { env: { DB: env.DB, MAIL, MAIL_FROM: "Stagedoor <tickets@stagedoor.test>" }, sent };
}

describe("a mail with a key", () => {
  test("is sent once, by however many concurrent senders", async () => {
    const { env: outside, sent } = provider();
    expect(await sendMail(outside, invitation("once"))).toBe("sent");
    expect(await sendMail(outside, invitation("once"))).toBe("sent_before");
    await Promise.allSettled(Array.from({ length: 10 }, () => sendMail(outside, invitation("at-once"))));
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({
      from: { name: "Stagedoor", email: "tickets@stagedoor.test" },
      to: "i@x.test",
      subject: "Join Ranga on Stagedoor",
    });
  });

  test("is sent by the next try after the provider refused it", async () => {
    const { env: outside, sent } = provider(2);
    await expect(sendMail(outside, invitation("busy"))).rejects.toThrow("busy");
    await expect(sendMail(outside, invitation("busy"))).rejects.toThrow("busy");
    expect(await sendMail(outside, invitation("busy"))).toBe("sent");
    expect(sent).toHaveLength(1);
  });

  test("whose sender died is taken over when the lease ends after two minutes", async () => {
    const { env: outside, sent } = provider();
    const claim = (key: string, at: number) =>
      env.DB.prepare("insert into mail_sent (key, recipient, subject, at) values (?, 'x', 'x', ?)")
        .bind(key, at)
        .run();
    await claim("fresh", Date.now());
    await expect(sendMail(outside, invitation("fresh"))).rejects.toThrow("by another");
    await claim("stale", Date.now() - 121_000);
    expect(await sendMail(outside, invitation("stale"))).toBe("sent");
    expect(sent).toHaveLength(1);
  });

  test("stores its body in local development only", async () => {
    await sendMail(provider().env, invitation("real", "real@x.test"));
    const row = await env.DB.prepare("select body from mail_sent where key = 'real'").first<{
      body: string | null;
    }>();
    expect(row?.body).toBeNull();
    await sendMail(env, invitation("local", "local@x.test"));
    const [kept] = await mailsTo("local@x.test");
    expect(kept?.text).toContain("https://stagedoor.test/invitations/1");
    expect(kept?.html).toContain('href="https://stagedoor.test/invitations/1"');
  });
});

describe("the content of a mail", () => {
  const booking: BookingMailFacts = {
    title: "Tughlaq",
    startsAt: Date.UTC(2026, 10, 21, 14, 0),
    timeZone: "Asia/Kolkata",
    venue: "Malhar Hall, Bengaluru",
    reference: "K7Q2-M4XD",
    buyerName: "Ananya",
    url: "https://stagedoor.test/bookings/1",
    currency: "INR",
    lines: [
      { what: "Stalls, row H, seat 14", amountMinor: 118_000 },
      { what: "Stalls, row H, seat 15", amountMinor: 118_000 },
    ],
    discountMinor: 0,
    taxName: "GST",
    taxInclusive: true,
    taxMinor: 36_000,
    totalMinor: 236_000,
    refundMinor: 0,
    keptMinor: 0,
    words: "",
    cancelled: [],
    tickets: [{ what: "Ticket, H 14", url: "https://stagedoor.test/bookings/1#ticket-1" }],
  };

  test("the confirmation has event, time in the event's zone, lines, tax and total", () => {
    const text = renderText(composeMail("booking_confirmed", booking, "en"), "en");
    expect(text).toContain("Your 2 tickets are booked");
    expect(text).toMatch(/Sat, 21 Nov,? 2026.*7:30/);
    expect(text).toContain("of which GST: ₹360.00");
    expect(text).toContain("Total: ₹2,360");
    expect(text).toContain("https://stagedoor.test/bookings/1#ticket-1");
  });

  const cancelled = { ...booking, refundMinor: 236_000 };

  test.each([
    ["en", "Tughlaq is cancelled", "Reason: A performer cannot appear. The lead is ill"],
    ["hi", "Tughlaq रद्द हो गया", "कारण: कलाकार नहीं आ सकते। The lead is ill"],
  ] as const)("the mail about a cancelled event says so, with the reason (%s)", (locale, heading, why) => {
    const reason = { cause: "performer", words: "The lead is ill" } as const;
    const text = renderText(composeMail("event_cancelled", { ...cancelled, reason }, locale), locale);
    expect(text).toContain(heading);
    expect(text).toContain(why);
    expect(text).toContain("K7Q2-M4XD");
    expect(text).toContain("₹2,360");
  });

  test("the mail about an event cancelled without a stored reason has no empty reason", () => {
    const text = renderText(composeMail("event_cancelled", { ...cancelled, reason: null }, "en"), "en");
    expect(text).toContain("Tughlaq is cancelled");
    expect(text).not.toContain("Reason");
  });

  test.each([
    ["boxoffice@ranga.test", "write to Ranga at boxoffice@ranga.test"],
    [null, "contact Ranga"],
  ])(
    "the mail about a moved event links to the booking and says how to reach the organizer",
    (email, way) => {
      const was = { startsAt: booking.startsAt - 86_400_000, timeZone: "Asia/Kolkata", venue: "Sabha 44" };
      const facts = { ...booking, was, organizer: { name: "Ranga", email }, chooseUntil: null };
      const text = renderText(composeMail("event_moved", facts, "en"), "en");
      expect(text).toContain(way);
      expect(text).toContain("booking reference K7Q2-M4XD");
      expect(text).toContain(booking.url);
    },
  );

  test("the mail about a moved event names the end of the choice between tickets and refund", () => {
    const was = { startsAt: booking.startsAt - 86_400_000, timeZone: "Asia/Kolkata", venue: "Sabha 44" };
    const chooseUntil = Date.UTC(2026, 10, 20, 14, 0);
    const facts = { ...booking, was, organizer: { name: "Ranga", email: null }, chooseUntil };
    const text = renderText(composeMail("event_moved", facts, "en"), "en");
    expect(text).toMatch(/Choose until Fri, 20 Nov,? 2026/);
    expect(text).not.toContain("contact Ranga");
    expect(renderText(composeMail("event_moved", facts, "hi"), "hi")).toContain("टिकट रखें");
  });

  test("the mail about cancelled tickets names them, what goes back, what is kept, and the reason", () => {
    const facts = {
      ...booking,
      refundMinor: 59_000,
      keptMinor: 5_000,
      words: "Late start",
      cancelled: ["Stalls, row H, seat 15"],
    };
    const text = renderText(composeMail("tickets_cancelled", facts, "en"), "en");
    for (const part of ["1 ticket of booking", "row H, seat 15", "₹590", "₹50 is not refunded", "Late start"])
      expect(text).toContain(part);
    expect(renderText(composeMail("amount_refunded", facts, "en"), "en")).toContain("₹590 is refunded");
  });

  test("every template exists in Hindi, without empty texts", () => {
    const text = (content: ReturnType<typeof composeMail>) => JSON.stringify(content);
    for (const template of [
      "booking_confirmed",
      "booking_cancelled",
      "tickets_cancelled",
      "amount_refunded",
      "booking_refunded",
      "late_payment_refunded",
      "late_payment_let_go",
      "second_payment_refunded",
      "odd_payment_refunded",
    ] as const) {
      const [en, hi] = [composeMail(template, booking, "en"), composeMail(template, booking, "hi")];
      expect(hi.subject).toMatch(/[\u0900-\u097f]/);
      expect(hi.heading).not.toBe(en.heading);
      expect(text(hi)).not.toContain("undefined");
      expect(text(hi)).not.toMatch(/\{\w+\}/);
      expect(text(en)).not.toMatch(/\{\w+\}/);
    }
  });

  test.each([
    ["en", "5 tickets sold: Tughlaq", "5 tickets sold at 2 events"],
    ["hi", "5 टिकट बिके: Tughlaq", "2 कार्यक्रमों के 5 टिकट बिके"],
  ] as const)("the mail about sales has one line per event and their sum (%s)", (locale, one, two) => {
    const line = (eventId: string, title: string, tickets: number) => ({
      eventId,
      title,
      tickets,
      bookings: 1,
      amountMinor: tickets * 50_000,
      currency: "INR",
      url: `https://stagedoor.test/${eventId}`,
    });
    const facts = (...events: ReturnType<typeof line>[]) => ({
      choice: "hour" as const,
      events,
      settingsUrl: "https://stagedoor.test/settings",
    });
    const single = composeMail("sales", facts(line("e1", "Tughlaq", 5)), locale);
    expect(single.subject).toBe(one);
    expect(single.action?.url).toBe("https://stagedoor.test/e1");
    const both = composeMail("sales", facts(line("e1", "Tughlaq", 3), line("e2", "Yayati", 2)), locale);
    expect(both.subject).toBe(two);
    expect(both.sums?.map(({ amount }) => amount)).toEqual([
      expect.stringContaining("₹1,500"),
      expect.stringContaining("₹1,000"),
      expect.stringContaining("₹2,500"),
    ]);
    expect(both.links).toHaveLength(2);
    expect(both.footnote).toContain("https://stagedoor.test/settings");
  });

  test("user text does not become markup, a header or a link", async () => {
    const hostile = {
      ...booking,
      title: '<img src=x onerror="alert(1)">',
      buyerName: "<script>alert(1)</script>",
    };
    const html = renderHtml(composeMail("booking_confirmed", hostile, "en"), "en");
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<script");
    const { env: outside, sent } = provider();
    await sendMail(outside, {
      ...invitation("headers"),
      facts: { ...invitation("headers").facts, organization: "Ranga\r\nBcc: everybody@x.test" },
    });
    expect(sent[0]?.subject).toBe("Join Ranga Bcc: everybody@x.test on Stagedoor");
  });
});
