import fc from "fast-check";
import { expect, test } from "vitest";
import { decideCancel } from "#domain/sale/saga/booking-cancellation";
import { ticketsOf } from "#domain/sale/saga/booking-change";
import { decidePlace } from "#domain/sale/saga/booking-placing";
import { decideIntent, decideMoney, decideOverdue } from "#domain/sale/saga/booking-saga";
import { type PaymentFact } from "#domain/payment/payment-fact";
import { type Change, applyChange } from "#domain/sale/event-change";
import { type EventState, emptyState } from "#domain/sale/event-state";
import { decideHold } from "#domain/sale/hold/hold";
import { aSetup } from "../../build/workerd/setup";

const NOW = Date.now();
const random = (bytes: number): Uint8Array => new Uint8Array(bytes).map((_, i) => (i * 37 + bytes) % 256);
const HOLD_ID = "00000000-0000-4000-8000-000000000001";
const BOOKING_ID = "01900000-0000-7000-8000-000000000001";
const PAYMENT_ID = "payment-1";

interface Sale {
  readonly state: EventState;
  readonly price: number;
  hear(amountMinor: number, state?: PaymentFact["state"], refundId?: string): void;
}

/** A pending booking of one seat with a payment at the provider. */
function saleInProgress(): Sale {
  const state = emptyState();
  const apply = (changes: readonly Change[]) => {
    for (const change of changes) applyChange(state, change);
  };
  apply([{ kind: "setup", setup: aSetup("e1", { rows: 1, perRow: 2 }) }]);
  const saleAt = NOW;
  const hold = decideHold(state, "guest:a", { holdId: HOLD_ID, seats: [0], pools: [] }, saleAt);
  if (!hold.ok) throw new Error(hold.reason);
  apply(hold.value.changes);
  const ask = {
    bookingId: BOOKING_ID,
    holdId: HOLD_ID,
    buyerName: "A",
    buyerEmail: "a@example.com",
    locale: "en",
    attendeeNames: [],
  };
  const placed = decidePlace(state, "guest:a", ask, saleAt, random);
  if (!placed.ok) throw new Error(placed.reason);
  apply(placed.value.changes);
  const intent = { bookingId: BOOKING_ID, paymentId: PAYMENT_ID, provider: "p", intentId: "i", payUrl: null };
  const asked = decideIntent(state, intent, saleAt);
  if (!asked.ok) throw new Error(asked.reason);
  apply(asked.value.changes);
  let messages = 0;
  return {
    state,
    price: state.bookings.get(BOOKING_ID)!.totals.totalMinor,
    hear(amountMinor, what = "captured", refundId) {
      const fact: PaymentFact = {
        provider: "p",
        messageId: `m${++messages}`,
        eventId: "e1",
        bookingId: BOOKING_ID,
        paymentId: PAYMENT_ID,
        intentId: "i",
        state: what,
        amountMinor,
        currency: state.setup!.currency,
        refundId,
        at: saleAt,
      };
      const heard = decideMoney(state, fact, saleAt + messages, random);
      if (!heard.ok) throw new Error(heard.reason);
      apply(heard.value.changes);
    },
  };
}

test("for any reported amounts of one payment, tickets and refunds together equal the largest one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (tenths) => {
      const sale = saleInProgress();
      // Five tenths of the runs use the right amount.
      const sums = tenths.map((tenth) => (tenth * sale.price) / 5);
      for (const sum of sums) sale.hear(sum);
      const booking = sale.state.bookings.get(BOOKING_ID)!;
      const refunded = booking.refunds.reduce((total, refund) => total + refund.amountMinor, 0);
      const kept = ticketsOf(sale.state, BOOKING_ID).some((ticket) => ticket.state === "valid")
        ? sale.price
        : 0;
      expect(refunded + kept).toBe(Math.max(...sums));
      expect(new Set(booking.refunds.map((refund) => refund.id)).size).toBe(booking.refunds.length);
    }),
  );
});

test("a larger amount after the right one is refunded by the difference, and the tickets stay valid", () => {
  const sale = saleInProgress();
  sale.hear(sale.price);
  sale.hear(sale.price + 500);
  sale.hear(sale.price + 500);
  const booking = sale.state.bookings.get(BOOKING_ID)!;
  expect(booking.state).toBe("confirmed");
  expect(booking.refunds.map((refund) => refund.amountMinor)).toEqual([500]);
});

test("an authorised payment of a pending booking is captured again, because the first capture may be a dead letter", () => {
  const sale = saleInProgress();
  sale.hear(sale.price, "authorised");
  const keys = decideOverdue(sale.state, NOW + 86_400_000).flatMap((change) =>
    change.kind === "effect" ? [change.effect.key] : [],
  );
  expect(keys).toEqual([`reconcile:${PAYMENT_ID}:1`, `capture:${PAYMENT_ID}:again:1`]);
});

function refundsOfCancelling({ state }: Sale): [id: string, amountMinor: number][] {
  const ask = { bookingId: BOOKING_ID, reason: "buyer", idempotencyKey: "k" };
  const decided = decideCancel(state, ask, NOW + 1_000);
  if (!decided.ok) throw new Error(decided.reason);
  for (const change of decided.value.changes) applyChange(state, change);
  return decided.value.changes.flatMap((change) =>
    change.kind === "effect" && change.effect.kind === "refund"
      ? [[change.effect.refundId, change.effect.amountMinor]]
      : [],
  );
}

test("cancelling after manual refunds at the provider refunds the remainder", () => {
  const sale = saleInProgress();
  sale.hear(sale.price);
  sale.hear(200, "refunded");
  sale.hear(300, "refunded");
  expect(sale.state.bookings.get(BOOKING_ID)!.state).toBe("confirmed");
  const rest = sale.price - 500;
  expect(refundsOfCancelling(sale)).toEqual([[`refund-${PAYMENT_ID}`, rest]]);
  expect(sale.state.bookings.get(BOOKING_ID)!.state).toBe("cancelled");
  sale.hear(rest, "refunded", `refund-${PAYMENT_ID}`);
  expect(sale.state.bookings.get(BOOKING_ID)!.state).toBe("refunded");
});

test("a full manual refund at the provider ends the booking, and a message about our refund without its id matches it", () => {
  const byHand = saleInProgress();
  byHand.hear(byHand.price);
  byHand.hear(byHand.price, "refunded");
  expect(byHand.state.bookings.get(BOOKING_ID)!.state).toBe("refunded");
  const ours = saleInProgress();
  ours.hear(ours.price);
  refundsOfCancelling(ours);
  ours.hear(ours.price, "refunded");
  expect(ours.state.bookings.get(BOOKING_ID)!.refunds).toMatchObject([
    { id: `refund-${PAYMENT_ID}`, state: "done" },
  ]);
});

test("the refund of an excess amount does not count as a refund of the price", () => {
  const sale = saleInProgress();
  sale.hear(sale.price);
  sale.hear(sale.price * 3);
  sale.hear(sale.price * 2, "refunded", `refund-${PAYMENT_ID}-to-${sale.price * 3}`);
  expect(sale.state.bookings.get(BOOKING_ID)!.state).toBe("confirmed");
  expect(refundsOfCancelling(sale)).toEqual([[`refund-${PAYMENT_ID}`, sale.price]]);
});
