import type { TicketTypeSetup } from "../event-setup";
import type { EventState, Hold, HoldLine } from "../event-state";
import { BLOCKED, FREE, type SellableSection, poolLeft } from "../inventory";
import { refuse } from "../../core/outcome";
import { seatPriceMinor } from "../../price/seat-price";
import { firstOnSale, saleWindowState } from "../../price/sale-window";
import type { HoldRequest } from "../seat-protocol";

const MAX_POOL_QUANTITY = 50;

/** A request that changes the lines of a buyer's hold. */
export interface LineChange {
  /** Of an event with a setup. */
  readonly state: EventState;
  readonly request: HoldRequest;
  readonly now: number;
  /** The buyer's live hold: its places are available to this buyer. */
  readonly before: Hold | null;
  /** Changed in place. */
  readonly lines: HoldLine[];
}

/**
 * Adds the requested seats to `lines`; a seat already in it only changes its ticket type.
 * @returns whether `lines` changed, or the refusal (`lines` is then unusable)
 */
export function addSeats({ state, request, now, before, lines }: LineChange) {
  const { inventory } = state;
  const { endsAt } = state.setup!;
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
    const own = lines.findIndex((line) => line.seatIndex === seatIndex);
    if (own >= 0 && (wantedType === undefined || lines[own]!.ticketTypeId === wantedType)) continue;
    if (own < 0 && inventory.status[seatIndex] !== FREE && !hasSeat(before, seatIndex)) {
      lost.push(seatIndex);
      lostReason ??= inventory.status[seatIndex] === BLOCKED ? "seat_blocked" : "seat_taken";
      continue;
    }
    const type = typeForSeat(section, wantedType, endsAt, now);
    if (!type) return refuse("ticket_type_unknown");
    const closed = refuseUnlessOnSale(type, endsAt, now);
    if (closed) return closed;
    const line = {
      seatIndex,
      ticketTypeId: type.id,
      priceMinor: seatPriceMinor(type.priceMinor, section.multiplierPercent),
    };
    if (own >= 0) lines[own] = line;
    else lines.push(line);
    changed = true;
  }
  return lostReason ? refuse(lostReason, { lost }) : changed;
}

/**
 * Sets the quantities of the requested pool ticket types in `lines`.
 * @returns whether `lines` changed, or the refusal (`lines` is then unusable)
 */
export function setPoolQuantities({ state, request, now, before, lines }: LineChange) {
  const { inventory } = state;
  const { endsAt } = state.setup!;
  let changed = false;
  for (const { ticketTypeId, quantity } of request.pools) {
    const type = inventory.ticketTypes.get(ticketTypeId);
    if (!type || quantity > MAX_POOL_QUANTITY) return refuse("ticket_type_unknown");
    if (type.draws.from !== "pool" || !inventory.pools.has(type.draws.poolId)) return refuse("pool_unknown");
    const closed = refuseUnlessOnSale(type, endsAt, now);
    if (closed) return closed;
    const have = lines.filter((line) => line.ticketTypeId === ticketTypeId).length;
    const { poolId } = type.draws;
    const left =
      poolLeft(inventory, poolId) +
      countOfPool(state, before?.lines ?? [], poolId) -
      countOfPool(state, lines, poolId);
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
  return changed;
}

/** The lines without the given seats and pool places; those not among the lines are ignored. */
export function withoutPlaces(
  lines: readonly HoldLine[],
  seats: readonly number[] | undefined,
  pools: HoldRequest["pools"] | undefined,
): HoldLine[] {
  const rest = lines.filter((line) => line.seatIndex === null || !seats?.includes(line.seatIndex));
  for (const { ticketTypeId, quantity } of pools ?? [])
    for (let n = 0; n < quantity; n++) {
      const at = rest.findLastIndex((line) => line.seatIndex === null && line.ticketTypeId === ticketTypeId);
      if (at >= 0) rest.splice(at, 1);
    }
  return rest;
}

/** The requested type, else the section's first on sale, else its first; undefined when it is not sold there. */
function typeForSeat(
  section: SellableSection,
  wantedType: string | undefined,
  eventEndsAt: number,
  now: number,
): TicketTypeSetup | undefined {
  if (wantedType !== undefined) return section.ticketTypes.find((each) => each.id === wantedType);
  return firstOnSale(section.ticketTypes, eventEndsAt, now);
}

function refuseUnlessOnSale(type: TicketTypeSetup, eventEndsAt: number, now: number) {
  const sale = saleWindowState(type, eventEndsAt, now);
  if (sale === "not_yet") return refuse("not_on_sale", { at: type.saleStartsAt! });
  return sale === "ended" ? refuse("sale_ended") : null;
}

function hasSeat(hold: Hold | null, seatIndex: number): boolean {
  return hold !== null && hold.lines.some((line) => line.seatIndex === seatIndex);
}

function countOfPool(state: EventState, lines: readonly HoldLine[], poolId: string): number {
  let count = 0;
  for (const line of lines) {
    if (line.seatIndex !== null) continue;
    const draws = state.inventory.ticketTypes.get(line.ticketTypeId)?.draws;
    if (draws?.from === "pool" && draws.poolId === poolId) count++;
  }
  return count;
}
