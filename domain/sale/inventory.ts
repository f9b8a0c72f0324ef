import type { EventSetup, TicketTypeSetup } from "./event-setup";
import { SEAT_STATUS } from "./seat-protocol";
import { type Seat, listSeats } from "../seating/plan";

/** The places of one event and their status, as flat arrays by seat index. Owners are in holds and bookings. */
export interface Inventory {
  readonly seats: readonly Seat[];
  readonly indexById: ReadonlyMap<string, number>;
  /** Character codes of {@link SEAT_STATUS}, by seat index, as in the snapshot. */
  readonly status: Uint8Array;
  /** Position in `sections`, by seat index. */
  readonly sectionNo: Uint16Array;
  readonly sections: readonly SellableSection[];
  readonly ticketTypes: ReadonlyMap<string, TicketTypeSetup>;
  readonly pools: ReadonlyMap<string, Pool>;
  /** Places that changed since the last broadcast. */
  readonly touched: { readonly seats: Set<number>; readonly pools: Set<string> };
  /** Number of seats and pool places that may be sold. */
  readonly capacity: number;
}

export interface SellableSection {
  readonly id: string;
  readonly multiplierPercent: number;
  /** Sold for this section, in the organizer's order. */
  readonly ticketTypes: readonly TicketTypeSetup[];
}

export interface Pool {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  held: number;
  sold: number;
}

export const FREE = SEAT_STATUS.free.charCodeAt(0);
export const HELD = SEAT_STATUS.held.charCodeAt(0);
export const SOLD = SEAT_STATUS.sold.charCodeAt(0);
export const BLOCKED = SEAT_STATUS.blocked.charCodeAt(0);

/** An inventory with every place free except the plan's blocked seats. */
export function makeInventory(setup: EventSetup): Inventory {
  const seats = setup.plan ? listSeats(setup.plan) : [];
  const seatedSections = (setup.plan?.sections ?? []).filter((section) => section.kind === "seated");
  const sections = seatedSections.map((section) => ({
    id: section.id,
    multiplierPercent: section.multiplierPercent,
    ticketTypes: setup.ticketTypes.filter(
      (type) => type.draws.from === "seats" && type.draws.sectionIds.includes(section.id),
    ),
  }));
  const noOfSection = new Map(sections.map((section, no) => [section.id, no]));
  const status = new Uint8Array(seats.length);
  const sectionNo = new Uint16Array(seats.length);
  let capacity = setup.pools.reduce((sum, pool) => sum + pool.capacity, 0);
  for (const seat of seats) {
    status[seat.index] = seat.blocked ? BLOCKED : FREE;
    sectionNo[seat.index] = noOfSection.get(seat.sectionId)!;
    if (!seat.blocked) capacity++;
  }
  return {
    seats,
    indexById: new Map(seats.map((seat) => [seat.id, seat.index])),
    status,
    sectionNo,
    sections,
    ticketTypes: new Map(setup.ticketTypes.map((type) => [type.id, type])),
    pools: new Map(setup.pools.map((pool) => [pool.id, { ...pool, held: 0, sold: 0 }])),
    touched: { seats: new Set(), pools: new Set() },
    capacity,
  };
}

/** Free places of a pool. Throws RangeError for an unknown pool. */
export function poolLeft(inventory: Inventory, poolId: string): number {
  const pool = inventory.pools.get(poolId);
  if (!pool) throw new RangeError(`no pool ${poolId}`);
  return pool.capacity - pool.held - pool.sold;
}

/** A seat, or one place of the pool that the ticket type draws from. */
export interface PlaceTaken {
  readonly seatIndex: number | null;
  readonly ticketTypeId: string;
}

/** Marks a place as taken. Throws if it is not free: decisions must check first. */
export function takePlace(inventory: Inventory, place: PlaceTaken, as: "held" | "sold"): void {
  if (place.seatIndex !== null) {
    if (inventory.status[place.seatIndex] !== FREE)
      throw new Error(`seat ${place.seatIndex} would be taken twice`);
    inventory.status[place.seatIndex] = as === "held" ? HELD : SOLD;
    inventory.touched.seats.add(place.seatIndex);
    return;
  }
  const pool = poolOf(inventory, place.ticketTypeId);
  if (pool.held + pool.sold >= pool.capacity) throw new Error(`pool ${pool.id} would be oversold`);
  pool[as]++;
  inventory.touched.pools.add(pool.id);
}

/** Frees a place. Throws if its status is not `was`. */
export function freePlace(inventory: Inventory, place: PlaceTaken, was: "held" | "sold"): void {
  if (place.seatIndex !== null) {
    if (inventory.status[place.seatIndex] !== (was === "held" ? HELD : SOLD))
      throw new Error(`seat ${place.seatIndex} was not ${was}`);
    inventory.status[place.seatIndex] = inventory.seats[place.seatIndex]!.blocked ? BLOCKED : FREE;
    inventory.touched.seats.add(place.seatIndex);
    return;
  }
  const pool = poolOf(inventory, place.ticketTypeId);
  if (pool[was] < 1) throw new Error(`pool ${pool.id} has nothing ${was}`);
  pool[was]--;
  inventory.touched.pools.add(pool.id);
}

/** Whether all the places can be taken together now. */
export function allFree(inventory: Inventory, places: readonly PlaceTaken[]): boolean {
  const wanted = new Map<string, number>();
  for (const place of places) {
    if (place.seatIndex !== null) {
      if (inventory.status[place.seatIndex] !== FREE) return false;
      continue;
    }
    const draws = inventory.ticketTypes.get(place.ticketTypeId)?.draws;
    if (draws?.from !== "pool" || !inventory.pools.has(draws.poolId)) return false;
    wanted.set(draws.poolId, (wanted.get(draws.poolId) ?? 0) + 1);
  }
  for (const [poolId, quantity] of wanted) if (poolLeft(inventory, poolId) < quantity) return false;
  return true;
}

/** The statuses as a snapshot's text: one character per seat. */
export function seatLetters(status: Inventory["status"]): string {
  let text = "";
  for (let from = 0; from < status.length; from += 8192)
    text += String.fromCharCode(...status.subarray(from, from + 8192));
  return text;
}

function poolOf(inventory: Inventory, ticketTypeId: string): Pool {
  const draws = inventory.ticketTypes.get(ticketTypeId)?.draws;
  const pool = draws?.from === "pool" ? inventory.pools.get(draws.poolId) : undefined;
  if (!pool) throw new RangeError(`ticket type ${ticketTypeId} draws from no pool`);
  return pool;
}
