import {
  KEPT_EVENTS_VERSION,
  type KeptEvent,
  type KeptEvents,
  packThesaurus,
  toKeptEvent,
} from "#domain/search/kept-events";
import type { Filters } from "#domain/search/query";
import { THESAURUS } from "#domain/search/thesaurus";
import { KeptSearch } from "#app/kept-events/kept-search";
import { database } from "../db/database";
import { type AiLike, DEFAULT_MODEL } from "../search/ai-model";
import { Breaker } from "../search/breaker";
import { findEvents } from "../search/find-events";
import { readAtlas } from "../search/gazetteer";
import { rebuildIndex } from "../search/search-index";
import { understand } from "../search/understand";

/** The shipped search over somebody's own catalogue: what scripts/search-eval.mjs runs. */
export interface CatalogueEvent {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly performer: string | null;
  readonly languages: readonly string[];
  readonly city: string | null;
  readonly area: string | null;
  readonly venue: string | null;
  readonly mode: "in-person" | "online";
  readonly startsAt: string;
  readonly endsAt: string;
  readonly priceMin: number;
  readonly priceMax: number;
  readonly currency: string;
  readonly audience: readonly string[];
  readonly accessibility: readonly string[];
  readonly popularity: number;
}

export interface EvalQuery {
  readonly id: string;
  readonly query: string;
  readonly now: string;
  readonly timezone: string;
  readonly userCity?: string | null;
  readonly filters?: Record<string, unknown>;
}

export interface EvalResult {
  readonly id: string;
  readonly filters: Record<string, unknown>;
  readonly ranked: readonly string[];
  readonly ms: number;
}

const MOST = 10;

/** Writes the catalogue as the platform would have it: organizers, venues, published events. */
export async function loadCatalogue(db: D1Database, events: readonly CatalogueEvent[]): Promise<void> {
  const venues = new Map(events.map((event) => [venueKey(event), event]));
  const ids = new Map([...venues.keys()].map((key, i) => [key, `venue-${i}`]));
  await db
    .prepare("insert into organization (id, name, slug, created_at) values ('eval', '', 'eval', 0)")
    .run();
  const rows = [
    ...[...venues].map(([key, { venue, area, city, startsAt }]) =>
      db
        .prepare(
          "insert into venue (id, organization_id, name, address, area, city, time_zone, plan, created_at, updated_at) values (?, 'eval', ?, '', ?, ?, ?, '{}', 1, 1)",
        )
        .bind(ids.get(key)!, venue ?? "", area ?? "", city ?? "", zoneOf(startsAt)),
    ),
    ...events.map((event) =>
      db
        .prepare(
          `insert into event (id, slug, organization_id, venue_id, title, description, category, language, tags, performer, audience,
            accessibility, mode, popularity, starts_at, ends_at, time_zone, local_date, local_minute, currency, state, min_price_minor,
            max_price_minor, created_by, created_at, updated_at)
           values (?, ?, 'eval', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'published', ?, ?, 'eval', 1, 1)`,
        )
        .bind(
          event.id,
          event.id,
          ids.get(venueKey(event))!,
          event.title,
          event.description,
          event.category === "theater" ? "theatre" : event.category,
          event.languages.join(", "),
          JSON.stringify(event.tags),
          event.performer ?? "",
          JSON.stringify(event.audience),
          JSON.stringify(event.accessibility),
          event.mode,
          event.popularity,
          Date.parse(event.startsAt),
          Date.parse(event.endsAt),
          zoneOf(event.startsAt),
          event.startsAt.slice(0, 10),
          minuteOfDay(event.startsAt),
          event.currency,
          Math.round(event.priceMin * 100),
          Math.round(event.priceMax * 100),
        ),
    ),
  ];
  for (let at = 0; at < rows.length; at += 100) await db.batch(rows.slice(at, at + 100));
  await rebuildIndex(db);
}

/** As the server answers: rules, perhaps a model, D1, the pure core. */
export async function searchServer(
  db: D1Database,
  query: EvalQuery,
  ai: AiLike | undefined,
): Promise<EvalResult> {
  const begun = performance.now();
  const orm = database({ DB: db });
  const now = Date.parse(query.now);
  const atlas = await readAtlas(orm, now);
  const read = await understand(query.query, {
    db: orm,
    atlas,
    now: () => now,
    timeZone: query.timezone,
    ai,
    model: DEFAULT_MODEL,
    breaker: new Breaker(),
    mayAsk: () => Promise.resolve(true),
    waitUntil: () => undefined,
  });
  const found = await findEvents(orm, {
    filters: placed(read.filters, query.userCity),
    thesaurus: atlas.thesaurus,
    now,
  });
  return resultOf(query, read.filters, found, begun);
}

/** A phone without network that kept the whole catalogue: what its Web Worker runs, over what the server sends it. */
export function openDevice(events: readonly CatalogueEvent[]): (query: EvalQuery) => EvalResult {
  const listed = events.map((event): KeptEvent => {
    const minor = (units: number) => Math.round(units * 100);
    return toKeptEvent({
      ...event,
      slug: event.id,
      category: event.category === "theater" ? "theatre" : event.category,
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
  const sent: KeptEvents = {
    v: KEPT_EVENTS_VERSION,
    version: "",
    cities: [],
    areas: [],
    homeZone: "UTC",
    thesaurus: packThesaurus(THESAURUS),
    events: listed,
  };
  const search = new KeptSearch(JSON.parse(JSON.stringify(sent)) as KeptEvents);
  return (query) => {
    const begun = performance.now();
    const now = Date.parse(query.now);
    const { filters } = search.read(query.query, now, query.timezone);
    return resultOf(query, filters, search.find(placed(filters, query.userCity), now), begun);
  };
}

function resultOf(
  query: EvalQuery,
  filters: Filters,
  found: { groups: readonly { ranked: readonly { id: string }[] }[] },
  begun: number,
): EvalResult {
  const offset = /([+-]\d\d:\d\d|Z)$/.exec(query.now)?.[1] ?? "Z";
  const instant = (day: string) => `${day}T00:00:00${offset}`;
  const { dateFrom, dateTo, ...rest } = filters;
  return {
    id: query.id,
    filters: {
      ...rest,
      ...(dateFrom ? { dateFrom: instant(dateFrom) } : {}),
      ...(dateTo ? { dateTo: instant(dateTo) } : {}),
    },
    ranked: found.groups.flatMap((group) => group.ranked.map(({ id }) => id)).slice(0, MOST),
    ms: performance.now() - begun,
  };
}

function placed(filters: Filters, userCity: string | null | undefined): Filters {
  return filters.nearMe && userCity && !filters.city ? { ...filters, city: [userCity] } : filters;
}

const venueKey = ({ venue, area, city }: CatalogueEvent) => `${venue}|${area}|${city}`;
const minuteOfDay = (startsAt: string) =>
  Number(startsAt.slice(11, 13)) * 60 + Number(startsAt.slice(14, 16));

// The catalogue gives an offset, the platform wants a zone: any with that offset will do for a fixed date.
function zoneOf(startsAt: string): string {
  return startsAt.endsWith("+05:30") ? "Asia/Kolkata" : "UTC";
}
