import { pageOf } from "#domain/search/ranking/result-page";
import type { EventQuery } from "#domain/catalogue/event-query";
import { type SearchDocument, stems } from "#domain/search/document";
import { withFacets } from "#domain/search/ranking/facets";
import { gazetteerOf } from "#domain/search/gazetteer";
import { type OfflineEvent, type OfflineCatalogue, unpackThesaurus } from "#domain/search/offline-catalogue";
import { toSearchDocument } from "#domain/search/listed-event";
import { parseQuery } from "#domain/search/parse";
import { type Atlas, type Language, makeAtlas } from "#domain/search/places";
import type { Filters, ParsedQuery } from "#domain/search/query";
import { stemsAskedFor } from "#domain/search/ranking/terms";
import { type SearchResult, relaxedSearch } from "#domain/search/ranking/relaxation";
import { chipsOf, correctionsOf, honestyOf } from "#domain/search/understood";
import { toWallClock } from "#domain/time/wall-clock";
import type { EventCard } from "#worker/discovery/discovery";
import type { SearchAnswer } from "#worker/search/search";

export interface OfflineSearchRequest {
  readonly query: EventQuery;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The current city, for "near me" and the time zone of "today". */
  readonly city: string | null;
}

/** The server's search over the device's offline catalogue: the same grammar, filters, ranking and relaxation. */
export class OfflineSearch {
  private readonly atlas: Atlas;
  private readonly documents: readonly SearchDocument[];
  /** Ids of the events that contain a stem: the ranking reads no others. */
  private readonly holders = new Map<string, string[]>();
  private readonly byId: ReadonlyMap<string, OfflineEvent>;

  constructor(
    private readonly catalogue: OfflineCatalogue,
    language?: Language,
  ) {
    const { events, cities, areas } = catalogue;
    const own = gazetteerOf(events);
    this.atlas = makeAtlas(
      {
        ...own,
        cities: [...new Set([...own.cities, ...cities.map(({ name }) => name)])],
        areas: [...own.areas, ...areas],
      },
      unpackThesaurus(catalogue.thesaurus),
      language,
      new Set(catalogue.changed),
    );
    this.byId = new Map(events.map((event) => [event.id, event]));
    this.documents = events.map(toSearchDocument);
    for (const doc of this.documents)
      for (const word of new Set(stems(wordsOf(doc)))) {
        const holders = this.holders.get(word);
        if (holders) holders.push(doc.id);
        else this.holders.set(word, [doc.id]);
      }
  }

  read(text: string, now: number, timeZone: string): ParsedQuery {
    return parseQuery(text, now, timeZone, this.atlas);
  }

  find(filters: Filters, now: number): SearchResult {
    const holders = stemsAskedFor(filters, this.atlas.thesaurus).flatMap(
      (word) => this.holders.get(word) ?? [],
    );
    return relaxedSearch(this.documents, filters, this.atlas.thesaurus, now, new Set(holders));
  }

  /** The same response as the server's; without a sentence, the plain list. */
  ask({ query, now, city }: OfflineSearchRequest): SearchAnswer {
    const timeZone =
      this.catalogue.cities.find(({ name }) => name === city)?.timeZone ?? this.catalogue.homeZone;
    const read = this.read(query.text, now, timeZone);
    const today = toWallClock(now, timeZone).date;
    const filters = withFacets(read.filters, query, today);
    const here = filters.nearMe && !filters.city && city ? [city] : filters.city;
    const found = this.find(
      {
        ...filters,
        ...(here ? { city: here } : {}),
        ...(query.text === "" && query.sort === "date" ? { sort: "date" } : {}),
      },
      now,
    );
    const { groups, ...counts } = pageOf(found.groups, query.page);
    return {
      text: read.text,
      filters,
      chips: chipsOf(read),
      corrections: correctionsOf(read),
      honesty: honestyOf(read, filters, found.groups),
      groups: groups.map(({ relaxed, ranked, total }) => ({
        relaxed,
        total,
        events: ranked.map(({ id, words }) => ({ card: toOfflineCard(this.byId.get(id)!), words })),
      })),
      ...counts,
      needsCity: filters.nearMe === true && !here,
      hasCity: here !== undefined,
      today,
    };
  }
}

function wordsOf(doc: SearchDocument): string {
  const { title, tags, performer, venue, area, city, category, description } = doc;
  return [title, ...tags, performer, venue, area, city, category, description].join(" , ");
}

/** Without a picture, which may not be cached, and without sale state, which may have changed. */
export function toOfflineCard(event: OfflineEvent): EventCard {
  return {
    id: event.id,
    slug: event.slug,
    title: event.title,
    category: event.category,
    tags: event.tags,
    imageUrl: null,
    startsAt: event.startsAt,
    timeZone: event.timeZone,
    venueName: event.venue,
    area: event.area,
    city: event.city,
    currency: event.currency,
    fromMinor: event.minPriceMinor,
    toMinor: event.maxPriceMinor,
    sale: "on_sale",
    saleStartsAt: null,
    free: null,
  };
}
