import { placeLabel } from "./place-label";
import { nextOpening } from "#domain/price/sale-window";
import { type Places, eventSaleState, isSelling } from "#domain/sale/sale-state";
import type { SeatingPlan } from "#domain/seating/plan";
import { languageWords } from "#domain/catalogue/language-name";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { PublicEvent } from "#worker/discovery/discovery";
import { drawPeople, drawRefundPolicy, drawRoom, drawState } from "./event-drawings.server";
import type { EventFacts } from "./event-facts";
import { addPlaces, listPrices, placesOf } from "./price-facts";
import { sketchRoom } from "./room-sketch";

/** @param now epoch milliseconds */
export function toEventFacts(event: PublicEvent, now: number): EventFacts {
  const {
    plan,
    ticketTypes,
    availability,
    places,
    organization,
    tax,
    refundPolicy,
    isPaused: _paused,
    ...described
  } = event;
  const { performer, audience, accessibility, ...rest } = described;
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
  const open = prices.filter((price) => isSelling(price.sale));
  const shown = open.length > 0 ? open : prices;
  const lowest = shown.map((price) => price.fromMinor);
  return {
    ...rest,
    venue: rest.venue && { ...rest.venue },
    organizationName: organization.name,
    languageWords: rest.language ? languageWords(rest.language, intlLocale()) : null,
    taxWords: prices.some(({ toMinor }) => toMinor > 0) ? taxWords(tax) : null,
    sale,
    saleStartsAt: sale === "not_yet" ? nextOpening(ticketTypes, now) : null,
    prices,
    fromMinor: lowest.length > 0 ? Math.min(...lowest) : null,
    onePrice: new Set(shown.flatMap((price) => [price.fromMinor, price.toMinor])).size === 1,
    seated: plan !== null,
    accessibleSeats: plan ? countAccessible(plan) : 0,
    roomHtml: plan
      ? drawRoom(sketchRoom(plan, ticketTypes, event.endsAt, now), placeLabel(event.venue?.name))
      : null,
    refundHtml: prices.some(({ toMinor }) => toMinor > 0) ? drawRefundPolicy(refundPolicy) : "",
    stateHtml: drawState(event.state, sale),
    peopleHtml: drawPeople({ performer, audience, accessibility, mode: event.venue ? event.mode : "" }),
  };
}

function taxWords({ name, rateBasisPoints, inclusive }: PublicEvent["tax"]): string | null {
  if (rateBasisPoints === 0) return null;
  if (inclusive) return m.event_tax_included({ tax: name });
  const format = new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 2 });
  return m.event_tax_added({ tax: name, rate: format.format(rateBasisPoints / 100) });
}

function countAccessible(plan: SeatingPlan): number {
  let count = 0;
  for (const section of plan.sections)
    if (section.kind === "seated")
      for (const row of section.rows) count += row.seats.filter(({ kind }) => kind === "accessible").length;
  return count;
}
