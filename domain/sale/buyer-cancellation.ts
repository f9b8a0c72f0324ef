import type { BookingView } from "./booking";

/**
 * Whether the buyer may cancel the booking without the organizer: a pending one before any payment succeeded, or a
 * confirmed free one until doors open. Refunds of paid bookings are the organizer's decision.
 * @param doorsAt of the event, epoch ms
 * @param now epoch ms
 */
export function isCancellableByBuyer(
  booking: Pick<BookingView, "state" | "totals"> & {
    readonly payments: readonly Pick<BookingView["payments"][number], "state">[];
  },
  doorsAt: number,
  now: number,
): boolean {
  if (booking.state === "pending")
    return booking.payments.every(({ state }) => state === "created" || state === "failed");
  return booking.state === "confirmed" && booking.totals.totalMinor === 0 && now < doorsAt;
}
