import { SEAT_STATUS } from "./seat-protocol";
import { type Seat, type SeatingPlan, listSeats } from "../seating/plan";

/**
 * Seats that a new drawing of a room would take from somebody: held or sold in the old one, missing or kept back in the
 * new one.
 * @param states one status character a seat of the old plan, as in the seat protocol's snapshot
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
