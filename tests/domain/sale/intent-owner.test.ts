import { expect, test } from "vitest";
import { decidePlace } from "#domain/sale/saga/booking-placing";
import { decideIntent, decideMoney } from "#domain/sale/saga/booking-saga";
import { type Change, applyChange } from "#domain/sale/event-change";
import { emptyState } from "#domain/sale/event-state";
import { decideHold } from "#domain/sale/hold/hold";
import type { PaymentFact } from "#domain/payment/payment-fact";
import { aSetup } from "../../build/workerd/setup";

const NOW = Date.now();
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** Two pending bookings, each with a payment whose intent is not recorded yet. */
function twoBookings() {
  const state = emptyState();
  const apply = (changes: readonly Change[]) => {
    for (const change of changes) applyChange(state, change);
  };
  apply([{ kind: "setup", setup: aSetup("e1", { rows: 1, perRow: 2 }) }]);
  for (const [seat, name] of ["a", "b"].entries()) {
    const holdId = `00000000-0000-4000-8000-00000000000${seat}`;
    const held = decideHold(state, `guest:${name}`, { holdId, seats: [seat], pools: [] }, NOW);
    if (!held.ok) throw new Error(held.reason);
    apply(held.value.changes);
    const request = {
      bookingId: `booking-${name}`,
      holdId,
      buyerName: name,
      buyerEmail: `${name}@example.com`,
      locale: "en",
      attendeeNames: [],
      payment: { id: `payment-${name}`, provider: "p" },
    };
    const placed = decidePlace(state, `guest:${name}`, request, NOW, random);
    if (!placed.ok) throw new Error(placed.reason);
    apply(placed.value.changes);
  }
  const record = (name: string, intentId: string) => {
    const request = { bookingId: `booking-${name}`, paymentId: `payment-${name}`, provider: "p" };
    const decided = decideIntent(state, { ...request, intentId, payUrl: "/pay" }, NOW);
    if (decided.ok) apply(decided.value.changes);
    return decided;
  };
  const fact = (name: string, more: Partial<PaymentFact> = {}): PaymentFact => ({
    provider: "p",
    messageId: crypto.randomUUID(),
    eventId: "e1",
    bookingId: `booking-${name}`,
    paymentId: `payment-${name}`,
    intentId: "intent-1",
    state: "captured",
    amountMinor: state.bookings.get(`booking-${name}`)!.totals.totalMinor,
    currency: "INR",
    at: NOW,
    ...more,
  });
  return { state, record, decide: (sent: PaymentFact) => decideMoney(state, sent, NOW, random), fact };
}

test("an intent recorded with one booking cannot be recorded with another", () => {
  const { record } = twoBookings();
  expect(record("a", "intent-1").ok).toBe(true);
  expect(record("a", "intent-1").ok).toBe(true);
  expect(record("b", "intent-1")).toEqual({ ok: false, reason: "intent_taken" });
});

test("money of another booking's intent is refused while the booking's own intent is unknown", () => {
  const { record, decide, fact } = twoBookings();
  record("a", "intent-1");
  expect(decide(fact("b"))).toEqual({ ok: false, reason: "payment_unknown" });
  expect(decide(fact("a")).ok).toBe(true);
});

test("money is refused if its intent was created for another event or booking, or for none", () => {
  const { decide, fact } = twoBookings();
  for (const other of [{ eventId: "e2" }, { bookingId: "booking-b" }, { bookingId: null }])
    expect(decide(fact("a", other))).toEqual({ ok: false, reason: "payment_unknown" });
});
