import type { EventSetup, TicketTypeSetup } from "./event-setup";
import { seatPriceMinor } from "../price/seat-price";
import { totalsOf } from "./totals-with-tax";

/** The part of a setup that decides what a buyer pays. */
export type PricedSetup = Pick<EventSetup, "currency" | "tax" | "plan" | "pools"> & {
  readonly ticketTypes: readonly Pick<TicketTypeSetup, "id" | "name" | "priceMinor" | "draws">[];
};

/** A place whose price differs. Prices are what a buyer pays for one place, tax included, in minor units. */
export interface MovedPrice {
  /** Name of the section or pool. */
  readonly place: string;
  readonly ticketType: string;
  /** Null: the ticket type was not sold here. */
  readonly before: number | null;
  /** Null: it is no longer sold here. */
  readonly after: number | null;
}

/**
 * Returns the places that exist in both setups and whose price differs: by ticket type, section multiplier, tax,
 * currency, or by other ticket types for the same place. Empty if no price moved. Added and removed places are not
 * compared, nor are names and sale windows.
 */
export function listMovedPrices(before: PricedSetup, after: PricedSetup): readonly MovedPrice[] {
  const old = pricesOf(before);
  const places = pricesOf(after);
  const isOtherCurrency = before.currency !== after.currency;
  const moved: MovedPrice[] = [];
  for (const [placeId, was] of old) {
    const is = places.get(placeId);
    if (!is) continue;
    for (const typeId of new Set([...was.prices.keys(), ...is.prices.keys()])) {
      const [from, to] = [was.prices.get(typeId), is.prices.get(typeId)];
      if (from?.minor === to?.minor && !isOtherCurrency) continue;
      moved.push({
        place: is.name,
        ticketType: (to ?? from)!.name,
        before: from?.minor ?? null,
        after: to?.minor ?? null,
      });
    }
  }
  return moved;
}

interface Place {
  readonly name: string;
  /** By ticket type. */
  readonly prices: Map<string, { readonly name: string; readonly minor: number }>;
}

function pricesOf(setup: PricedSetup): ReadonlyMap<string, Place> {
  const places = new Map<string, Place & { readonly percent: number }>();
  for (const section of setup.plan?.sections ?? [])
    if (section.kind === "seated")
      places.set(`section ${section.id}`, {
        name: section.name,
        percent: section.multiplierPercent,
        prices: new Map(),
      });
  for (const pool of setup.pools)
    places.set(`pool ${pool.id}`, { name: pool.name, percent: 100, prices: new Map() });
  for (const { id, name, priceMinor, draws } of setup.ticketTypes) {
    const ids =
      draws.from === "pool" ? [`pool ${draws.poolId}`] : draws.sectionIds.map((each) => `section ${each}`);
    for (const placeId of ids) {
      const place = places.get(placeId);
      place?.prices.set(id, {
        name,
        minor: totalsOf([seatPriceMinor(priceMinor, place.percent)], setup).totalMinor,
      });
    }
  }
  return places;
}
