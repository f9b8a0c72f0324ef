import {
  type BookingDecision,
  UNSETTLED_MS,
  effect,
  mail,
  put,
  refundOf,
  revokeTickets,
  voidOf,
  withPayment,
} from "./booking-change";
import type { Effect } from "../effect";
import type { Change } from "../event-change";
import type { Booking, EventState, Payment, Refund } from "../event-state";
import { excessIdOf, isExcess, refundIdOf, refundedOf } from "../../refund/refund-amounts";
import type { PaymentFact } from "../../payment/payment-fact";

const MOST_REFUND_TRIES = 6;

/** Why a captured payment is refunded at once. */
export type GivenBack = "late_payment" | "paid_twice" | "amount_mismatch";

const MAIL_TEMPLATES = {
  late_payment: "late_payment_refunded",
  paid_twice: "second_payment_refunded",
  amount_mismatch: "odd_payment_refunded",
} as const;

/** Refunds the part of `amountMinor` (minor units) that is not refunded yet. Idempotent per payment. */
export function refundPayment(
  state: EventState,
  booking: Booking,
  paymentId: string,
  amountMinor: number,
  reason: GivenBack,
  now: number,
): BookingDecision {
  const payment = booking.payments.find((each) => each.id === paymentId)!;
  const restMinor = amountMinor - refundedOf(booking, paymentId);
  if (restMinor <= 0 || booking.refunds.some((refund) => refund.id === refundIdOf(paymentId)))
    return { changes: [put(booking)], booking };
  const refund = makeRefund(paymentId, restMinor, reason, now);
  const next = withRefund(booking, payment, refund, now);
  return {
    changes: [
      put(next),
      effect(refundOf(state, payment, refund)),
      mail(state, next, MAIL_TEMPLATES[reason], { paymentId }),
    ],
    booking: next,
  };
}

/**
 * Records a completed refund; the booking becomes `refunded` once all captured money is returned. Null when already
 * recorded.
 */
export function refundDone(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
): BookingDecision | null {
  const id = fact.refundId ?? namelessRefundId(booking, payment, fact);
  const known = booking.refunds.find((refund) => refund.id === id);
  if (known?.state === "done") return null;
  const done: Refund = known
    ? { ...known, state: "done", at: fact.at }
    : {
        ...makeRefund(payment.id, fact.amountMinor, "by_provider", now),
        id,
        state: "done",
        at: fact.at,
      };
  const isLast = !booking.refunds.some(
    (refund) => refund.paymentId === payment.id && refund.id !== id && refund.state === "due",
  );
  // A refunded payment was captured, even if that message has not arrived yet.
  const taken: Payment = { ...payment, state: "captured", askAt: isLast ? null : payment.askAt };
  let next = withPayment(booking, taken);
  next = {
    ...next,
    refunds: known
      ? next.refunds.map((refund) => (refund.id === id ? done : refund))
      : [...next.refunds, done],
  };
  const isSettled = next.payments
    .filter((each) => each.state === "captured")
    .every((each) => refundedOf(next, each.id, "done") >= each.amountMinor);
  const changes: Change[] = [];
  if (isSettled && next.state !== "refunded") {
    if (next.state === "confirmed") changes.push(...revokeTickets(state, booking.id));
    if (next.state === "confirmed" || next.state === "cancelled")
      changes.push(mail(state, next, "booking_refunded"));
    next = { ...next, state: "refunded", payBy: null, endedAt: next.endedAt ?? now };
  } else if (known && !isSettled && isOfBooking(known)) {
    const { amountMinor, lineNos = [], words = "" } = known;
    const about = { lineNos, amountMinor, keptMinor: 0, words };
    changes.push(mail(state, next, "booking_refunded", { refundId: id, about }));
  }
  return { changes: [put(next), ...changes], booking: next };
}

/** Whether the refund is of the booking's own price; mails about late, duplicate and odd payments announce their refund. */
function isOfBooking({ reason }: Refund): boolean {
  return !Object.hasOwn(MAIL_TEMPLATES, reason);
}

/**
 * A refund made in the provider's dashboard has no refund id: it matches one of ours only if that is open and has the
 * same amount.
 */
function namelessRefundId(booking: Booking, payment: Payment, fact: PaymentFact): string {
  const own = booking.refunds.find(
    (refund) =>
      refund.paymentId === payment.id &&
      !isExcess(refund) &&
      refund.state !== "done" &&
      refund.amountMinor === fact.amountMinor,
  );
  return own?.id ?? `${refundIdOf(payment.id)}-by-${fact.messageId}`;
}

/**
 * Records a failed refund: it is retried up to {@link MOST_REFUND_TRIES} times, then `failed` with a notice to the
 * organizers. Null when already recorded.
 */
export function refundFailed(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
): BookingDecision | null {
  const open = booking.refunds.filter(
    ({ paymentId, state: each }) => paymentId === payment.id && each === "due",
  );
  const id = fact.refundId ?? (open.length === 1 ? open[0]!.id : refundIdOf(payment.id));
  const known = booking.refunds.find((refund) => refund.id === id);
  if (!known || known.state === "done" || known.state === "failed") return null;
  const tries = known.tries + 1;
  // A manual retry adds tries, which are limited in the same way.
  const again = (tries - 1) % MOST_REFUND_TRIES !== 0;
  const refund: Refund = {
    ...known,
    tries,
    state: again ? "due" : "failed",
    at: now,
    ...(fact.problem ? { problem: fact.problem } : {}),
  };
  const next: Booking = {
    ...booking,
    refunds: booking.refunds.map((each) => (each.id === id ? refund : each)),
  };
  return {
    changes: [put(next), effect(again ? refundOf(state, payment, refund) : refundNotice(state, id))],
    booking: next,
  };
}

/** Refunds or voids a payment of the wrong amount. The booking stays pending for the right one. */
export function giveBackOdd(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
): BookingDecision {
  if (fact.state === "captured" && payment.state === "captured")
    return giveBackExcess(state, booking, payment, fact, now);
  if (fact.state === "authorised" || payment.state === "captured") {
    const next = payment.state === "captured" ? booking : withPayment(booking, payment);
    return {
      changes: payment.state === "captured" ? [] : [put(next), effect(voidOf(state, payment))],
      booking: next,
    };
  }
  const taken = withPayment(booking, {
    ...payment,
    state: "captured",
    amountMinor: fact.amountMinor,
    currency: fact.currency,
    at: fact.at,
    askAt: null,
  });
  return refundPayment(state, taken, payment.id, fact.amountMinor, "amount_mismatch", now);
}

/**
 * A provider that reports a larger captured amount than before: the excess over the largest known amount is refunded,
 * once per amount. Tickets issued for the right amount stay valid.
 */
function giveBackExcess(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: PaymentFact,
  now: number,
): BookingDecision {
  const known = booking.refunds
    .filter((refund) => refund.paymentId === payment.id && isExcess(refund))
    .reduce((sum, refund) => sum + refund.amountMinor, payment.amountMinor);
  if (fact.currency !== payment.currency || fact.amountMinor <= known) return { changes: [], booking };
  const refund: Refund = {
    ...makeRefund(payment.id, fact.amountMinor - known, "amount_mismatch", now),
    id: `${excessIdOf(payment.id)}${fact.amountMinor}`,
  };
  const next = withRefund(booking, payment, refund, now);
  return { changes: [put(next), effect(refundOf(state, payment, refund))], booking: next };
}

/** Adds a refund and schedules a reconciliation of its payment, because the provider's response can be lost. */
export function withRefund(booking: Booking, payment: Payment, refund: Refund, now: number): Booking {
  const watched = withPayment(booking, { ...payment, asked: 0, askAt: now + UNSETTLED_MS });
  return { ...watched, refunds: [...watched.refunds, refund] };
}

/** Replaces a refund that is requested once more, and schedules a reconciliation of its payment. */
export function withRefundAgain(booking: Booking, payment: Payment, refund: Refund, now: number): Booking {
  const watched = withPayment(booking, { ...payment, asked: 0, askAt: now + UNSETTLED_MS });
  return { ...watched, refunds: watched.refunds.map((each) => (each.id === refund.id ? refund : each)) };
}

/** The id of the next refund of a payment: the first has {@link refundIdOf}, later ones a number. */
export function nextRefundId({ refunds }: Pick<Booking, "refunds">, paymentId: string): string {
  const first = refundIdOf(paymentId);
  const isTaken = (id: string) => refunds.some((refund) => refund.id === id);
  if (!isTaken(first)) return first;
  let number = 2;
  while (isTaken(`${first}-part-${number}`)) number++;
  return `${first}-part-${number}`;
}

/** Notifies the organizers, once, of a refund that needs manual work. */
function refundNotice(state: EventState, refundId: string): Effect {
  return {
    key: refundNoticeKey(refundId),
    eventId: state.setup!.eventId,
    kind: "notice",
    notice: "refund_failed",
  };
}

/** Outbox key of a failed refund's notice: one notice per refund. */
export function refundNoticeKey(refundId: string): string {
  return `notice:refund_failed:${refundId}`;
}

/** A new refund of `amountMinor` (minor units), due and on its first try. */
export function makeRefund(paymentId: string, amountMinor: number, reason: string, now: number): Refund {
  return { id: refundIdOf(paymentId), paymentId, amountMinor, state: "due", reason, at: now, tries: 1 };
}
