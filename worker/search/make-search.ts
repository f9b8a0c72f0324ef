import { eq, inArray, sql } from "drizzle-orm";
import { type EventQuery, PAGE_SIZE } from "#domain/event-query";
import { toWallClock } from "#domain/wall-clock";
import type { Filters, ParsedQuery } from "#domain/search/query";
import { database } from "../db/database";
import { event, venue } from "../db/schema";
import { daysOf, fewLeft, selectCards, toCard } from "../discovery/event-cards";
import type { EventCard } from "../discovery/discovery";
import type { Deps } from "../make-services";
import { recordAudit } from "../notices/audit";
import { maySearch } from "../security/limits";
import { DEFAULT_MODEL, type AiLike } from "./ai-model";
import { Breaker } from "./breaker";
import { findEvents } from "./find-events";
import { readAtlas } from "./gazetteer";
import { deleteLexicon, lexiconKey, listLexicon, readLexicon, writeLexicon } from "./lexicon";
import type { FoundGroup, Search, UnderstoodChip } from "./search";
import { keepFresh } from "./search-index";
import { understand } from "./understand";

const HOME_ZONE = "Asia/Kolkata";
/** Cards fetched in one statement: D1 binds at most a hundred values. */
const CHUNK = 90;
/** One for the isolate: a model that is down is down for everybody. */
const breaker = new Breaker();

export function makeSearch({ env, visitor, now, waitUntil }: Deps): Search {
  const db = database(env);

  async function zoneOf(city: string | null): Promise<string> {
    if (!city) return HOME_ZONE;
    const [row] = await db
      .select({ timeZone: sql<string | null>`min(${venue.timeZone})` })
      .from(venue)
      .where(eq(venue.city, city));
    return row?.timeZone ?? HOME_ZONE;
  }

  async function findCards(ids: readonly string[]): Promise<Map<string, EventCard>> {
    const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, i) =>
      ids.slice(i * CHUNK, (i + 1) * CHUNK),
    );
    const rows = await Promise.all(chunks.map((chunk) => selectCards(db).where(inArray(event.id, chunk))));
    return new Map(rows.flat().map((row) => [row.id, toCard(row, now())]));
  }

  return {
    async search(query) {
      if (!(await maySearch(env, visitor))) return null;
      const [timeZone, atlas, thesaurus] = await Promise.all([
        zoneOf(visitor.city),
        readAtlas(db, now()),
        readLexicon(db),
        keepFresh(env.DB, now()),
      ]);
      const read = await understand(query.text, {
        db,
        atlas,
        now,
        timeZone,
        ai: env.AI as AiLike | undefined,
        model: env.SEARCH_MODEL ?? DEFAULT_MODEL,
        breaker,
        mayAsk: async () => (await env.SEARCH_AI_LIMIT.limit({ key: visitor.buyerKey })).success,
        waitUntil,
      });
      const filters = withFacets(read.filters, query, toWallClock(now(), timeZone).date);
      const here = filters.nearMe && !filters.city && visitor.city ? [visitor.city] : filters.city;
      const found = await findEvents(db, {
        filters: here ? { ...filters, city: here } : filters,
        thesaurus,
        now: now(),
        ...(query.few ? { also: fewLeft } : {}),
      });
      const total = found.groups.reduce((sum, group) => sum + group.ranked.length, 0);
      const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
      const page = Math.min(query.page, pages);
      const groups = await pageOf(found.groups, page, findCards);
      return {
        text: read.text,
        filters,
        chips: chipsOf(read),
        corrections: read.corrections,
        groups,
        total,
        page,
        pages,
        needsCity: filters.nearMe === true && !here,
        hasCity: here !== undefined,
      };
    },

    listLexicon: () => listLexicon(db),

    async changeLexicon(term, also) {
      const by = adminId();
      const key = lexiconKey(term);
      if (!key) return;
      await writeLexicon(db, { term: key, also, by, now: now() });
      await recordAudit(env.DB, {
        actorId: by,
        action: "lexicon.change",
        subject: `lexicon:${key}`,
        organizationId: null,
        facts: { also: also.join(", ") },
      });
    },

    async resetLexicon(term) {
      const by = adminId();
      await deleteLexicon(db, lexiconKey(term));
      await recordAudit(env.DB, {
        actorId: by,
        action: "lexicon.reset",
        subject: `lexicon:${lexiconKey(term)}`,
        organizationId: null,
        facts: {},
      });
    },
  };

  function adminId(): string {
    if (!visitor.person?.isAdmin) throw new Error("a guard must prove the admin first");
    return visitor.person.id;
  }
}

/** What was chosen in the page's own form goes over what the sentence said. */
function withFacets(filters: Filters, query: EventQuery, today: string): Filters {
  const { from, to } = daysOf(query, today);
  const day = from !== null || to !== null;
  const priced = query.minPrice !== null || query.maxPrice !== null;
  const { dateFrom, dateTo, priceMin, priceMax, currency, ...rest } = filters;
  return {
    ...rest,
    ...(query.city ? { city: [query.city] } : {}),
    ...(query.category ? { category: [query.category === "theatre" ? "theater" : query.category] } : {}),
    ...(day
      ? { ...(from ? { dateFrom: from } : {}), ...(to ? { dateTo: dayAfter(to) } : {}) }
      : { ...(dateFrom ? { dateFrom } : {}), ...(dateTo ? { dateTo } : {}) }),
    ...(priced
      ? {
          ...(query.minPrice !== null ? { priceMin: query.minPrice } : {}),
          ...(query.maxPrice !== null ? { priceMax: query.maxPrice } : {}),
        }
      : {
          ...(priceMin !== undefined ? { priceMin } : {}),
          ...(priceMax !== undefined ? { priceMax } : {}),
          ...(currency ? { currency } : {}),
        }),
    ...(query.sort === "price" ? { sort: "price_asc" as const } : {}),
    ...(query.sort === "popular" ? { sort: "popularity" as const } : {}),
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function chipsOf(read: ParsedQuery): UnderstoodChip[] {
  return read.chips
    .filter(({ fields, value }) => fields.length > 0 && value !== "")
    .map(({ fields, value, from, to, source }) => ({
      field: fields[0]!,
      value: String(value),
      words: read.text.slice(from, to),
      without: `${read.text.slice(0, from)} ${read.text.slice(to)}`.replace(/\s+/g, " ").trim(),
      source,
    }));
}

async function pageOf(
  groups: Awaited<ReturnType<typeof findEvents>>["groups"],
  page: number,
  findCards: (ids: readonly string[]) => Promise<Map<string, EventCard>>,
): Promise<FoundGroup[]> {
  const [first, last] = [(page - 1) * PAGE_SIZE, page * PAGE_SIZE];
  let at = 0;
  const shown = groups.flatMap((group) => {
    const begin = at;
    at += group.ranked.length;
    const ranked = group.ranked.slice(Math.max(0, first - begin), Math.max(0, last - begin));
    return ranked.length > 0 ? [{ ...group, ranked, total: group.ranked.length }] : [];
  });
  const cards = await findCards(shown.flatMap(({ ranked }) => ranked.map(({ id }) => id)));
  return shown.map(({ relaxed, ranked, total }) => ({
    relaxed,
    total,
    events: ranked.flatMap(({ id, words }) => {
      const card = cards.get(id);
      return card ? [{ card, words }] : [];
    }),
  }));
}
