import { describe, expect, test } from "vitest";
import type { BookingFacts } from "#worker/mail/mail-content";
import { type Mail, type MailEnv, sendMail } from "#worker/mail/send-mail";
import { drawHtml, drawText } from "#worker/mail/render-mail";
import { writeLetter } from "#worker/mail/compose-mail";
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

/** A provider that counts, and fails as often as it is told to. */
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
  test("is sent once, however often and by however many it is asked for", async () => {
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

  test("that the provider refused is sent by the next try", async () => {
    const { env: outside, sent } = provider(2);
    await expect(sendMail(outside, invitation("busy"))).rejects.toThrow("busy");
    await expect(sendMail(outside, invitation("busy"))).rejects.toThrow("busy");
    expect(await sendMail(outside, invitation("busy"))).toBe("sent");
    expect(sent).toHaveLength(1);
  });

  test("whose sender died is taken over after two minutes, and not before", async () => {
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

  test("keeps no body where real mail goes out, and both bodies in the local set-up", async () => {
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

describe("what stands in a mail", () => {
  const booking: BookingFacts = {
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
    tickets: [{ what: "Ticket, H 14", url: "https://stagedoor.test/bookings/1#ticket-1" }],
  };

  test("the confirmation tells what, when in the event's zone, the lines, the tax and the total", () => {
    const text = drawText(writeLetter("booking_confirmed", booking, "en"), "en");
    expect(text).toContain("Your 2 tickets are booked");
    expect(text).toMatch(/Sat, 21 Nov,? 2026.*7:30/);
    expect(text).toContain("of which GST: ₹360.00");
    expect(text).toContain("Total: ₹2,360");
    expect(text).toContain("https://stagedoor.test/bookings/1#ticket-1");
  });

  test("every template is written in Hindi too, with nothing left empty", () => {
    const text = (letter: ReturnType<typeof writeLetter>) => JSON.stringify(letter);
    for (const template of [
      "booking_confirmed",
      "booking_cancelled",
      "booking_refunded",
      "late_payment_refunded",
      "late_payment_let_go",
      "second_payment_refunded",
      "odd_payment_refunded",
      "sale_notice",
    ] as const) {
      const [en, hi] = [writeLetter(template, booking, "en"), writeLetter(template, booking, "hi")];
      expect(hi.subject).toMatch(/[\u0900-\u097f]/);
      expect(hi.heading).not.toBe(en.heading);
      expect(text(hi)).not.toContain("undefined");
      expect(text(hi)).not.toMatch(/\{\w+\}/);
      expect(text(en)).not.toMatch(/\{\w+\}/);
    }
  });

  test("nobody's text becomes markup, a header or a link", async () => {
    const hostile = {
      ...booking,
      title: '<img src=x onerror="alert(1)">',
      buyerName: "<script>alert(1)</script>",
    };
    const html = drawHtml(writeLetter("booking_confirmed", hostile, "en"), "en");
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
