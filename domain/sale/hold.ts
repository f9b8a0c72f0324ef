import type { TicketTypeSetup } from "./event-setup";
import {
  type Booking,
  type Change,
  type EventState,
  type Hold,
  type HoldLine,
  occupies,
} from "./event-state";
import { BLOCKED, FREE, poolLeft } from "./inventory";
import { placesOfOneNetwork } from "../core/network";
import { type Outcome, accept, refuse } from "../core/outcome";
import { seatPriceMinor } from "./pricing";
import type { HoldRefusal, HoldRequest, HoldView } from "./seat-protocol";

/** How long a choice is kept, and how long it is kept from the moment it is extended. */
export const HOLD_MS = 10 * 60_000;

/** What a decision about a hold came to: the facts, and the buyer's hold after them (null: none). */
export interface HoldDecision {
  readonly changes: readonly Change[];
  readonly hold: Hold | null;
}

const MAX_POOL_QUANTITY = 50;

/**
 * Holds more for a buyer, all or nothing. A buyer has one live hold an event: asking under another id adds to it, and
 * the answer carries its id. Seats already in it stay as they are, a pool's quantity is the total wanted of that ticket
 * type, so asking twice is asking once.
 *
 * Refused with `detail.lost` (seat indexes) for `seat_unknown`, `seat_taken`, `seat_blocked`; `detail.left` for
 * `pool_empty`; `detail.limit` and `detail.have` for `limit_reached`; `detail.at` for `not_on_sale`. `network_full` asks
 * a buyer without an account to sign in: too much is kept from `network` already.
 */
export function decideHold(
  state: EventState,
  buyerKey: string,
  request: HoldRequest,
  now: number,
  network: string | null = null,
): Outcome<HoldDecision, HoldRefusal> {
  const { setup, inventory } = state;
  if (!setup || setup.state !== "published" || now >= setup.endsAt) return refuse("event_closed");
  if (request.seats.length === 0 && request.pools.length === 0) return refuse("nothing_chosen");
  const before = liveHoldOf(state, buyerKey, now);
  const other = state.holds.get(request.holdId);
  if (other && other.buyerKey !== buyerKey) return refuse("hold_unknown");

  const lines: HoldLine[] = before ? [...before.lines] : [];
  let changed = false;

  const lost: number[] = [];
  let lostReason: "seat_unknown" | "seat_taken" | "seat_blocked" | null = null;
  for (let i = 0; i < request.seats.length; i++) {
    const seatIndex = request.seats[i]!;
    const section = inventory.sections[inventory.sectionNo[seatIndex] ?? -1];
    if (!section) {
      lost.push(seatIndex);
      lostReason = "seat_unknown";
      continue;
    }
    const wantedType = request.seatTicketTypeIds?.[i];
    const mine = lines.findIndex((line) => line.seatIndex === seatIndex);
    if (mine >= 0 && (wantedType === undefined || lines[mine]!.ticketTypeId === wantedType)) continue;
    if (mine < 0 && inventory.status[seatIndex] !== FREE) {
      lost.push(seatIndex);
      lostReason ??= inventory.status[seatIndex] === BLOCKED ? "seat_blocked" : "seat_taken";
      continue;
    }
    const type =
      wantedType === undefined
        ? (section.ticketTypes.find((each) => saleState(each, setup.endsAt, now) === "on_sale") ??
          section.ticketTypes[0])
        : section.ticketTypes.find((each) => each.id === wantedType);
    if (!type) return refuse("ticket_type_unknown");
    const closed = refuseUnlessOnSale(type, setup.endsAt, now);
    if (closed) return closed;
    const line = {
      seatIndex,
      ticketTypeId: type.id,
      priceMinor: seatPriceMinor(type.priceMinor, section.multiplierPercent),
    };
    if (mine >= 0) lines[mine] = line;
    else lines.push(line);
    changed = true;
  }
  if (lostReason) return refuse(lostReason, { lost });

  for (const { ticketTypeId, quantity } of request.pools) {
    const type = inventory.ticketTypes.get(ticketTypeId);
    if (!type || quantity > MAX_POOL_QUANTITY) return refuse("ticket_type_unknown");
    if (type.draws.from !== "pool" || !inventory.pools.has(type.draws.poolId)) return refuse("pool_unknown");
    const closed = refuseUnlessOnSale(type, setup.endsAt, now);
    if (closed) return closed;
    const have = lines.filter((line) => line.ticketTypeId === ticketTypeId).length;
    const { poolId } = type.draws;
    const asked = lines.filter(
      (line) => line.seatIndex === null && poolOfLine(state, line) === poolId,
    ).length;
    const mineBefore = (before?.lines ?? []).filter(
      (line) => line.seatIndex === null && poolOfLine(state, line) === poolId,
    ).length;
    const left = poolLeft(inventory, poolId) - (asked - mineBefore);
    if (quantity - have > left) return refuse("pool_empty", { ticketTypeId, left: Math.max(0, have + left) });
    for (let n = have; n < quantity; n++)
      lines.push({ seatIndex: null, ticketTypeId, priceMinor: type.priceMinor });
    for (let n = have; n > quantity; n--)
      lines.splice(
        lines.findLastIndex((line) => line.ticketTypeId === ticketTypeId),
        1,
      );
    if (have !== quantity) changed = true;
  }

  if (!changed && before) return accept({ changes: [], hold: before });
  const limit = refuseOverLimit(state, buyerKey, lines);
  if (limit) return limit;
  const from = buyerKey.startsWith("guest:") ? network : null;
  if (from && isNetworkFull(state, from, before, lines.length)) return refuse("network_full");
  const hold: Hold = before
    ? { ...before, network: from, lines }
    : {
        id: request.holdId,
        buyerKey,
        heldAt: now,
        expiresAt: now + HOLD_MS,
        extended: false,
        network: from,
        lines,
      };
  return accept({ changes: [{ kind: "hold", hold }], hold });
}

/** Once, and never shorter than it was. */
export function decideExtend(
  state: EventState,
  buyerKey: string,
  holdId: string,
  now: number,
): Outcome<HoldDecision, HoldRefusal> {
  const hold = liveHoldOf(state, buyerKey, now);
  if (!hold || hold.id !== holdId) return refuse("hold_unknown");
  if (hold.extended) return refuse("already_extended");
  const longer = { ...hold, extended: true, expiresAt: Math.max(hold.expiresAt, now + HOLD_MS) };
  return accept({ changes: [{ kind: "hold", hold: longer }], hold: longer });
}

/** Gives back all of a hold, or some seats and so many places of a ticket type. What is not in it is passed over. */
export function decideRelease(
  state: EventState,
  buyerKey: string,
  request: {
    readonly holdId: string;
    readonly seats?: readonly number[] | undefined;
    readonly pools?: readonly { readonly ticketTypeId: string; readonly quantity: number }[] | undefined;
  },
  now: number,
): Outcome<HoldDecision, HoldRefusal> {
  const hold = liveHoldOf(state, buyerKey, now);
  if (!hold || hold.id !== request.holdId) return refuse("hold_unknown");
  let lines: HoldLine[] = [];
  if (request.seats || request.pools) {
    lines = hold.lines.filter((line) => line.seatIndex === null || !request.seats?.includes(line.seatIndex));
    for (const { ticketTypeId, quantity } of request.pools ?? [])
      for (let n = 0; n < quantity; n++) {
        const at = lines.findLastIndex(
          (line) => line.seatIndex === null && line.ticketTypeId === ticketTypeId,
        );
        if (at >= 0) lines.splice(at, 1);
      }
    if (lines.length === hold.lines.length) return accept({ changes: [], hold });
  }
  if (lines.length > 0) {
    const fewer = { ...hold, lines };
    return accept({ changes: [{ kind: "hold", hold: fewer }], hold: fewer });
  }
  return accept({
    changes: [{ kind: "hold_ended", holdId: hold.id, buyerKey, why: "released" }],
    hold: null,
  });
}

/** Holds whose time is over. */
export function decideExpiredHolds(state: EventState, now: number): Change[] {
  const changes: Change[] = [];
  for (const hold of state.holds.values())
    if (now >= hold.expiresAt)
      changes.push({ kind: "hold_ended", holdId: hold.id, buyerKey: hold.buyerKey, why: "expired" });
  return changes;
}

/** A buyer's hold, when it still lives: dead from `expiresAt` on, whether or not it has been cleared away. */
export function liveHoldOf(state: EventState, buyerKey: string, now: number): Hold | null {
  const hold = state.holds.get(state.holdOfBuyer.get(buyerKey) ?? "");
  return hold && now < hold.expiresAt ? hold : null;
}

export function viewHold(hold: Hold): HoldView {
  const seats: { index: number; ticketTypeId: string; priceMinor: number }[] = [];
  const pools: { ticketTypeId: string; quantity: number; priceMinor: number }[] = [];
  for (const line of hold.lines) {
    if (line.seatIndex !== null) {
      seats.push({ index: line.seatIndex, ticketTypeId: line.ticketTypeId, priceMinor: line.priceMinor });
      continue;
    }
    const pool = pools.find(
      (each) => each.ticketTypeId === line.ticketTypeId && each.priceMinor === line.priceMinor,
    );
    if (pool) pool.quantity++;
    else pools.push({ ticketTypeId: line.ticketTypeId, quantity: 1, priceMinor: line.priceMinor });
  }
  return { holdId: hold.id, expiresAt: hold.expiresAt, extendable: !hold.extended, seats, pools };
}

/** Whether a ticket type may be bought now; without an end of its own it is sold until the event ends. */
export function saleState(
  type: TicketTypeSetup,
  eventEndsAt: number,
  now: number,
): "not_yet" | "on_sale" | "ended" {
  if (type.saleStartsAt !== null && now < type.saleStartsAt) return "not_yet";
  return now >= Math.min(type.saleEndsAt ?? eventEndsAt, eventEndsAt) ? "ended" : "on_sale";
}

function refuseUnlessOnSale(type: TicketTypeSetup, eventEndsAt: number, now: number) {
  const sale = saleState(type, eventEndsAt, now);
  if (sale === "not_yet") return refuse("not_on_sale", { at: type.saleStartsAt! });
  return sale === "ended" ? refuse("sale_ended") : null;
}

/** The event's limit, and each ticket type's own, over the buyer's hold (as it would be) and their live bookings. */
function refuseOverLimit(state: EventState, buyerKey: string, lines: readonly HoldLine[]) {
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

/** Whether a hold of so many places would be too many for its network; giving some back is always possible. */
function isNetworkFull(state: EventState, network: string, before: Hold | null, places: number): boolean {
  const kept = before?.lines.length ?? 0;
  if (places <= kept) return false;
  const others = (state.placesOfNetwork.get(network) ?? 0) - (before?.network === network ? kept : 0);
  return others + places > placesOfOneNetwork(state.inventory.capacity, state.setup!.seatsPerBuyer);
}

function bookedOfType(state: EventState, buyerKey: string, ticketTypeId: string): number {
  let booked = 0;
  for (const id of state.bookingsOfBuyer.get(buyerKey) ?? []) {
    const booking: Booking | undefined = state.bookings.get(id);
    if (booking && occupies(booking.state))
      booked += booking.lines.filter((line) => line.ticketTypeId === ticketTypeId).length;
  }
  return booked;
}

function poolOfLine(state: EventState, line: HoldLine): string | null {
  const draws = state.inventory.ticketTypes.get(line.ticketTypeId)?.draws;
  return draws?.from === "pool" ? draws.poolId : null;
}
