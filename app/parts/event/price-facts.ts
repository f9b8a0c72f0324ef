import { priceTiers, typesOfSection } from "#domain/price/seat-map-tier";
import { firstOnSale, nextOpening } from "#domain/price/sale-window";
import { type Places, type SaleState, saleStateOf } from "#domain/sale/sale-state";
import type { PublicEvent, PublicTicketType } from "#worker/discovery/discovery";
import type { PriceFact } from "./event-facts";

/** One line per price tier of the seat map, then one per ticket type outside of it. @param now epoch milliseconds */
export function listPrices(event: PublicEvent, now: number): PriceFact[] {
  const { plan, ticketTypes } = event;
  const lines: PriceFact[] = [];
  const inTiers = new Set<string>();
  if (plan)
    for (const tier of priceTiers(plan, ticketTypes, event.endsAt, now).tiers) {
      const types = tier.sectionIds.flatMap((sectionId) => {
        const shown = firstOnSale(typesOfSection(ticketTypes, sectionId), event.endsAt, now);
        return shown ? [shown] : [];
      });
      for (const { id } of types) inTiers.add(id);
      const places = event.places ? addPlaces(tier.sectionIds.map((id) => event.places?.[id])) : null;
      lines.push({
        id: tier.letter,
        letter: tier.letter,
        name: tier.name,
        fromMinor: tier.fromMinor,
        toMinor: tier.toMinor,
        ...stateOf(event, types, places, now),
      });
    }
  for (const type of ticketTypes) {
    if (inTiers.has(type.id)) continue;
    lines.push({
      id: type.id,
      letter: null,
      name: type.name,
      fromMinor: type.priceMinor,
      toMinor: type.priceMinor,
      ...stateOf(event, [type], placesOf(event, [type]), now),
    });
  }
  return lines;
}

/** The most available state among the types. */
function stateOf(
  event: PublicEvent,
  types: readonly PublicTicketType[],
  places: Places | null,
  now: number,
): Pick<PriceFact, "sale" | "saleStartsAt" | "free"> {
  const order: readonly SaleState[] = [
    "on_sale",
    "few_left",
    "paused",
    "sold_out",
    "not_yet",
    "ended",
    "cancelled",
  ];
  const states = types.map((type) => saleStateOf(event, type, places, now));
  const sale = order.find((state) => states.includes(state)) ?? "ended";
  return {
    sale,
    saleStartsAt: sale === "not_yet" ? nextOpening(types, now) : null,
    free: places?.free ?? null,
  };
}

/** Null while no counts are known. */
export function placesOf(event: PublicEvent, types: readonly PublicTicketType[]): Places | null {
  const { places } = event;
  if (!places) return null;
  const ids = types.flatMap(({ draws }) => (draws.from === "pool" ? [draws.poolId] : draws.sectionIds));
  return addPlaces([...new Set(ids)].map((id) => places[id]));
}

export function addPlaces(all: readonly (Places | undefined)[]): Places | null {
  const known = all.filter((each) => each !== undefined);
  if (known.length === 0) return null;
  return {
    capacity: known.reduce((sum, each) => sum + each.capacity, 0),
    free: known.reduce((sum, each) => sum + each.free, 0),
  };
}
