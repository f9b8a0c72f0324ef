import { type EventState, occupies } from "./event-state";

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
    if (as === "held") held += booking.lines.length;
    if (as !== "sold") continue;
    sold += booking.lines.length;
    revenueMinor += booking.totals.totalMinor;
  }
  const { capacity } = state.inventory;
  return { capacity, held, sold, available: Math.max(0, capacity - sold - held), revenueMinor };
}

/** What cancelling the event would affect. */
export interface CancellationConsequences {
  /** Pending and confirmed bookings. */
  readonly bookings: number;
  readonly ticketsValid: number;
  /** Minor units. */
  readonly capturedMinor: number;
  readonly currency: string;
}

/** Counts what cancelling the event would affect; linear in bookings and tickets. */
export function countConsequences(state: EventState): CancellationConsequences {
  let [bookings, ticketsValid] = [0, 0];
  for (const ticket of state.tickets.values()) if (ticket.state === "valid") ticketsValid++;
  for (const booking of state.bookings.values()) if (occupies(booking.state)) bookings++;
  return {
    bookings,
    ticketsValid,
    capturedMinor: state.revenueMinor,
    currency: state.setup?.currency ?? "INR",
  };
}
