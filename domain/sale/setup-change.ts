import type { ShowPlace } from "./effect";
import type { Change } from "./event-change";
import { type EventState, liveLines, occupies } from "./event-state";
import type { EventSetup } from "./event-setup";
import { listMovedPrices } from "./moved-prices";
import { type Outcome, accept, refuse } from "../core/outcome";
import { listSeats } from "../seating/plan";

export type SetupRefusal = "setup_conflict" | "price_moved";

/**
 * Accepts a setup of a higher revision; a lower or equal one changes nothing. Refuses `setup_conflict`
 * (`detail.missing`: the losses) when a held or sold seat, place or ticket type would be removed, and `price_moved`
 * (`detail.places`) when an edit without approval would change a price of an event on sale. An edit keeps the approved
 * tax. A cancelled event stays cancelled, because D1 is updated after the object.
 */
export function decideSetup(
  state: EventState,
  requested: EventSetup,
  now: number,
  by: "approved" | "edit",
): Outcome<{ changes: readonly Change[]; revision: number }, SetupRefusal> {
  const before = state.setup;
  const taxed = before && by === "edit" ? { ...requested, tax: before.tax } : requested;
  const setup = withHistory(taxed, before, now);
  if (before && setup.revision <= before.revision) return accept({ changes: [], revision: before.revision });
  if (before && by === "edit" && setup.state === "published") {
    const moved = listMovedPrices(before, setup);
    if (moved.length > 0)
      return refuse("price_moved", { places: moved.slice(0, 20).map(({ place }) => place) });
  }
  const seatIds = new Set(setup.plan ? listSeats(setup.plan).map((seat) => seat.id) : []);
  const types = new Map(setup.ticketTypes.map((type) => [type.id, type]));
  const missing = new Set<string>();
  const taken = new Map<string, number>();
  const look = (lines: readonly { seatIndex: number | null; ticketTypeId: string }[]): void => {
    for (const line of lines) {
      const type = types.get(line.ticketTypeId);
      if (!type) missing.add(`ticket type ${line.ticketTypeId}`);
      else if (line.seatIndex === null && type.draws.from === "pool")
        taken.set(type.draws.poolId, (taken.get(type.draws.poolId) ?? 0) + 1);
      else if (line.seatIndex === null) missing.add(`pool of ${line.ticketTypeId}`);
      if (line.seatIndex === null) continue;
      const seat = state.inventory.seats[line.seatIndex];
      if (!seat || !seatIds.has(seat.id)) missing.add(`seat ${seat?.id ?? line.seatIndex}`);
    }
  };
  for (const hold of state.holds.values()) look(hold.lines);
  for (const booking of state.bookings.values()) if (occupies(booking.state)) look(liveLines(booking));
  for (const [poolId, quantity] of taken) {
    const capacity = setup.pools.find((pool) => pool.id === poolId)?.capacity ?? 0;
    if (capacity < quantity) missing.add(`pool ${poolId}`);
  }
  if (missing.size > 0) return refuse("setup_conflict", { missing: [...missing].slice(0, 20) });
  return accept({
    changes: [{ kind: "setup", setup }, ...(before ? notifyBuyers(state, before, setup) : [])],
    revision: setup.revision,
  });
}

/** Mails about a new time or place to the buyers of confirmed bookings, deduplicated by the setup's revision. */
function notifyBuyers(state: EventState, before: EventSetup, setup: EventSetup): Change[] {
  const was = placeOf(before);
  const is = placeOf(setup);
  if (setup.state !== "published" || !hasMoved(before, setup)) return [];
  return [...state.bookings.values()]
    .filter((booking) => booking.state === "confirmed")
    .map((booking) => ({
      kind: "effect",
      effect: {
        key: `mail:${booking.id}:event_moved:${setup.revision}`,
        eventId: setup.eventId,
        kind: "mail",
        mail: {
          template: "event_moved",
          to: booking.buyerEmail,
          locale: booking.locale,
          bookingId: booking.id,
          moved: { was, is },
        },
      },
    }));
}

/** By id when both setups have one: a renamed venue is the same venue. */
function isSameVenue(before: EventSetup, setup: EventSetup): boolean {
  return before.venueId === undefined || setup.venueId === undefined
    ? before.venueName === setup.venueName
    : before.venueId === setup.venueId;
}

/** The requested setup with the facts that only the object stores: the cancellation with its reason, and the last move. */
function withHistory(requested: EventSetup, before: EventSetup | null, now: number): EventSetup {
  if (!before) return requested;
  const was = placeOf(before);
  const moved = hasMoved(before, requested) ? { ...was, at: now } : before.moved;
  return {
    ...requested,
    ...(before.state === "cancelled" ? { state: "cancelled" } : {}),
    ...(before.cancellation ? { cancellation: before.cancellation } : {}),
    ...(before.salePause ? { salePause: before.salePause } : {}),
    ...(moved ? { moved } : {}),
  };
}

function hasMoved(before: EventSetup, setup: EventSetup): boolean {
  return before.startsAt !== setup.startsAt || !isSameVenue(before, setup);
}

function placeOf({ startsAt, timeZone, venueName, venueArea }: EventSetup): ShowPlace {
  return { startsAt, timeZone, venue: [venueName, venueArea].filter(Boolean).join(", ") };
}
