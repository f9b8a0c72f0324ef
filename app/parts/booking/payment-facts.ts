import type { BookingView, PaymentView } from "#domain/sale/booking";

/** Paid after the hold had expired: the payment is refunded. */
export function isPaidLate(booking: BookingView): boolean {
  return booking.refunds.some(({ reason }) => reason === "late_payment");
}

/** Authorised or voided after the booking ended: the money is never captured. */
export function isReleased({ state, at }: PaymentView, endedAt: number): boolean {
  return state === "authorised" || (state === "voided" && at >= endedAt);
}

/** The buyer was sent to the provider, and no webhook has reported a result yet. */
export function isPaymentOpen(booking: BookingView): boolean {
  return booking.payments.some(({ state, intentId }) => state === "created" && intentId !== null);
}
