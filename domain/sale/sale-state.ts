/** How selling stands, of an event or one of its ticket types, as a buyer is told. */
export type SaleState = "not_yet" | "on_sale" | "few_left" | "sold_out" | "ended" | "cancelled";

export interface SaleWindow {
  /** Epoch ms; null is "from publication" and "until the event ends". */
  readonly saleStartsAt: number | null;
  readonly saleEndsAt: number | null;
}

export interface SellingEvent {
  readonly state: string;
  readonly endsAt: number;
}

/** Places that may be sold at all, and those still free. Null where nobody has counted yet. */
export interface Places {
  readonly capacity: number;
  readonly free: number;
}

/** Few is a tenth of the room, and never less than six places of a larger one. */
export function isFewLeft({ capacity, free }: Places): boolean {
  return free > 0 && free < capacity && free <= Math.max(6, Math.floor(capacity / 10));
}

/** @param now epoch milliseconds */
export function saleStateOf(
  event: SellingEvent,
  window: SaleWindow,
  places: Places | null,
  now: number,
): SaleState {
  if (event.state === "cancelled") return "cancelled";
  if (event.state === "completed" || now >= event.endsAt) return "ended";
  if (window.saleEndsAt !== null && now >= window.saleEndsAt) return "ended";
  if (places && places.capacity > 0 && places.free <= 0) return "sold_out";
  if (window.saleStartsAt !== null && now < window.saleStartsAt) return "not_yet";
  return places && isFewLeft(places) ? "few_left" : "on_sale";
}

/**
 * The whole event from its ticket types: it is on sale while any of them is, and says "few left" or "sold out" of
 * the whole room only.
 */
export function eventSaleState(
  event: SellingEvent,
  types: readonly (SaleWindow & { readonly places?: Places | null })[],
  places: Places | null,
  now: number,
): SaleState {
  const whole = saleStateOf(event, { saleStartsAt: null, saleEndsAt: null }, places, now);
  if (whole === "cancelled" || whole === "ended" || whole === "sold_out") return whole;
  const each = types.map((type) => saleStateOf(event, type, type.places ?? null, now));
  if (each.some((state) => state === "on_sale" || state === "few_left"))
    return whole === "few_left" || each.every((state) => state !== "on_sale") ? "few_left" : "on_sale";
  if (each.includes("not_yet")) return "not_yet";
  if (each.includes("sold_out")) return "sold_out";
  return each.length > 0 ? "ended" : "not_yet";
}
