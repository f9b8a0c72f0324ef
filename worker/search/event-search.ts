import { eq, sql } from "drizzle-orm";
import { toWallClock } from "#domain/time/wall-clock";
import type { EventQuery } from "#domain/catalogue/event-query";
import { pageOf } from "#domain/search/ranking/result-page";
import { withFacets } from "#domain/search/ranking/facets";
import { chipsOf, correctionsOf, honestyOf } from "#domain/search/understood";
import { type Database, database } from "../db/database";
import { venue } from "../db/schema";
import { fewLeft } from "../discovery/event-cards";
import type { Deps } from "../platform/deps";
import { LastKnown } from "../platform/last-known";
import { mayAskModel, maySearch } from "../security/rate-limits";
import { DEFAULT_MODEL, type AiLike } from "./ai-model";
import { Breaker } from "./breaker";
import { alikeTo, DEFAULT_EMBEDDING_MODEL } from "./embeddings";
import { findEvents } from "./find-events";
import { withCards } from "./found-cards";
import { readAtlas } from "./gazetteer";
import { HOME_ZONE } from "./home-zone";
import type { SearchAnswer, SearchService } from "./search";
import { refreshIfStale } from "./search-index";
import { AI_TIMEOUT_MS, understand } from "./understand";

/** One per isolate, shared by all visitors. */
const breaker = new Breaker();

/** Per isolate; used while the database is unreachable. */
const lastKnown = new WeakMap<D1Database, LastKnown<SearchAnswer>>();

/** Search by a sentence and the page's filters. */
export function makeEventSearch({ env, visitor, now, waitUntil }: Deps) {
  const db = database(env);
  const answers = lastKnown.get(env.DB) ?? new LastKnown<SearchAnswer>({ freshMs: 0, most: 200 });
  lastKnown.set(env.DB, answers);
  return {
    async search(query) {
      if (!(await maySearch(env, visitor))) return null;
      const key = JSON.stringify([visitor.city, query]);
      const found = await answers.read(key, now(), () => searchEvents(query));
      return found && { ...found.value, readAt: found.stale ? found.at : null };
    },
  } satisfies Partial<SearchService>;

  async function searchEvents(query: EventQuery): Promise<SearchAnswer> {
    const [timeZone, atlas] = await Promise.all([
      zoneOf(db, visitor.city),
      readAtlas(db, now(), waitUntil),
      refreshIfStale(env.DB, now()),
    ]);
    const begun = now();
    let asking: Promise<boolean> | undefined;
    const mayAsk = () => (asking ??= mayAskModel(env, visitor));
    const read = await understand(query.text, {
      db,
      atlas,
      now,
      timeZone,
      ai: env.AI as AiLike | undefined,
      model: env.SEARCH_MODEL ?? DEFAULT_MODEL,
      breaker,
      mayAsk,
      waitUntil,
    });
    const today = toWallClock(now(), timeZone).date;
    const filters = withFacets(read.filters, query, today);
    const here = filters.nearMe && !filters.city && visitor.city ? [visitor.city] : filters.city;
    const alike = await alikeTo(filters.keywords, {
      db: env.DB,
      ai: env.AI as AiLike | undefined,
      model: env.SEARCH_MEANING_MODEL ?? DEFAULT_EMBEDDING_MODEL,
      now,
      patienceMs: AI_TIMEOUT_MS - (now() - begun),
      mayAsk,
      waitUntil,
    });
    const found = await findEvents(db, {
      filters: here ? { ...filters, city: here } : filters,
      thesaurus: atlas.thesaurus,
      now: now(),
      alike,
      ...(query.few ? { also: fewLeft } : {}),
    });
    const { groups, total, page, pages } = pageOf(found.groups, query.page);
    return {
      text: read.text,
      filters,
      chips: chipsOf(read),
      corrections: correctionsOf(read),
      honesty: honestyOf(read, filters, found.groups),
      groups: await withCards(db, groups, now()),
      total,
      page,
      pages,
      needsCity: filters.nearMe === true && !here,
      hasCity: here !== undefined,
      today,
    };
  }
}

/** The time zone of the city's venues. */
async function zoneOf(db: Database, city: string | null): Promise<string> {
  if (!city) return HOME_ZONE;
  const [row] = await db
    .select({ timeZone: sql<string | null>`min(${venue.timeZone})` })
    .from(venue)
    .where(eq(venue.city, city));
  return row?.timeZone ?? HOME_ZONE;
}
