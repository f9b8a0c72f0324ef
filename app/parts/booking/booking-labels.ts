import type { BookingState, PaymentState, RefundState } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";

export function bookingStateLabel(state: BookingState): string {
  return {
    pending: m.booking_state_pending,
    confirmed: m.booking_state_confirmed,
    cancelled: m.booking_state_cancelled,
    expired: m.booking_state_expired,
    refunded: m.booking_state_refunded,
  }[state]();
}

/** Company names are not translated. */
export function providerName(provider: string): string {
  if (provider === "sandbox") return m.booking_provider_sandbox();
  return provider.charAt(0).toUpperCase() + provider.slice(1);
}

export function paymentStateLabel(state: PaymentState): string {
  return {
    created: m.booking_payment_created,
    authorised: m.booking_payment_authorised,
    captured: m.booking_payment_captured,
    failed: m.booking_payment_failed,
    voided: m.booking_payment_voided,
  }[state]();
}

export function refundStateLabel(state: RefundState): string {
  return {
    due: m.booking_refund_due,
    requested: m.booking_refund_requested,
    done: m.booking_refund_paid,
    failed: m.booking_refund_failed,
  }[state]();
}
