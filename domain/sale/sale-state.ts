import { type SaleWindow, saleWindowState } from "../price/sale-window";

/** The sale state shown to buyers, of an event or one of its ticket types. */
export type SaleState = "not_yet" | "on_sale" | "few_left" | "sold_out" | "paused" | "ended" | "cancelled";

export interface SellingEvent {
  readonly state: string;
  readonly endsAt: number;
  /** An admin has stopped the sale. */
  readonly isPaused: boolean;
}

/** Places that can be sold in total, and free ones. */
export interface Places {
  readonly capacity: number;
  readonly free: number;
}

export const FEW_LEFT_AT_LEAST = 6;
export const FEW_LEFT_ONE_IN = 10;

/**
 * Whether few places are left: at most a tenth of the capacity, or six of it, and not all. `fewLeft` in
 * worker/discovery is the same condition in SQL, tied to it by a test.
 */
export function isFewLeft({ capacity, free }: Places): boolean {
  return (
    free > 0 && free < capacity && free <= Math.max(FEW_LEFT_AT_LEAST, Math.floor(capacity / FEW_LEFT_ONE_IN))
  );
}

/**
 * The state of one ticket type, or of the whole event with a window of nulls.
 * @param places null when the counts are not known: neither "few left" nor "sold out" is then returned
 * @param now epoch ms
 */
export function saleStateOf(
  event: SellingEvent,
  window: SaleWindow,
  places: Places | null,
  now: number,
): SaleState {
  if (event.state === "cancelled") return "cancelled";
  const open = saleWindowState(window, event.endsAt, now);
  if (event.state === "completed" || open === "ended") return "ended";
  if (event.isPaused) return "paused";
  if (places && places.capacity > 0 && places.free <= 0) return "sold_out";
  if (open === "not_yet") return "not_yet";
  return places && isFewLeft(places) ? "few_left" : "on_sale";
}

/** Whether tickets can be bought in this state. */
export function isSelling(state: SaleState): boolean {
  return state === "on_sale" || state === "few_left";
}

/** The sale state of the whole event: on sale while any ticket type is; few left and sold out by the event's places. */
export function eventSaleState(
  event: SellingEvent,
  types: readonly (SaleWindow & { readonly places?: Places | null })[],
  places: Places | null,
  now: number,
): SaleState {
  const whole = saleStateOf(event, { saleStartsAt: null, saleEndsAt: null }, places, now);
  if (whole === "cancelled" || whole === "ended" || whole === "paused" || whole === "sold_out") return whole;
  const each = types.map((type) => saleStateOf(event, type, type.places ?? null, now));
  if (each.some(isSelling))
    return whole === "few_left" || each.every((state) => state !== "on_sale") ? "few_left" : "on_sale";
  if (each.includes("not_yet")) return "not_yet";
  if (each.includes("sold_out")) return "sold_out";
  return each.length > 0 ? "ended" : "not_yet";
}
