import { moneyOf } from "#domain/core/money";
import { toCategory } from "#domain/search/category-spelling";
import { database } from "#worker/db/database";
import { type AiLike, DEFAULT_MODEL } from "#worker/search/ai-model";
import { Breaker } from "#worker/search/breaker";
import { alikeTo, DEFAULT_EMBEDDING_MODEL, refreshEmbeddings } from "#worker/search/embeddings";
import { findEvents } from "#worker/search/find-events";
import { readAtlas } from "#worker/search/gazetteer";
import { rebuildIndex } from "#worker/search/search-index";
import { understand } from "#worker/search/understand";
import {
  type CatalogueEvent,
  type EvalQuery,
  type EvalResult,
  minuteOfDay,
  placed,
  resultOf,
  zoneOf,
} from "./eval-set";

/** Writes organizers, venues and published events as the platform stores them. */
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
          toCategory(event.category),
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
          moneyOf(event.priceMin, event.currency).amountMinor,
          moneyOf(event.priceMax, event.currency).amountMinor,
        ),
    ),
  ];
  for (let at = 0; at < rows.length; at += 100) await db.batch(rows.slice(at, at + 100));
  await rebuildIndex(db);
}

/** The server's search: rules, an optional model, D1, the domain. */
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
  const alike = await alikeIds(db, read.filters.keywords, ai, now);
  const found = await findEvents(orm, {
    filters: placed(read.filters, query.userCity),
    thesaurus: atlas.thesaurus,
    now,
    alike,
  });
  return resultOf(query, read.filters, found, begun);
}

/** The embedding ranking; its cache is filled by the first request, as in production. */
async function alikeIds(
  db: D1Database,
  words: readonly string[],
  ai: AiLike | undefined,
  now: number,
): Promise<readonly string[]> {
  if (!ai) return [];
  const later: Promise<unknown>[] = [];
  const ask = () =>
    alikeTo(words, {
      db,
      ai,
      model: DEFAULT_EMBEDDING_MODEL,
      now: () => now,
      patienceMs: 500,
      mayAsk: () => Promise.resolve(true),
      waitUntil: (work) => later.push(work),
    });
  await ask();
  await Promise.all(later);
  return ask();
}

/** Embeds the catalogue, if a model is given. */
export async function embedCatalogue(db: D1Database, ai: AiLike | undefined, now: number): Promise<void> {
  await refreshEmbeddings(db, ai, DEFAULT_EMBEDDING_MODEL, now).catch(() => undefined);
}

const venueKey = ({ venue, area, city }: CatalogueEvent) => `${venue}|${area}|${city}`;
