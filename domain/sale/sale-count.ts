import { type Booking, type EventState, type Refund, liveLines, occupies } from "./event-state";

/** Places and revenue of an event's sale; amounts in minor units of the event's currency. */
export interface SaleCount {
  readonly capacity: number;
  readonly held: number;
  readonly sold: number;
  /** Neither held nor sold; never negative. */
  readonly available: number;
  readonly revenueMinor: number;
}

/** The counts as maintained by `applyChange`: constant time. */
export function readCount(state: EventState): SaleCount {
  const { held, sold, revenueMinor } = state;
  const { capacity } = state.inventory;
  return { capacity, held, sold, available: Math.max(0, capacity - sold - held), revenueMinor };
}

/** The same counts from every hold and booking: {@link readCount} must always agree with it. */
export function recount(state: EventState): SaleCount {
  let [held, sold, revenueMinor] = [0, 0, 0];
  for (const hold of state.holds.values()) held += hold.lines.length;
  for (const booking of state.bookings.values()) {
    const as = occupies(booking.state);
    if (as === "held") held += liveLines(booking).length;
    if (as === "sold") sold += liveLines(booking).length;
    revenueMinor += revenueOf(booking);
  }
  const { capacity } = state.inventory;
  return { capacity, held, sold, available: Math.max(0, capacity - sold - held), revenueMinor };
}

/** Refunds of money that never belonged to the booking: late, duplicate and odd payments. */
const NOT_OF_BOOKING: readonly string[] = ["late_payment", "paid_twice", "amount_mismatch"];

/** Returns what the organizer keeps of a booking that was confirmed: its total without refunds, pending ones included. */
export function revenueOf(booking: Pick<Booking, "confirmedAt" | "totals" | "refunds">): number {
  if (booking.confirmedAt === null) return 0;
  const { totalMinor } = booking.totals;
  return booking.refunds.length === 0 ? totalMinor : Math.max(0, totalMinor - bookingRefundsOf(booking));
}

/** Returns the refunds of a booking's own price in minor units, pending ones included. */
export function bookingRefundsOf({
  refunds,
}: {
  readonly refunds: readonly Pick<Refund, "reason" | "amountMinor">[];
}): number {
  return refunds
    .filter(({ reason }) => !NOT_OF_BOOKING.includes(reason))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
