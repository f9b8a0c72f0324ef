import { expect, test } from "vitest";
import { refundFailed } from "#domain/sale/saga/booking-refund";
import { applyChange } from "#domain/sale/event-change";
import { type Booking, type Payment, type Refund, emptyState } from "#domain/sale/event-state";
import { aSetup } from "../../build/workerd/setup";

const PAYMENT = { id: "p1", provider: "p", intentId: "i1", amountMinor: 100, currency: "INR" } as Payment;
const FACT = {
  provider: "p",
  messageId: "m",
  eventId: "e1",
  bookingId: null,
  paymentId: "p1",
  intentId: "i1",
  state: "refund_failed" as const,
  amountMinor: 100,
  currency: "INR",
  at: 1,
};

function failedAfter(tries: number) {
  const state = emptyState();
  applyChange(state, { kind: "setup", setup: aSetup("e1") });
  const refund: Refund = {
    id: "refund-p1",
    paymentId: "p1",
    amountMinor: 100,
    state: "due",
    reason: "buyer",
    at: 0,
    tries,
  };
  const booking = { id: "b1", lines: [], payments: [PAYMENT], refunds: [refund] } as unknown as Booking;
  return refundFailed(state, booking, PAYMENT, FACT, 1);
}

test("a failed refund is retried under the same id", () => {
  expect(failedAfter(1)?.changes.at(-1)).toMatchObject({
    effect: { kind: "refund", refundId: "refund-p1", key: "refund:refund-p1:2" },
  });
});

test("after the last retry the refund has failed and the organizers are notified once", () => {
  const failed = failedAfter(6);
  expect(failed?.booking.refunds[0]?.state).toBe("failed");
  expect(failed?.changes.at(-1)).toMatchObject({
    effect: { kind: "notice", notice: "refund_failed", key: "notice:refund_failed:refund-p1" },
  });
});
