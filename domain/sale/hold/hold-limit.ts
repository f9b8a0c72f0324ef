import { type EventState, type Hold, type HoldLine, liveLines, occupies } from "../event-state";
import { placesOfOneNetwork } from "../../core/network";
import { refuse } from "../../core/outcome";

/**
 * Refuses `limit_reached` when the lines and the buyer's pending and confirmed bookings together exceed the event's
 * limit or a ticket type's own; `detail.limit` and `detail.have` (places already booked). Null when within the limits.
 */
export function refuseOverLimit(state: EventState, buyerKey: string, lines: readonly HoldLine[]) {
  const limit = state.setup!.seatsPerBuyer;
  const booked = state.placesOfBuyer.get(buyerKey) ?? 0;
  if (booked + lines.length > limit) return refuse("limit_reached", { limit, have: booked });
  for (const ticketTypeId of new Set(lines.map((line) => line.ticketTypeId))) {
    const most = state.inventory.ticketTypes.get(ticketTypeId)?.maxPerBuyer ?? null;
    if (most === null) continue;
    const have = bookedOfType(state, buyerKey, ticketTypeId);
    const wanted = lines.filter((line) => line.ticketTypeId === ticketTypeId).length;
    if (have + wanted > most) return refuse("limit_reached", { limit: most, have, ticketTypeId });
  }
  return null;
}

/**
 * Whether `places` in one hold exceed what its network may keep. A hold that does not grow is always allowed.
 * @param before the hold that is replaced by it
 */
export function isNetworkFull(
  state: EventState,
  network: string,
  before: Hold | null,
  places: number,
): boolean {
  const had = before?.lines.length ?? 0;
  if (places <= had) return false;
  const others = (state.placesOfNetwork.get(network) ?? 0) - (before?.network === network ? had : 0);
  return others + places > placesOfOneNetwork(state.inventory.capacity, state.setup!.seatsPerBuyer);
}

function bookedOfType(state: EventState, buyerKey: string, ticketTypeId: string): number {
  let booked = 0;
  for (const id of state.bookingsOfBuyer.get(buyerKey) ?? []) {
    const booking = state.bookings.get(id);
    if (booking && occupies(booking.state))
      booked += liveLines(booking).filter((line) => line.ticketTypeId === ticketTypeId).length;
  }
  return booked;
}
