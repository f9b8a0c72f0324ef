import { SEAT_STATUS } from "./seat-protocol";
import { type Seat, type SeatingPlan, listSeats } from "../seating/plan";

/**
 * Returns the names of the standing sections whose held and sold places do not fit into the new plan.
 * @param free free places by section id, as in the seat protocol's snapshot
 */
export function listLostPools(
  before: SeatingPlan,
  free: Readonly<Record<string, number>>,
  after: SeatingPlan,
): string[] {
  const capacities = new Map(
    after.sections.flatMap((section) =>
      section.kind === "standing" ? [[section.id, section.capacity] as const] : [],
    ),
  );
  return before.sections
    .filter((section) => section.kind === "standing")
    .filter(({ id, capacity }) => capacity - (free[id] ?? capacity) > (capacities.get(id) ?? 0))
    .map(({ name }) => name);
}

/**
 * Held or sold seats of the old plan that are missing or blocked in the new one.
 * @param states one status character per seat of the old plan, as in the seat protocol's snapshot
 */
export function listTakenAway(before: SeatingPlan, states: string, after: SeatingPlan): Seat[] {
  const unchanged = new Set(
    listSeats(after)
      .filter((seat) => !seat.blocked)
      .map((seat) => seat.id),
  );
  return listSeats(before).filter((seat) => {
    const state = states[seat.index];
    return (state === SEAT_STATUS.sold || state === SEAT_STATUS.held) && !unchanged.has(seat.id);
  });
}
