import {
  type BookingDecision,
  type Random,
  UNSETTLED_MS,
  captureOf,
  effect,
  mail,
  openedPayment,
  put,
  refundOf,
  voidOf,
  withPayment,
} from "./booking-change";
import { hasCancelRest } from "./booking-cancellation";
import { confirm } from "./booking-confirmation";
import { PAY_MS } from "./booking-placing";
import { giveBackOdd, refundDone, refundFailed, refundPayment } from "./booking-refund";
import type { Booking, Change, EventState, Payment } from "./event-state";
import { allFree } from "./inventory";
import { type Outcome, accept, refuse } from "../core/outcome";
import type { PaymentFact } from "./payment-fact";

/**
 * What may happen to a booking, and what must then be done. Money and tickets keep in step by order: authorise, secure
 * the seats, capture, mint; where the provider captures at once: mint or refund, in the commit that takes the news in.
 *
 * ```
 * (hold) -> pending --captured--> confirmed --cancel--> cancelled --refund done--> refunded
 *              |  ^                    ^
 *       expiry |  | late authorised    | late captured, places still free
 *              v  |                    |
 *            expired ------------------+--> places gone: void, or refund (then refunded)
 * ```
 * `cancelled` and `refunded` never live again; `expired` only by late money, and only with all of its places.
 */

/** How long a buyer keeps them at least, to try again after a payment failed. */
export const RETRY_MS = 5 * 60_000;
const MOST_ASKED = 12;

/**
 * Remembers a payment before the provider is asked (`intentId` null), and again with what it answered. A booking that
 * ended in between still learns its intent, so that money on its way is known when it comes.
 */
export function decideIntent(
  state: EventState,
  ask: {
    readonly bookingId: string;
    readonly paymentId: string;
    readonly provider: string;
    readonly intentId: string | null;
    readonly payUrl: string | null;
  },
  now: number,
): Outcome<BookingDecision, "booking_unknown" | "booking_closed"> {
  const booking = state.bookings.get(ask.bookingId);
  if (!booking) return refuse("booking_unknown");
  const known = booking.payments.find((payment) => payment.id === ask.paymentId);
  if (!known && state.bookingOfPayment.has(ask.paymentId)) return refuse("booking_unknown");
  if (!known && booking.state !== "pending") return refuse("booking_closed");
  if (known && (ask.intentId === null || known.intentId === ask.intentId))
    return accept({ changes: [], booking });
  const payment: Payment = known
    ? { ...known, intentId: known.intentId ?? ask.intentId, payUrl: known.payUrl ?? ask.payUrl }
    : {
        ...openedPayment(booking, { id: ask.paymentId, provider: ask.provider }, now),
        intentId: ask.intentId,
        payUrl: ask.payUrl,
      };
  const next = withPayment(booking, payment);
  return accept({ changes: [{ kind: "booking", booking: next }], booking: next });
}

/**
 * Takes in what the provider says about a payment. A message seen before, or news that is old, changes nothing.
 *
 * An amount that is not what was asked for is refused, and given back: nothing is sold for it.
 */
export function decideMoney(
  state: EventState,
  fact: PaymentFact,
  now: number,
  random: Random,
): Outcome<BookingDecision & { repeated: boolean; mismatch: boolean }, "payment_unknown"> {
  const booking = state.bookings.get(state.bookingOfPayment.get(fact.paymentId) ?? "");
  const payment = booking?.payments.find((each) => each.id === fact.paymentId);
  if (!booking || !payment || payment.provider !== fact.provider) return refuse("payment_unknown");
  if (payment.intentId !== null && payment.intentId !== fact.intentId) return refuse("payment_unknown");
  const message: Change = { kind: "message", key: inboxKey(fact) };
  if (state.inbox.has(message.key)) return accept({ changes: [], booking, repeated: true, mismatch: false });

  const known: Payment = payment.intentId === null ? { ...payment, intentId: fact.intentId } : payment;
  const takesMoney = fact.state === "authorised" || fact.state === "captured";
  if (takesMoney && (fact.amountMinor !== payment.amountMinor || fact.currency !== payment.currency)) {
    const given = giveBackOdd(state, booking, known, fact, now);
    return accept({ ...given, changes: [message, ...given.changes], repeated: false, mismatch: true });
  }
  const decided = decideNews(state, booking, known, fact, now, random);
  return accept({
    changes: [message, ...(decided?.changes ?? [])],
    booking: decided?.booking ?? booking,
    repeated: decided === null,
    mismatch: false,
  });
}

/**
 * How long a message's key is kept. Providers repeat for days and their signatures age in minutes; a message older than
 * this changes nothing by its own state.
 */
export const INBOX_RETENTION_MS = 30 * 86_400_000;

/** The inbox's key of a message: the same message comes in once. */
export function inboxKey(fact: Pick<PaymentFact, "provider" | "messageId">): string {
  return `${fact.provider}:${fact.messageId}`;
}

function decideNews(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
  random: Random,
): BookingDecision | null {
  const moved = (to: Payment["state"]): Payment => ({
    ...payment,
    state: to,
    at: fact.at,
    // A failed payment may still succeed, days later, and word of that be lost.
    askAt: to === "authorised" || to === "failed" ? now + UNSETTLED_MS : null,
    asked: 0,
  });
  switch (fact.state) {
    case "authorised": {
      if (payment.state !== "created" && payment.state !== "failed") return null;
      const next = withPayment(booking, moved("authorised"));
      const isFirst = !booking.payments.some((each) => each.id !== payment.id && each.state === "authorised");
      const revived = revive(state, next);
      if (!isFirst || !revived || revived.state !== "pending")
        return {
          changes: [
            put(next),
            effect(voidOf(state, payment)),
            // A second card for a booking that stands needs no word: its own payment says it.
            ...(isFirst && next.state === "expired"
              ? [mail(state, next, "late_payment_let_go", payment.id)]
              : []),
          ],
          booking: next,
        };
      const secured: Booking = { ...revived, payBy: null };
      return { changes: [put(secured), effect(captureOf(state, payment))], booking: secured };
    }
    case "captured": {
      if (payment.state === "captured") return null;
      const next = withPayment(booking, moved("captured"));
      const revived = revive(state, next);
      if (revived?.state === "pending") return confirm(state, revived, now, random);
      const why = booking.state === "confirmed" ? "paid_twice" : "late_payment";
      return refundPayment(state, next, payment.id, fact.amountMinor, why, now);
    }
    case "failed":
    case "voided": {
      const open = payment.state === "created" || payment.state === "authorised";
      if (!open && !(payment.state === "failed" && fact.state === "voided")) return null;
      const next = withPayment(booking, moved(fact.state));
      const secures = next.payments.some((each) => each.state === "authorised");
      const loosened =
        next.state === "pending" && !secures && booking.payBy === null
          ? { ...next, payBy: Math.max(booking.placedAt + PAY_MS, now + RETRY_MS) }
          : next;
      return { changes: [put(loosened)], booking: loosened };
    }
    case "refunded":
      return refundDone(state, booking, payment, fact, now);
    case "refund_failed":
      return refundFailed(state, booking, payment, fact, now);
  }
}

/** The booking with its places: itself while pending, anew when it expired and all of them are free, else null. */
function revive(state: EventState, booking: Booking): Booking | null {
  if (booking.state === "pending") return booking;
  if (booking.state !== "expired" || state.setup?.state !== "published") return null;
  return allFree(state.inventory, booking.lines) ? { ...booking, state: "pending", endedAt: null } : null;
}

/** Pending bookings whose time to pay is over, and payments to ask about. */
export function decideOverdue(state: EventState, now: number): Change[] {
  const changes: Change[] = [];
  for (const booking of state.bookings.values()) {
    let next = booking;
    if (booking.state === "pending" && booking.payBy !== null && now >= booking.payBy)
      next = { ...next, state: "expired", payBy: null, endedAt: now };
    for (const payment of booking.payments) {
      if (payment.askAt === null || now < payment.askAt) continue;
      const asked = payment.asked + 1;
      const askAt = asked >= MOST_ASKED ? null : now + UNSETTLED_MS * 2 ** Math.min(asked, 7);
      next = withPayment(next, { ...payment, asked, askAt });
      changes.push(
        effect({
          key: `reconcile:${payment.id}:${asked}`,
          eventId: state.setup!.eventId,
          kind: "reconcile",
          paymentId: payment.id,
          intentId: payment.intentId,
          provider: payment.provider,
        }),
      );
      // A capture that was given up while the provider was away is asked for again, of the one payment it can be.
      if (booking.state === "pending" && isOnlyAuthorised(booking, payment))
        changes.push(effect({ ...captureOf(state, payment), key: `capture:${payment.id}:again:${asked}` }));
      // Word that a refund failed may have been lost: asking for it again does no harm, it has one id.
      for (const refund of next.refunds)
        if (refund.paymentId === payment.id && refund.state === "due")
          changes.push(
            effect({ ...refundOf(state, payment, refund), key: `refund:${refund.id}:again:${asked}` }),
          );
    }
    if (next !== booking) changes.push(put(next));
  }
  return changes;
}

/** A second authorised payment is being let go of, and which one that is only its order told. */
function isOnlyAuthorised(booking: Booking, payment: Payment): boolean {
  const authorised = booking.payments.filter((each) => each.state === "authorised");
  return authorised.length === 1 && authorised[0]!.id === payment.id;
}

/** When a hold, a booking or a payment is next to be looked at: 0 for at once, Infinity when nothing is. */
export function findNextEnd(state: EventState): number {
  if (hasCancelRest(state)) return 0;
  let next = Infinity;
  for (const hold of state.holds.values()) next = Math.min(next, hold.expiresAt);
  for (const booking of state.bookings.values()) {
    if (booking.state === "pending" && booking.payBy !== null) next = Math.min(next, booking.payBy);
    for (const payment of booking.payments) if (payment.askAt !== null) next = Math.min(next, payment.askAt);
  }
  return next;
}
