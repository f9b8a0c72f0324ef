import type { BookingView } from "#domain/sale/booking";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import { ProviderProblem } from "../payments/payments";
import { currentProvider } from "../payments/providers";
import type { CheckedOut } from "./booking";

/** Follows from the booking and how many payments it had before: asked for twice, it is one payment. */
export function paymentIdOf(bookingId: string, number: number): string {
  return `${bookingId}-${number}`;
}

/**
 * Opens the payment of a pending booking: our id is written first, then the provider is asked under that id, then its
 * answer is written. The id follows from the booking and the number of tries that failed, so whoever sends the form
 * twice gets the same payment.
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
    // Nobody waits for this: were it lost, the provider asked again under our id gives the same answer.
    deps.waitUntil(
      object.recordIntent({ ...intent, intentId, payUrl }).catch((problem: unknown) => {
        console.error("payment not named", paymentId, problem);
      }),
    );
    return accept({ booking: pending, payUrl });
  } catch (problem) {
    if (!(problem instanceof ProviderProblem) && !(problem instanceof DOMException)) throw problem;
    console.error("payment not opened", booking.id, problem);
    return refuse("provider_down");
  }
}
