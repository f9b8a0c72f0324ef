import { expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { database } from "#worker/db/database";
import { bookingCopy } from "#worker/db/schema";
import { sync } from "../../build/workerd/gate";
import { aScan, aSync } from "../../build/workerd/north-gate";
import { perform } from "../../build/workerd/effects";
import { aPaidShow, buy, refundsAtSandbox } from "../../build/workerd/paid-booking";
import { Browser, env, mailsTo } from "../../build/workerd/visit";

const phone = { deviceId: "d1", gateId: "north", revoked: false };

async function aSoldShow() {
  const { eventId, setup } = await aPaidShow();
  const browser = new Browser();
  const bought = await buy(browser, eventId, [0, 1]);
  const find = (who = browser) => who.visit(({ booking }) => booking.findBooking(bought.bookingId, eventId));
  const cancel = async (
    lineNos: number[],
    expectedMinor: number,
    idempotencyKey: string = crypto.randomUUID(),
  ) => {
    const found = (await find())!;
    return browser.visit(({ booking }) =>
      booking.cancelTickets(found, { lineNos, expectedMinor, idempotencyKey }),
    );
  };
  return { ...bought, eventId, setup, browser, find, cancel };
}

test("a buyer cancels one of two tickets: the place is free, the gate refuses its code, the provider refunds it once", async () => {
  const { eventId, bookingId, intentId, event, tickets, browser, find, cancel } = await aSoldShow();
  const shown = (await find())!;
  expect(shown.returns).toMatchObject([
    { lineNo: 1, quote: { value: { amountMinor: 59_000, terms: "policy" } } },
    { lineNo: 2, quote: { value: { amountMinor: 59_000 } } },
  ]);
  const quote = await browser.visit(async ({ booking }) => booking.quoteCancellation(shown, [2]));
  expect(quote).toMatchObject({ value: { amountMinor: 59_000, whole: false } });
  expect(await cancel([2], 59_000)).toMatchObject({ ok: true, value: { state: "confirmed" } });

  const room = await browser.visit(({ booking }) => booking.readRoom(eventId));
  expect(room?.snapshot.seats.slice(0, 2)).toBe("sf");
  const synced = await sync(event, phone, aSync([]));
  const dead = synced.tickets.filter(({ flags }) => flags === 1).map(({ ticketId }) => ticketId);
  expect(dead).toEqual([tickets[1]!.ticketId]);

  await perform(eventId, /^(refund|mail):/, 2);
  expect(await refundsAtSandbox(intentId)).toEqual([59_000]);
  expect((await find())!.booking).toMatchObject({
    state: "confirmed",
    refunds: [{ amountMinor: 59_000, state: "done", lineNos: [2] }],
  });
  const mails = await mailsTo("ananya@example.com", 2);
  const mail = mails.find(({ subject }) => subject.startsWith("Cancelled"));
  expect(mail?.text).toContain("₹590");
  expect(mail?.text).toContain("seat 2");
  await expect
    .poll(() => database(env).select().from(bookingCopy).where(eq(bookingCopy.id, bookingId)))
    .toMatchObject([{ quantity: 1, state: "confirmed" }]);
});

test("two requests at once cancel a ticket once, with one key or with two", async () => {
  const { eventId, intentId, cancel, find } = await aSoldShow();
  const both = await Promise.all([cancel([1], 59_000), cancel([1], 59_000)]);
  expect(both.map((each) => (each.ok ? "cancelled" : each.reason)).toSorted()).toEqual([
    "cancelled",
    "ticket_returned",
  ]);
  const same = await Promise.all([cancel([2], 59_000, "k"), cancel([2], 59_000, "k")]);
  expect(same.map(({ ok }) => ok)).toEqual([true, true]);
  await perform(eventId, /^refund:/, 3);
  expect(await refundsAtSandbox(intentId)).toEqual([59_000, 59_000]);
  expect((await find())!.booking.state).toBe("refunded");
});

test("of a scan and a cancellation at once, the scan is first and nothing is refunded, or the admission is an incident", async () => {
  for (let round = 0; round < 6; round++) {
    const { event, tickets, cancel, find } = await aSoldShow();
    const scan = () => sync(event, phone, aSync([aScan("d1", 1, tickets[0]!.ticketId)]));
    const steps = [scan, () => cancel([1], 59_000)];
    await Promise.all((round % 2 ? steps.toReversed() : steps).map((step) => step()));
    const { booking } = (await find())!;
    const incidents = (await event.readDayOf()).incidents.map(({ kind }) => kind);
    if (booking.lines[0]!.returned) expect(incidents).toEqual(["revoked_admitted"]);
    else {
      expect(booking.refunds).toEqual([]);
      expect(incidents).toEqual([]);
      expect(await cancel([1], 59_000)).toMatchObject({ reason: "already_scanned" });
    }
  }
});

test("another amount than the shown one is refused and changes nothing", async () => {
  const { cancel, find } = await aSoldShow();
  expect(await cancel([1], 58_999)).toEqual({
    ok: false,
    reason: "amount_changed",
    detail: { amountMinor: 59_000 },
  });
  expect((await find())!.booking.refunds).toEqual([]);
});

test("another person's booking is not found", async () => {
  const { find } = await aSoldShow();
  const stranger = new Browser();
  expect(await find(stranger)).toBeNull();
});

test("a buyer of a moved event keeps the tickets, and then has no full refund", async () => {
  const { event, setup, browser, find } = await aSoldShow();
  const before = (await find())!;
  expect(before.moveChoice).toBeNull();
  expect(await browser.visit(({ booking }) => booking.keepTickets(before))).toMatchObject({
    reason: "no_choice",
  });
  await event.configure({ ...setup, revision: 2, startsAt: setup.startsAt + 3_600_000 });
  const found = (await find())!;
  expect(found.moveChoice).toMatchObject({ answer: "open" });
  expect(found.returns[0]!.quote).toMatchObject({ value: { terms: "event_moved" } });
  for (let round = 0; round < 2; round++)
    expect(await browser.visit(({ booking }) => booking.keepTickets(found))).toMatchObject({ ok: true });
  const kept = (await find())!;
  expect(kept.moveChoice).toMatchObject({ answer: "kept" });
  expect(kept.returns[0]!.quote).toMatchObject({ value: { terms: "policy" } });
});
