import {
  type BookingDecision,
  type Random,
  UNSETTLED_MS,
  captureOf,
  effect,
  mail,
  put,
  voidOf,
  withPayment,
} from "./booking-change";
import { confirm } from "./booking-confirmation";
import { PAY_MS } from "./booking-placing";
import { refundDone, refundFailed, refundPayment } from "./booking-refund";
import type { Booking, EventState, Payment } from "../event-state";
import { allFree } from "../inventory";
import type { PaymentFact } from "../../payment/payment-fact";

/** Minimum time to try again after a payment failed. */
export const RETRY_MS = 5 * 60_000;

/**
 * Decides what a payment's new state at the provider changes: of the booking, its tickets and its money. Null for an
 * outdated or repeated state. The caller has matched the fact with the payment, amount and currency included.
 * @param now epoch ms
 */
export function decidePaymentNews(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
  random: Random,
): BookingDecision | null {
  switch (fact.state) {
    case "authorised":
      return decideAuthorised(state, booking, payment, fact, now);
    case "captured":
      return decideCaptured(state, booking, payment, fact, now, random);
    case "failed":
    case "voided":
      return decideUnpaid(booking, payment, { ...fact, state: fact.state }, now);
    case "refunded":
      return refundDone(state, booking, payment, fact, now);
    case "refund_failed":
      return refundFailed(state, booking, payment, fact, now);
  }
}

/** Captures when the places are secured; voids a second authorisation, and one whose places are gone. */
function decideAuthorised(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
): BookingDecision | null {
  if (payment.state !== "created" && payment.state !== "failed") return null;
  const next = withPayment(booking, movedTo(payment, "authorised", fact, now));
  const isFirst = !booking.payments.some((each) => each.id !== payment.id && each.state === "authorised");
  const revived = revive(state, next);
  if (!isFirst || !revived || revived.state !== "pending")
    return {
      changes: [
        put(next),
        effect(voidOf(state, payment)),
        // No mail about a second authorised payment of a confirmed booking: the first payment's mail covers it.
        ...(isFirst && next.state === "expired"
          ? [mail(state, next, "late_payment_let_go", { paymentId: payment.id })]
          : []),
      ],
      booking: next,
    };
  const secured: Booking = { ...revived, payBy: null };
  return { changes: [put(secured), effect(captureOf(state, payment))], booking: secured };
}

/** Confirms the booking, or refunds money that comes twice or too late. */
function decideCaptured(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
  random: Random,
): BookingDecision | null {
  if (payment.state === "captured") return null;
  const next = withPayment(booking, movedTo(payment, "captured", fact, now));
  const revived = revive(state, next);
  if (revived?.state === "pending") return confirm(state, revived, now, random);
  const why = booking.state === "confirmed" ? "paid_twice" : "late_payment";
  return refundPayment(state, next, payment.id, fact.amountMinor, why, now);
}

/** Gives a pending booking without another authorisation time to pay again. */
function decideUnpaid(
  booking: Booking,
  payment: Payment,
  fact: PaymentFact & { readonly state: "failed" | "voided" },
  now: number,
): BookingDecision | null {
  const open = payment.state === "created" || payment.state === "authorised";
  if (!open && !(payment.state === "failed" && fact.state === "voided")) return null;
  const next = withPayment(booking, movedTo(payment, fact.state, fact, now));
  const secures = next.payments.some((each) => each.state === "authorised");
  const loosened =
    next.state === "pending" && !secures && booking.payBy === null
      ? { ...next, payBy: Math.max(booking.placedAt + PAY_MS, now + RETRY_MS) }
      : next;
  return { changes: [put(loosened)], booking: loosened };
}

function movedTo(payment: Payment, to: Payment["state"], fact: PaymentFact, now: number): Payment {
  return {
    ...payment,
    state: to,
    at: fact.at,
    // A failed payment may still succeed days later, and that message can be lost.
    askAt: to === "authorised" || to === "failed" ? now + UNSETTLED_MS : null,
    asked: 0,
  };
}

/** The booking as pending if it is, or if it expired and all its places are free; else null. */
function revive(state: EventState, booking: Booking): Booking | null {
  if (booking.state === "pending") return booking;
  if (booking.state !== "expired" || state.setup?.state !== "published") return null;
  return allFree(state.inventory, booking.lines) ? { ...booking, state: "pending", endedAt: null } : null;
}
