import { SEAT_STATUS } from "./seat-protocol";
import { type Seat, type SeatingPlan, listSeats } from "../seating/plan";

/**
 * Held or sold seats of the old plan that are missing or blocked in the new one.
 * @param states one status character per seat of the old plan, as in the seat protocol's snapshot
 */
export function listTakenAway(before: SeatingPlan, states: string, after: SeatingPlan): Seat[] {
  const kept = new Set(
    listSeats(after)
      .filter((seat) => !seat.blocked)
      .map((seat) => seat.id),
  );
  return listSeats(before).filter((seat) => {
    const state = states[seat.index];
    return (state === SEAT_STATUS.sold || state === SEAT_STATUS.held) && !kept.has(seat.id);
  });
}
