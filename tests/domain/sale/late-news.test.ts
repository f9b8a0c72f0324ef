import { expect, test } from "vitest";
import { decideCancelEvent } from "#domain/sale/saga/booking-cancellation";
import { PAY_MS, decidePlace } from "#domain/sale/saga/booking-placing";
import { decideIntent, decideMoney, decideOverdue } from "#domain/sale/saga/booking-saga";
import type { Effect } from "#domain/sale/effect";
import { type Change, applyChange } from "#domain/sale/event-change";
import { emptyState } from "#domain/sale/event-state";
import { HOLD_MS, decideHold } from "#domain/sale/hold/hold";
import type { PaymentFact } from "#domain/payment/payment-fact";
import { decideSweep } from "#domain/sale/saga/due-changes";
import { aSetup } from "../../build/workerd/setup";

const NOW = Date.now();
const HOLD_ID = "00000000-0000-4000-8000-000000000001";
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** An event of one row, with everything that its decisions sent out. */
function sale() {
  const state = emptyState();
  const effects: Effect[] = [];
  const apply = (changes: readonly Change[]) => {
    for (const change of changes) {
      applyChange(state, change);
      if (change.kind === "effect") effects.push(change.effect);
    }
  };
  apply([{ kind: "setup", setup: aSetup("e1", { rows: 1, perRow: 2 }) }]);
  return {
    state,
    apply,
    /** Keys of the effects on money since the last call. */
    takeMoney: () =>
      effects
        .splice(0)
        .filter(({ kind }) => kind === "capture" || kind === "void" || kind === "refund")
        .map(({ key }) => key),
    sweep(now: number) {
      for (const changes of decideSweep(state, now)) apply(changes);
    },
    hold(now: number, buyerKey = "guest:a", holdId = HOLD_ID) {
      const held = decideHold(state, buyerKey, { holdId, seats: [0], pools: [] }, now);
      if (held.ok) apply(held.value.changes);
      return held;
    },
  };
}

/** A pending booking with two opened payments, "pay-1" and "pay-2". */
function pendingSale() {
  const made = sale();
  const { state, apply } = made;
  made.hold(NOW);
  const request = {
    bookingId: "b1",
    holdId: HOLD_ID,
    buyerName: "A",
    buyerEmail: "a@example.com",
    locale: "en",
    attendeeNames: [],
  };
  const placed = decidePlace(state, "guest:a", request, NOW, random);
  if (!placed.ok) throw new Error(placed.reason);
  apply(placed.value.changes);
  for (const number of [1, 2]) {
    const intent = { paymentId: `pay-${number}`, intentId: `intent-${number}`, payUrl: null };
    const opened = decideIntent(state, { bookingId: "b1", provider: "p", ...intent }, NOW);
    if (!opened.ok) throw new Error(opened.reason);
    apply(opened.value.changes);
  }
  const { totalMinor, currency } = placed.value.booking.totals;
  return {
    ...made,
    booking: () => state.bookings.get("b1")!,
    receive(messageId: string, fact: Partial<PaymentFact>, now = NOW) {
      const decided = decideMoney(
        state,
        {
          provider: "p",
          messageId,
          eventId: "e1",
          bookingId: "b1",
          paymentId: "pay-1",
          intentId: "intent-1",
          state: "captured",
          amountMinor: totalMinor,
          currency,
          at: now,
          ...fact,
        },
        now,
        random,
      );
      if (!decided.ok) throw new Error(decided.reason);
      apply(decided.value.changes);
      return decided.value;
    },
  };
}

test("a hold ends in the millisecond in which it expires, and its seat is free for the next buyer", () => {
  const made = sale();
  made.hold(NOW);
  made.sweep(NOW + HOLD_MS - 1);
  expect(made.state.holds.size).toBe(1);
  made.sweep(NOW + HOLD_MS);
  expect(made.state.holds.size).toBe(0);
  expect(made.hold(NOW + HOLD_MS, "guest:b", "00000000-0000-4000-8000-000000000002").ok).toBe(true);
});

test("late money does not revive a booking of a cancelled event, and goes back", () => {
  for (const state of ["captured", "authorised"] as const) {
    const made = pendingSale();
    const late = NOW + PAY_MS;
    made.sweep(late);
    expect(made.booking().state).toBe("expired");
    made.apply(decideCancelEvent(made.state));
    made.receive("m1", { state }, late);
    expect(made.booking().state).toBe("expired");
    expect(made.state.tickets.size).toBe(0);
    expect(made.takeMoney()).toEqual([state === "captured" ? "refund:refund-pay-1" : "void:pay-1"]);
  }
});

test("an old webhook that arrives again after newer news changes nothing", () => {
  const made = pendingSale();
  made.receive("m1", { state: "authorised" });
  made.receive("m2", { state: "failed" });
  expect(made.takeMoney()).toEqual(["capture:pay-1"]);
  expect(made.receive("m1", { state: "authorised" })).toMatchObject({ repeated: true, changes: [] });
  expect(made.booking().payments[0]?.state).toBe("failed");
  expect(made.takeMoney()).toEqual([]);
});

test("a failed refund that is reported twice counts as one attempt", () => {
  const made = pendingSale();
  made.sweep(NOW + PAY_MS);
  made.apply(decideCancelEvent(made.state));
  made.receive("m1", {}, NOW + PAY_MS);
  const failed = { state: "refund_failed", bookingId: null, refundId: "refund-pay-1" } as const;
  made.receive("m2", failed, NOW + PAY_MS);
  made.receive("m2", failed, NOW + PAY_MS);
  expect(made.booking().refunds[0]).toMatchObject({ state: "due", tries: 2 });
  expect(made.takeMoney()).toEqual(["refund:refund-pay-1", "refund:refund-pay-1:2"]);
});

test("of two authorised cards one is captured and the other voided, also when the provider is queried again later", () => {
  const made = pendingSale();
  made.receive("m1", { state: "authorised" });
  made.receive("m2", { state: "authorised", paymentId: "pay-2", intentId: "intent-2" });
  expect(made.takeMoney()).toEqual(["capture:pay-1", "void:pay-2"]);
  made.apply(decideOverdue(made.state, NOW + 20 * 60_000));
  expect(made.takeMoney()).toEqual([]);
});
