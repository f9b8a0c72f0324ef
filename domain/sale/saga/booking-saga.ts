import {
  type BookingDecision,
  type Random,
  UNSETTLED_MS,
  captureOf,
  effect,
  openedPayment,
  put,
  refundOf,
  withPayment,
} from "./booking-change";
import { hasCancelRest } from "./booking-cancellation";
import { giveBackOdd } from "./booking-refund";
import { decidePaymentNews } from "./payment-news";
import type { Change } from "../event-change";
import type { Booking, EventState, Payment } from "../event-state";
import { type Outcome, accept, refuse } from "../../core/outcome";
import type { PaymentFact } from "../../payment/payment-fact";
import { intentKey } from "../../payment/payment-intent";

/**
 * The booking's state machine. The order of steps keeps money and tickets consistent: authorise, secure the seats,
 * capture, issue. Where the provider captures at once: issue or refund, in the commit that records the message.
 *
 * ```
 * (hold) -> pending --captured--> confirmed --cancel--> cancelled --refund done--> refunded
 *              |  ^                    ^
 *       expiry |  | late authorised    | late captured, places still free
 *              v  |                    |
 *            expired ------------------+--> places gone: void, or refund (then refunded)
 * ```
 * `cancelled` and `refunded` are final. Only a late payment revives an `expired` booking, and only if all of its places
 * are free.
 */

const MOST_ASKED = 12;

/**
 * Stores a payment before the request to the provider (`intentId` null), and again with the provider's response. A
 * booking that ended in between still stores the intent, so that late money is matched. Refuses `booking_unknown` (also
 * for another booking's payment) and `booking_closed` for a new payment of an ended booking.
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
): Outcome<BookingDecision, "booking_unknown" | "booking_closed" | "intent_taken"> {
  const booking = state.bookings.get(ask.bookingId);
  if (!booking) return refuse("booking_unknown");
  const known = booking.payments.find((payment) => payment.id === ask.paymentId);
  if (!known && state.bookingOfPayment.has(ask.paymentId)) return refuse("booking_unknown");
  if (!known && booking.state !== "pending") return refuse("booking_closed");
  if (isIntentOfAnother(state, { ...ask, id: ask.paymentId })) return refuse("intent_taken");
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
 * Applies a verified provider message to a booking. Idempotent: a message seen before or an outdated one changes
 * nothing. A wrong amount or currency is refunded or voided (`mismatch`). Refuses `payment_unknown` when payment,
 * provider and intent do not match.
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
  if (!isFor(state, booking, fact) || isIntentOfAnother(state, { ...fact, id: payment.id }))
    return refuse("payment_unknown");
  const message: Change = { kind: "message", key: inboxKey(fact) };
  if (state.inbox.has(message.key)) return accept({ changes: [], booking, repeated: true, mismatch: false });

  const known: Payment = payment.intentId === null ? { ...payment, intentId: fact.intentId } : payment;
  const takesMoney = fact.state === "authorised" || fact.state === "captured";
  if (takesMoney && (fact.amountMinor !== payment.amountMinor || fact.currency !== payment.currency)) {
    const given = giveBackOdd(state, booking, known, fact, now);
    return accept({ ...given, changes: [message, ...given.changes], repeated: false, mismatch: true });
  }
  const decided = decidePaymentNews(state, booking, known, fact, now, random);
  return accept({
    changes: [message, ...(decided?.changes ?? [])],
    booking: decided?.booking ?? booking,
    repeated: decided === null,
    mismatch: false,
  });
}

/** Whether the fact's intent was created for this booking of this event. */
function isFor(state: EventState, booking: Booking, fact: PaymentFact): boolean {
  const takesMoney = fact.state === "authorised" || fact.state === "captured";
  const namesBooking = fact.bookingId === booking.id || (fact.bookingId === null && !takesMoney);
  return fact.eventId === state.setup?.eventId && namesBooking;
}

function isIntentOfAnother(
  state: EventState,
  payment: { readonly id: string; readonly provider: string; readonly intentId: string | null },
): boolean {
  if (payment.intentId === null) return false;
  const owner = state.paymentOfIntent.get(intentKey({ ...payment, intentId: payment.intentId }));
  return owner !== undefined && owner !== payment.id;
}

/**
 * Retention of inbox keys. Providers retry for days and their signatures expire in minutes; an older message changes
 * nothing because its state is outdated.
 */
export const INBOX_RETENTION_MS = 30 * 86_400_000;

/** Key by which provider messages are deduplicated. */
export function inboxKey(fact: Pick<PaymentFact, "provider" | "messageId">): string {
  return `${fact.provider}:${fact.messageId}`;
}

/** Expires unpaid bookings at `now` (epoch ms), and schedules the reconciliation of unsettled payments and refunds. */
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
      // Repeat a capture that became a dead letter while the provider was down.
      if (booking.state === "pending" && isOnlyAuthorised(booking, payment))
        changes.push(effect({ ...captureOf(state, payment), key: `capture:${payment.id}:again:${asked}` }));
      // The message that a refund failed may be lost; the repeat is idempotent by the refund's id.
      for (const refund of next.refunds)
        if (refund.paymentId === payment.id && refund.state === "due") {
          const request = refundOf(state, payment, refund);
          changes.push(effect({ ...request, key: `${request.key}:again:${asked}` }));
        }
    }
    if (next !== booking) changes.push(put(next));
  }
  return changes;
}

/** Of two authorised payments one is being voided, and their states do not show which. */
function isOnlyAuthorised(booking: Booking, payment: Payment): boolean {
  const authorised = booking.payments.filter((each) => each.state === "authorised");
  return authorised.length === 1 && authorised[0]!.id === payment.id;
}

/** When the next hold, booking or payment is due (epoch ms): 0 at once, Infinity for none. */
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
