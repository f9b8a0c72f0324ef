import {
  OFFLINE_CATALOGUE_VERSION,
  type OfflineEvent,
  type OfflineCatalogue,
  packThesaurus,
  toOfflineEvent,
} from "#domain/search/offline-catalogue";
import { moneyOf } from "#domain/core/money";
import { toCategory } from "#domain/search/category-spelling";
import { shippedLanguage } from "#domain/search/concepts/language";
import { THESAURUS } from "#domain/search/thesaurus";
import { OfflineSearch } from "#app/offline-search/offline-search";
import {
  type CatalogueEvent,
  type EvalQuery,
  type EvalResult,
  minuteOfDay,
  placed,
  resultOf,
  zoneOf,
} from "./eval-set";

/** An offline device with the whole catalogue stored, running its Web Worker's code. */
export function openDevice(events: readonly CatalogueEvent[]): (query: EvalQuery) => EvalResult {
  const listed = events.map((event): OfflineEvent => {
    const minor = (units: number) => moneyOf(units, event.currency).amountMinor;
    return toOfflineEvent({
      ...event,
      slug: event.id,
      category: toCategory(event.category),
      performer: event.performer ?? "",
      organizer: "",
      venue: event.venue ?? "",
      area: event.area ?? "",
      city: event.city ?? "",
      language: event.languages.join(", "),
      startsAt: Date.parse(event.startsAt),
      endsAt: Date.parse(event.endsAt),
      localDate: event.startsAt.slice(0, 10),
      localMinute: minuteOfDay(event.startsAt),
      timeZone: zoneOf(event.startsAt),
      minPriceMinor: minor(event.priceMin),
      maxPriceMinor: minor(event.priceMax),
    });
  });
  const sent: OfflineCatalogue = {
    v: OFFLINE_CATALOGUE_VERSION,
    version: "",
    cities: [],
    areas: [],
    homeZone: "UTC",
    thesaurus: packThesaurus(THESAURUS),
    events: listed,
  };
  const search = new OfflineSearch(JSON.parse(JSON.stringify(sent)) as OfflineCatalogue, shippedLanguage());
  return (query) => {
    const begun = performance.now();
    const now = Date.parse(query.now);
    const { filters } = search.read(query.query, now, query.timezone);
    return resultOf(query, filters, search.find(placed(filters, query.userCity), now), begun);
  };
}
