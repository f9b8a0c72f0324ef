import { type TierLetter, isOnSale, priceTiers, typesOfSection } from "#domain/sale/price-tier";
import { type Places, type SaleState, eventSaleState, saleStateOf } from "#domain/sale/sale-state";
import { layoutRoom } from "#domain/seating/layout";
import type { SeatingPlan } from "#domain/seating/plan";
import { languageWords } from "#domain/catalogue/language-name";
import { intlLocale } from "#i18n/locale";
import type { PublicEvent, PublicTicketType } from "#worker/discovery/discovery";
import { drawPeople, drawRoom, drawState } from "./event-drawings.server";
import { focusWord } from "../seating/focus-word";

/**
 * An event's page as data, made on the server: prices with their sale states, and the room as a few paths, so that
 * neither plan nor geometry travels to the browser.
 */
export interface EventFacts extends Omit<
  PublicEvent,
  | "plan"
  | "ticketTypes"
  | "availability"
  | "places"
  | "organization"
  | "performer"
  | "audience"
  | "accessibility"
> {
  readonly organizationName: string;
  /** "Hindi and English", in the reader's language. */
  readonly languageWords: string | null;
  readonly sale: SaleState;
  /** When the first type opens, where none has. */
  readonly saleStartsAt: number | null;
  readonly prices: readonly PriceFact[];
  /** Of what can be bought now, else of everything. */
  readonly fromMinor: number | null;
  readonly onePrice: boolean;
  readonly seated: boolean;
  readonly accessibleSeats: number;
  /** Who performs, for whom, what is there for those who need it; empty where nothing was said. */
  readonly peopleHtml: string;
  /** The room, drawn; null for an event without seats. */
  readonly roomHtml: string | null;
  /** What became of the event, where that is the first thing to say; else empty. */
  readonly stateHtml: string;
}

export interface PriceFact {
  readonly id: string;
  /** Of the seat map; null for places without seats. */
  readonly letter: TierLetter | null;
  readonly name: string;
  readonly fromMinor: number;
  readonly toMinor: number;
  readonly sale: SaleState;
  readonly saleStartsAt: number | null;
  readonly free: number | null;
}

export interface RoomSketch {
  readonly viewBox: string;
  readonly stage: string;
  readonly focus: string;
  readonly focusAt: { readonly x: number; readonly y: number };
  readonly outlines: readonly string[];
  /** One path for all seats of a letter; null for seats that are not sold. */
  readonly seats: readonly { readonly letter: TierLetter | null; readonly path: string }[];
}

/** @param now epoch milliseconds */
export function toEventFacts(event: PublicEvent, now: number): EventFacts {
  const { plan, ticketTypes, availability, places, organization, ...said } = event;
  const { performer, audience, accessibility, ...rest } = said;
  const prices = listPrices(event, now);
  const counted: Places | null =
    availability.capacity > 0
      ? {
          capacity: availability.capacity,
          free: Math.max(0, availability.capacity - availability.sold - availability.held),
        }
      : null;
  const live = places ? addPlaces(Object.values(places)) : counted;
  const sale = eventSaleState(
    event,
    ticketTypes.map((type) => ({ ...type, places: placesOf(event, [type]) })),
    live,
    now,
  );
  const open = prices.filter((price) => price.sale === "on_sale" || price.sale === "few_left");
  const shown = open.length > 0 ? open : prices;
  const lowest = shown.map((price) => price.fromMinor);
  const starts = ticketTypes.flatMap((type) =>
    type.saleStartsAt !== null && type.saleStartsAt > now ? [type.saleStartsAt] : [],
  );
  return {
    ...rest,
    venue: { ...rest.venue },
    organizationName: organization.name,
    languageWords: rest.language ? languageWords(rest.language, intlLocale()) : null,
    sale,
    saleStartsAt: sale === "not_yet" && starts.length > 0 ? Math.min(...starts) : null,
    prices,
    fromMinor: lowest.length > 0 ? Math.min(...lowest) : null,
    onePrice: new Set(shown.flatMap((price) => [price.fromMinor, price.toMinor])).size === 1,
    seated: plan !== null,
    accessibleSeats: plan ? countAccessible(plan) : 0,
    roomHtml: plan ? drawRoom(sketchRoom(plan, ticketTypes, now), event.venue.name) : null,
    stateHtml: drawState(event.state, sale),
    peopleHtml: drawPeople({ performer, audience, accessibility, mode: event.mode }),
  };
}

function listPrices(event: PublicEvent, now: number): PriceFact[] {
  const { plan, ticketTypes } = event;
  const lines: PriceFact[] = [];
  const inTiers = new Set<string>();
  if (plan)
    for (const tier of priceTiers(plan, ticketTypes, now).tiers) {
      const types = tier.sectionIds.flatMap((sectionId) => {
        const sold = typesOfSection(ticketTypes, sectionId);
        const shown = sold.find((type) => isOnSale(type, now)) ?? sold[0];
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

/** The best that any of the types offers. */
function stateOf(
  event: PublicEvent,
  types: readonly PublicTicketType[],
  places: Places | null,
  now: number,
): Pick<PriceFact, "sale" | "saleStartsAt" | "free"> {
  const order: readonly SaleState[] = ["on_sale", "few_left", "sold_out", "not_yet", "ended", "cancelled"];
  const states = types.map((type) => saleStateOf(event, type, places, now));
  const sale = order.find((state) => states.includes(state)) ?? "ended";
  const starts = types.flatMap(({ saleStartsAt }) => saleStartsAt ?? []);
  return {
    sale,
    saleStartsAt: sale === "not_yet" && starts.length > 0 ? Math.min(...starts) : null,
    free: places?.free ?? null,
  };
}

function placesOf(event: PublicEvent, types: readonly PublicTicketType[]): Places | null {
  const { places } = event;
  if (!places) return null;
  const ids = types.flatMap(({ draws }) => (draws.from === "pool" ? [draws.poolId] : draws.sectionIds));
  return addPlaces([...new Set(ids)].map((id) => places[id]));
}

function addPlaces(all: readonly (Places | undefined)[]): Places | null {
  const known = all.filter((each) => each !== undefined);
  if (known.length === 0) return null;
  return {
    capacity: known.reduce((sum, each) => sum + each.capacity, 0),
    free: known.reduce((sum, each) => sum + each.free, 0),
  };
}

function countAccessible(plan: SeatingPlan): number {
  let count = 0;
  for (const section of plan.sections)
    if (section.kind === "seated")
      for (const row of section.rows) count += row.seats.filter(({ kind }) => kind === "accessible").length;
  return count;
}

function sketchRoom(plan: SeatingPlan, types: readonly PublicTicketType[], now: number): RoomSketch {
  const room = layoutRoom(plan);
  const { ofSection } = priceTiers(plan, types, now);
  const size = Math.round(room.pitch * 0.72);
  const paths = new Map<TierLetter | null, string>();
  for (const section of room.sections)
    for (const row of section.rows)
      for (const seat of row.seats) {
        const letter = ofSection.get(section.sectionId) ?? null;
        const [x, y] = [Math.round(seat.x - size / 2), Math.round(seat.y - size / 2)];
        paths.set(letter, `${paths.get(letter) ?? ""}M${x} ${y}h${size}v${size}h${-size}z`);
      }
  const { x, y, width, height } = room.box;
  return {
    viewBox: [x, y, width, height].map(Math.round).join(" "),
    stage: room.stage.front,
    focus: focusWord(room.stage.label),
    focusAt: { x: Math.round(room.stage.at.x), y: Math.round(room.stage.at.y) },
    outlines: room.sections.flatMap(({ outline }) => (outline ? [outline] : [])),
    seats: [...paths].map(([letter, path]) => ({ letter, path })),
  };
}
