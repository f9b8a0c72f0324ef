import { isGuest } from "../../core/buyer-key";
import type { Change } from "../event-change";
import type { EventState, Hold, HoldLine } from "../event-state";
import { isNetworkFull, refuseOverLimit } from "./hold-limit";
import { addSeats, setPoolQuantities, withoutPlaces } from "./hold-lines";
import { type Outcome, accept, refuse } from "../../core/outcome";
import type { HoldRequest, HoldView, ReleaseRequest } from "../seat-protocol";
import type { HoldRefusal } from "../hold-refusal";

/** How long a hold lasts, and how long it lasts from the moment it is extended. */
export const HOLD_MS = 10 * 60_000;

/** An accepted decision about a hold: its changes, and the buyer's hold after them (null: no hold). */
export interface HoldDecision {
  readonly changes: readonly Change[];
  readonly hold: Hold | null;
}

/**
 * Adds places to a buyer's hold, all or nothing. One live hold per buyer and event: a request under another id adds to
 * it, and the answer carries its id. Idempotent: seats already held stay as they are, and a pool's quantity is the total
 * of that ticket type.
 *
 * Refused with `detail.lost` (seat indexes) for `seat_unknown`, `seat_taken`, `seat_blocked`; `detail.left` for
 * `pool_empty`; `detail.limit` and `detail.have` for `limit_reached`; `detail.at` (epoch ms) for `not_on_sale`.
 * `network_full`: buyers without an account already keep the maximum number of places from `network`.
 */
export function decideHold(
  state: EventState,
  buyerKey: string,
  request: HoldRequest,
  now: number,
  network: string | null = null,
): Outcome<HoldDecision, HoldRefusal> {
  const before = liveHoldOf(state, buyerKey, now);
  return decideChoice(state, buyerKey, request, now, network, before, before ? [...before.lines] : []);
}

/** A replacement of places in a buyer's hold. */
export interface ReplaceRequest extends HoldRequest {
  /** Places of the live hold to give up; those it does not contain are ignored. */
  readonly release: { readonly seats: readonly number[]; readonly pools: HoldRequest["pools"] };
}

/** An accepted replacement; `lost` are requested seats that were not available, with the reason. */
export interface ReplaceDecision extends HoldDecision {
  readonly lost: { readonly reason: HoldRefusal; readonly seats: readonly number[] } | null;
}

/**
 * Gives up places of the buyer's hold and adds others, in one decision: a refusal leaves the hold untouched. The places
 * given up count as available to this buyer. When some of several requested seats are not available, the others are
 * held and `lost` lists the missing ones; with none available the request is refused.
 *
 * A replacement that keeps no line of the hold starts a new one: the request's id and the full time.
 * Refuses as {@link decideHold} does.
 */
export function decideReplace(
  state: EventState,
  buyerKey: string,
  request: ReplaceRequest,
  now: number,
  network: string | null = null,
): Outcome<ReplaceDecision, HoldRefusal> {
  const before = liveHoldOf(state, buyerKey, now);
  const { release } = request;
  const remaining = before ? withoutPlaces(before.lines, release.seats, release.pools) : [];
  const decided = decideChoice(state, buyerKey, request, now, network, before, [...remaining]);
  if (decided.ok) return accept({ ...decided.value, lost: null });
  const lost = decided.detail?.["lost"] as readonly number[] | undefined;
  if (!lost || lost.length === request.seats.length) return decided;
  const available = withoutSeats(request, lost);
  const partly = decideChoice(state, buyerKey, available, now, network, before, [...remaining]);
  return partly.ok ? accept({ ...partly.value, lost: { reason: decided.reason, seats: lost } }) : decided;
}

/**
 * The common part of holding and replacing.
 * @param before the buyer's live hold, whose places are available to this buyer
 * @param lines the lines of `before` that stay; changed in place
 */
export function decideChoice(
  state: EventState,
  buyerKey: string,
  request: HoldRequest,
  now: number,
  network: string | null,
  before: Hold | null,
  lines: HoldLine[],
): Outcome<HoldDecision, HoldRefusal> {
  const { setup } = state;
  if (!setup || setup.state !== "published" || now >= setup.endsAt) return refuse("event_closed");
  if (setup.salePause) return refuse("sale_paused");
  if (request.seats.length === 0 && request.pools.length === 0) return refuse("nothing_chosen");
  const other = state.holds.get(request.holdId);
  if (other && other.buyerKey !== buyerKey) return refuse("hold_unknown");
  const remainingCount = lines.length;
  const change = { state, request, now, before, lines };
  const seats = addSeats(change);
  if (typeof seats !== "boolean") return seats;
  const pools = setPoolQuantities(change);
  if (typeof pools !== "boolean") return pools;

  if (before && !seats && !pools && remainingCount === before.lines.length)
    return accept({ changes: [], hold: before });
  const limit = refuseOverLimit(state, buyerKey, lines);
  if (limit) return limit;
  const from = isGuest(buyerKey) ? network : null;
  if (from && isNetworkFull(state, from, before, lines.length)) return refuse("network_full");
  if (before && remainingCount > 0) {
    const hold: Hold = { ...before, network: from, lines };
    return accept({ changes: [{ kind: "hold", hold }], hold });
  }
  const hold: Hold = {
    id: request.holdId,
    buyerKey,
    heldAt: now,
    expiresAt: now + HOLD_MS,
    extended: false,
    network: from,
    lines,
  };
  if (!before) return accept({ changes: [{ kind: "hold", hold }], hold });
  return accept({ changes: [endOf(before, "released"), { kind: "hold", hold }], hold });
}

/** Extends a hold to {@link HOLD_MS} from now, once. Refuses `hold_unknown` (or expired) and `already_extended`. */
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

/**
 * Releases the given places of a hold, or all of it. Idempotent; the hold ends with its last place. Refuses
 * `hold_unknown` for another buyer's, an ended or an expired hold.
 */
export function decideRelease(
  state: EventState,
  buyerKey: string,
  request: ReleaseRequest,
  now: number,
): Outcome<HoldDecision, HoldRefusal> {
  const hold = liveHoldOf(state, buyerKey, now);
  if (!hold || hold.id !== request.holdId) return refuse("hold_unknown");
  const isPart = request.seats !== undefined || request.pools !== undefined;
  const lines = isPart ? withoutPlaces(hold.lines, request.seats, request.pools) : [];
  if (isPart && lines.length === hold.lines.length) return accept({ changes: [], hold });
  if (lines.length === 0) return accept({ changes: [endOf(hold, "released")], hold: null });
  const fewer = { ...hold, lines };
  return accept({ changes: [{ kind: "hold", hold: fewer }], hold: fewer });
}

/** The buyer's hold unless its time is over at `now` (epoch ms), whether or not it was swept already. */
export function liveHoldOf(state: EventState, buyerKey: string, now: number): Hold | null {
  const hold = state.holds.get(state.holdOfBuyer.get(buyerKey) ?? "");
  return hold && now < hold.expiresAt ? hold : null;
}

/** The hold as its buyer sees it: pool places counted by ticket type and price. */
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

/** The change that ends a hold. */
export function endOf(hold: Hold, why: "expired" | "released"): Change {
  return { kind: "hold_ended", holdId: hold.id, buyerKey: hold.buyerKey, why };
}

function withoutSeats(request: HoldRequest, lost: readonly number[]): HoldRequest {
  const available = request.seats.flatMap((seat, at) => (lost.includes(seat) ? [] : [at]));
  const { holdId, pools, seatTicketTypeIds } = request;
  const seats = available.map((at) => request.seats[at]!);
  return seatTicketTypeIds
    ? { holdId, pools, seats, seatTicketTypeIds: available.map((at) => seatTicketTypeIds[at]!) }
    : { holdId, pools, seats };
}
