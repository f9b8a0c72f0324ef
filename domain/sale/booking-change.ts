import type { BookingMail, Effect } from "./effect";
import type { Booking, Change, EventState, Payment, Refund, Ticket } from "./event-state";

/** What a decision about a booking answers: the facts to keep, and the booking as it then is. */
export interface BookingDecision {
  readonly changes: readonly Change[];
  readonly booking: Booking;
}

/** Random bytes, by the caller. */
export type Random = (bytes: number) => Uint8Array;

/** A payment or refund unsettled for this long is asked about; then ever more rarely. */
export const UNSETTLED_MS = 15 * 60_000;

/** A booking's tickets in the order of its lines. */
export function ticketsOf(state: EventState, bookingId: string): Ticket[] {
  return (state.ticketsOfBooking.get(bookingId) ?? []).map((id) => state.tickets.get(id)!);
}

/** The changes that revoke a booking's valid tickets. */
export function revokeTickets(state: EventState, bookingId: string): Change[] {
  return ticketsOf(state, bookingId)
    .filter((ticket) => ticket.state === "valid")
    .map((ticket) => ({ kind: "ticket", ticket: { ...ticket, state: "revoked" } }));
}

/** Our id of a payment to be opened, and who is to be asked for it. */
export interface PaymentRequest {
  readonly id: string;
  readonly provider: string;
}

/** Written before the provider is asked: money that comes is then known, whatever else is lost. */
export function openedPayment(booking: Booking, ask: PaymentRequest, now: number): Payment {
  return {
    id: ask.id,
    provider: ask.provider,
    intentId: null,
    payUrl: null,
    state: "created",
    amountMinor: booking.totals.totalMinor,
    currency: booking.totals.currency,
    at: now,
    asked: 0,
    askAt: now + UNSETTLED_MS,
  };
}

/** The booking with this payment, new or instead of the one with the same id. */
export function withPayment(booking: Booking, payment: Payment): Booking {
  const known = booking.payments.some((each) => each.id === payment.id);
  return {
    ...booking,
    payments: known
      ? booking.payments.map((each) => (each.id === payment.id ? payment : each))
      : [...booking.payments, payment],
  };
}

/** The change that keeps this booking as it now is. */
export function put(booking: Booking): Change {
  return { kind: "booking", booking };
}

/** The change that lets this be done outside, after the commit. */
export function effect(value: Effect): Change {
  return { kind: "effect", effect: value };
}

function money(state: EventState, payment: Payment) {
  return {
    eventId: state.setup!.eventId,
    paymentId: payment.id,
    intentId: payment.intentId ?? "",
    provider: payment.provider,
  };
}

/** Asks the provider for the money it holds; amounts in minor units. */
export function captureOf(state: EventState, payment: Payment): Effect {
  const { amountMinor, currency } = payment;
  return { key: `capture:${payment.id}`, kind: "capture", ...money(state, payment), amountMinor, currency };
}

/** Asks the provider to let go of money it only holds. */
export function voidOf(state: EventState, payment: Payment): Effect {
  return { key: `void:${payment.id}`, kind: "void", ...money(state, payment) };
}

/** Asks the provider to give this refund; every further try has a key of its own, the refund keeps its id. */
export function refundOf(state: EventState, payment: Payment, refund: Refund): Effect {
  return {
    key: refund.tries === 1 ? `refund:${refund.id}` : `refund:${refund.id}:${refund.tries}`,
    kind: "refund",
    refundId: refund.id,
    ...money(state, payment),
    amountMinor: refund.amountMinor,
    currency: payment.currency,
  };
}

/** A mail about a booking, once for each template and the payment it is about. */
export function mail(
  state: EventState,
  booking: Booking,
  template: BookingMail["template"],
  paymentId?: string,
): Change {
  return effect({
    key: `mail:${booking.id}:${template}${paymentId ? `:${paymentId}` : ""}`,
    eventId: state.setup!.eventId,
    kind: "mail",
    mail: {
      template,
      to: template === "sale_notice" ? "" : booking.buyerEmail,
      locale: booking.locale,
      bookingId: booking.id,
      ...(paymentId ? { paymentId } : {}),
    },
  });
}
