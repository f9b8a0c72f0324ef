import { chooseTogether } from "./best-available";
import type { EventState } from "../event-state";
import { type HoldDecision, decideChoice, liveHoldOf } from "./hold";
import { type Outcome, refuse } from "../../core/outcome";
import { isOnSale, saleWindowState } from "../../price/sale-window";
import type { HoldRequest } from "../seat-protocol";
import type { HoldRefusal } from "../hold-refusal";

/** A request for the best available places. */
export interface HoldBestRequest {
  /** Id of the hold if a new one is created. */
  readonly holdId: string;
  readonly quantity: number;
  /** Ticket types to choose from; empty is any. */
  readonly ticketTypeIds: readonly string[];
  /** At least one of the seats is a wheelchair place. */
  readonly accessible: boolean;
  /** Gives up the seats of the live hold for the new ones; otherwise they are added to it. */
  readonly replaceSeats?: boolean;
}

export type HoldBestRefusal = HoldRefusal | "none_together";

/**
 * Holds `quantity` seats side by side, best first; without such seats, places of the first requested ticket type that
 * draws from a pool. A refusal leaves the buyer's hold untouched.
 *
 * Refuses as `decideHold` does, and `none_together` (`detail.quantity`) when no row has that many free seats together.
 */
export function decideHoldBest(
  state: EventState,
  buyerKey: string,
  request: HoldBestRequest,
  now: number,
  network: string | null = null,
): Outcome<HoldDecision, HoldBestRefusal> {
  const { setup, inventory } = state;
  if (!setup) return refuse("event_closed");
  if (setup.salePause) return refuse("sale_paused");
  const { holdId, quantity, ticketTypeIds } = request;
  if (quantity < 1) return refuse("nothing_chosen");
  const wanted = setup.ticketTypes.filter(
    (type) => ticketTypeIds.length === 0 || ticketTypeIds.includes(type.id),
  );
  if (wanted.length === 0) return refuse("ticket_type_unknown");

  const before = liveHoldOf(state, buyerKey, now);
  const remaining = before
    ? before.lines.filter((line) => !request.replaceSeats || line.seatIndex === null)
    : [];
  const available = new Set<number>();
  if (request.replaceSeats)
    for (const { seatIndex } of before?.lines ?? []) if (seatIndex !== null) available.add(seatIndex);
  const hold = (choice: Omit<HoldRequest, "holdId">) =>
    decideChoice(state, buyerKey, { holdId, ...choice }, now, network, before, remaining);

  const onSale = (id: string): boolean =>
    wanted.some((type) => type.id === id && isOnSale(type, setup.endsAt, now));
  const seats = setup.plan && chooseTogether(inventory, setup.plan, { ...request, onSale, available });
  if (seats) {
    const typeOf = (seat: number): string =>
      inventory.sections[inventory.sectionNo[seat]!]!.ticketTypes.find((type) => onSale(type.id))!.id;
    return hold({ seats, seatTicketTypeIds: seats.map(typeOf), pools: [] });
  }
  const pooled = wanted.find((type) => type.draws.from === "pool");
  if (pooled) return hold({ seats: [], pools: [{ ticketTypeId: pooled.id, quantity }] });
  const states = wanted.map((type) => saleWindowState(type, setup.endsAt, now));
  if (states.includes("on_sale")) return refuse("none_together", { quantity });
  return refuse(states.every((each) => each === "ended") ? "sale_ended" : "not_on_sale");
}
