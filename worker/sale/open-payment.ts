import type { BookingView } from "#domain/sale/booking";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import { isOutage } from "../platform/outage";
import { ProviderProblem } from "../payments/payments";
import { currentProvider } from "../payments/providers";
import type { CheckedOut } from "./booking";
import { logError } from "../platform/log";

/** Deterministic, so that a repeated request opens one payment. @param number 1 for the booking's first payment */
export function paymentIdOf(bookingId: string, number: number): string {
  return `${bookingId}-${number}`;
}

/**
 * Opens the payment of a pending booking: records our payment id, creates the provider's intent under that id, then records
 * the intent. Idempotent: the id is derived from the booking and the number of failed payments.
 */
export async function openPayment(
  deps: Deps,
  booking: BookingView,
): Promise<Outcome<CheckedOut, "booking_closed" | "provider_down">> {
  if (booking.state !== "pending") return accept({ booking, payUrl: null });
  const open = booking.payments.find((payment) => payment.state === "created");
  if (open?.payUrl) return accept({ booking, payUrl: open.payUrl });
  if (booking.payments.some((payment) => payment.state === "authorised" || payment.state === "captured"))
    return accept({ booking, payUrl: null });

  const provider = currentProvider(deps.env, deps.now);
  if (!provider) return refuse("provider_down");
  const object = await eventObject(deps.env, booking.eventId);
  const paymentId = open?.id ?? paymentIdOf(booking.id, booking.payments.length + 1);
  const intent = { bookingId: booking.id, paymentId, provider: provider.name };
  let pending = booking;
  if (!open) {
    const written = await object.recordIntent({ ...intent, intentId: null, payUrl: null });
    if (!written.ok) return refuse("booking_closed");
    pending = written.value;
  }

  const returnUrl = new URL(`/bookings/${booking.id}`, deps.request.url);
  returnUrl.searchParams.set("event", booking.eventId);
  try {
    const { intentId, payUrl } = await provider.createIntent({
      paymentId,
      eventId: booking.eventId,
      bookingId: booking.id,
      amountMinor: booking.totals.totalMinor,
      currency: booking.totals.currency,
      description: `Stagedoor ${booking.reference}`,
      buyerEmail: booking.buyerEmail,
      returnUrl: returnUrl.href,
    });
    // Not awaited: if it is lost, the provider returns the same intent for our id.
    deps.waitUntil(
      object.recordIntent({ ...intent, intentId, payUrl }).catch((problem: unknown) => {
        logError("payment intent not recorded", { paymentId }, problem);
      }),
    );
    return accept({ booking: pending, payUrl });
  } catch (problem) {
    if (!(problem instanceof ProviderProblem) && !(problem instanceof DOMException) && !isOutage(problem))
      throw problem;
    logError("payment not opened", { bookingId: booking.id }, problem);
    return refuse("provider_down");
  }
}
