import { desc, eq } from "drizzle-orm";
import { env as bindings, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { database } from "#worker/db/database";
import { auditLog } from "#worker/db/schema";
import type { RefundScope } from "#worker/catalogue/event-booking-service";
import { perform } from "../../build/workerd/effects";
import { aPaidShow, buy, refundsAtSandbox } from "../../build/workerd/paid-booking";
import { Browser, env, mailsTo } from "../../build/workerd/visit";

async function aSoldShow() {
  const { eventId, organizationId } = await aPaidShow();
  const browser = new Browser();
  const bought = await buy(browser, eventId, [0, 1]);
  const own: RefundScope = { organizationId };
  return { ...bought, eventId, organizationId, browser, own };
}

const key = () => crypto.randomUUID();

test("an organizer refunds one ticket and an amount, each with a reason that the buyer reads and the audit log keeps", async () => {
  const { browser, eventId, bookingId, own, intentId } = await aSoldShow();
  const tickets = { bookingId, lineNos: [1], expectedMinor: 59_000, reason: "Seat is broken" };
  expect(
    await browser.visit(({ catalogue }) =>
      catalogue.refundTickets(own, eventId, { ...tickets, reason: "  ", idempotencyKey: key() }),
    ),
  ).toMatchObject({ reason: "reason_missing" });
  expect(
    await browser.visit(({ catalogue }) =>
      catalogue.refundTickets(own, eventId, { ...tickets, idempotencyKey: key() }),
    ),
  ).toMatchObject({ ok: true, value: { state: "confirmed" } });
  const amount = { bookingId, amountMinor: 10_000, reason: "Late start", idempotencyKey: key() };
  for (let round = 0; round < 2; round++)
    expect(
      await browser.visit(({ catalogue }) => catalogue.refundAmount(own, eventId, amount)),
    ).toMatchObject({ ok: true });
  await perform(eventId, /^(refund|mail):/);
  expect((await refundsAtSandbox(intentId)).toSorted()).toEqual([10_000, 59_000]);
  const texts = (await mailsTo("ananya@example.com", 3)).map(({ text }) => text).join("\n");
  expect(texts).toContain("Seat is broken");
  expect(texts).toContain("Late start");
  const rows = await database(env)
    .select({ action: auditLog.action, facts: auditLog.facts })
    .from(auditLog)
    .where(eq(auditLog.subject, `booking:${bookingId}`))
    .orderBy(desc(auditLog.at));
  expect(rows.map(({ action }) => action).toSorted()).toEqual([
    "booking.amount_refunded",
    "booking.amount_refunded",
    "booking.tickets_refunded",
  ]);
});

test("another organization's booking is not found, an admin reaches it", async () => {
  const { browser, eventId, bookingId } = await aSoldShow();
  const other: RefundScope = { organizationId: "another" };
  const request = { bookingId, amountMinor: 1, reason: "x", idempotencyKey: key() };
  expect(
    await browser.visit(({ catalogue }) => catalogue.findRefundable(other, eventId, bookingId)),
  ).toBeNull();
  expect(
    await browser.visit(({ catalogue }) => catalogue.refundAmount(other, eventId, request)),
  ).toMatchObject({
    reason: "not_found",
  });
  expect(await browser.visit(({ catalogue }) => catalogue.retryRefunds("another", eventId))).toMatchObject({
    reason: "not_found",
  });
  expect(await browser.visit(({ catalogue }) => catalogue.readRefundProgress("another", eventId))).toBeNull();
  const found = await browser.visit(({ catalogue }) => catalogue.findRefundable("admin", eventId, bookingId));
  expect(found?.booking.id).toBe(bookingId);
  expect(
    await browser.visit(({ catalogue }) => catalogue.refundAmount("admin", eventId, request)),
  ).toMatchObject({
    ok: true,
    value: { refunds: [{ reason: "admin", words: "x" }] },
  });
  const { reference } = found!.booking;
  await expect
    .poll(() => browser.visit(({ catalogue }) => catalogue.findAnyBookings(reference)))
    .toMatchObject([{ id: bookingId, eventId }]);
  expect(await browser.visit(({ catalogue }) => catalogue.findAnyBookings("  "))).toEqual([]);
});

test("the list of bookings shows the places that are left and what was refunded", async () => {
  const { browser, eventId, bookingId, own, organizationId } = await aSoldShow();
  const request = { bookingId, lineNos: [2], expectedMinor: 59_000, reason: "x", idempotencyKey: key() };
  await browser.visit(({ catalogue }) => catalogue.refundTickets(own, eventId, request));
  const query = { search: "", state: "all", sort: "placed", descending: true, page: 1 } as const;
  await expect
    .poll(() => browser.visit(({ catalogue }) => catalogue.listBookings(organizationId, eventId, query)))
    .toMatchObject({ items: [{ quantity: 1, places: "A 1", totalMinor: 118_000, refundedMinor: 59_000 }] });
});

test("a refund that the provider refuses for good is shown with its cause, retried once, and then done", async () => {
  const { browser, eventId, bookingId, own, organizationId, event, intentId } = await aSoldShow();
  const request = { bookingId, lineNos: [1], expectedMinor: 59_000, reason: "x", idempotencyKey: key() };
  await browser.visit(({ catalogue }) => catalogue.refundTickets(own, eventId, request));
  const progress = async () =>
    (await browser.visit(({ catalogue }) => catalogue.readRefundProgress(organizationId, eventId)))!.progress;
  expect(await progress()).toMatchObject({
    cancelled: false,
    waiting: { bookings: 1, amountMinor: 59_000 },
    failures: [],
  });
  for (let tries = 0; tries < 6; tries++)
    await event.recordPaymentFact({
      provider: "sandbox",
      messageId: `failed-${tries}`,
      eventId,
      bookingId: null,
      paymentId: `${bookingId}-1`,
      intentId,
      state: "refund_failed",
      amountMinor: 59_000,
      currency: "INR",
      refundId: `refund-${bookingId}-1`,
      problem: "account closed",
      at: Date.now(),
    });
  expect(await progress()).toMatchObject({
    waiting: { bookings: 0 },
    failed: { bookings: 1, amountMinor: 59_000 },
    failures: [{ bookingId, problem: "account closed", amountMinor: 59_000, intentId }],
  });
  const retry = () => browser.visit(({ catalogue }) => catalogue.retryRefunds(organizationId, eventId));
  expect(await retry()).toMatchObject({ ok: true, value: { retried: 1 } });
  expect(await retry()).toMatchObject({ ok: true, value: { retried: 0 } });
  await perform(eventId, /^refund:/, 2);
  expect(await refundsAtSandbox(intentId)).toEqual([59_000]);
  expect(await progress()).toMatchObject({
    done: { bookings: 1, amountMinor: 59_000 },
    failed: { bookings: 0 },
    failures: [],
  });
  const stub = bindings.EVENT.get(bindings.EVENT.idFromName(eventId));
  const [row] = await runInDurableObject(stub, (_, { storage: { sql } }) =>
    sql.exec('select count(*) as rows from outbox where effect like \'%"kind":"refund"%\'').toArray(),
  );
  expect(row).toEqual({ rows: 0 });
});
