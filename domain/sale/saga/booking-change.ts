import type { BookingMail, Effect, RefundAbout } from "../effect";
import type { Change } from "../event-change";
import type { Booking, EventState, Payment, Refund, Ticket } from "../event-state";

/** An accepted decision about a booking: its changes, and the booking after them. */
export interface BookingDecision {
  readonly changes: readonly Change[];
  readonly booking: Booking;
}

/** Returns the given number of random bytes; supplied by the caller to keep decisions pure. */
export type Random = (bytes: number) => Uint8Array;

/** Delay before the first reconciliation of an unsettled payment or refund; later ones back off exponentially. */
export const UNSETTLED_MS = 15 * 60_000;

/** A booking's tickets in the order of its lines; empty before confirmation. */
export function ticketsOf(state: EventState, bookingId: string): Ticket[] {
  return (state.ticketsOfBooking.get(bookingId) ?? []).map((id) => state.tickets.get(id)!);
}

/** The changes that revoke a booking's valid tickets. */
export function revokeTickets(state: EventState, bookingId: string): Change[] {
  return ticketsOf(state, bookingId)
    .filter((ticket) => ticket.state === "valid")
    .map((ticket) => ({ kind: "ticket", ticket: { ...ticket, state: "revoked" } }));
}

/** A payment to open with a provider: our id and the provider's name. */
export interface PaymentRequest {
  readonly id: string;
  readonly provider: string;
}

/**
 * A payment without an intent. It is committed before the request to the provider, so that a webhook finds it even if
 * the response is lost.
 */
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

/** The booking with the payment added, or replaced if one has the same id. */
export function withPayment(booking: Booking, payment: Payment): Booking {
  const known = booking.payments.some((each) => each.id === payment.id);
  return {
    ...booking,
    payments: known
      ? booking.payments.map((each) => (each.id === payment.id ? payment : each))
      : [...booking.payments, payment],
  };
}

/** The change that stores a booking. */
export function put(booking: Booking): Change {
  return { kind: "booking", booking };
}

/** The change that adds an effect to the outbox. */
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

/** The effect that captures an authorised payment; amounts in minor units. Idempotent by payment. */
export function captureOf(state: EventState, payment: Payment): Effect {
  const { amountMinor, currency } = payment;
  return { key: `capture:${payment.id}`, kind: "capture", ...money(state, payment), amountMinor, currency };
}

/** The effect that voids an authorised payment. */
export function voidOf(state: EventState, payment: Payment): Effect {
  return { key: `void:${payment.id}`, kind: "void", ...money(state, payment) };
}

/** The effect that requests a refund. Each retry has its own key; the refund's id stays the same. */
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

/** The effect that sends a mail about a booking, deduplicated by template and by payment, refund or accepted request. */
export function mail(
  state: EventState,
  booking: Booking,
  template: BookingMail["template"],
  {
    paymentId,
    refundId,
    about,
  }: { readonly paymentId?: string; readonly refundId?: string; readonly about?: RefundAbout } = {},
): Change {
  const isRepeatable = template === "tickets_cancelled" || template === "amount_refunded";
  const which = paymentId ?? refundId ?? (isRepeatable ? String(booking.requests?.length ?? 0) : undefined);
  return effect({
    key: `mail:${booking.id}:${template}${which === undefined ? "" : `:${which}`}`,
    eventId: state.setup!.eventId,
    kind: "mail",
    mail: {
      template,
      to: template === "sale_notice" ? "" : booking.buyerEmail,
      locale: booking.locale,
      bookingId: booking.id,
      ...(paymentId ? { paymentId } : {}),
      ...(about ? { about } : {}),
    },
  });
}
