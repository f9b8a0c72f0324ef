import { eq, inArray, sql } from "drizzle-orm";
import { toWallClock } from "#domain/time/wall-clock";
import { type AnswerPage, pageOf } from "#domain/search/answer-page";
import { withFacets } from "#domain/search/facets";
import { thesaurusKey } from "#domain/search/thesaurus";
import { chipsOf } from "#domain/search/understood";
import { database } from "../db/database";
import { event, venue } from "../db/schema";
import { fewLeft, selectCards, toCard } from "../discovery/event-cards";
import type { EventCard } from "../discovery/discovery";
import type { Deps } from "../platform/deps";
import { recordAudit } from "../notices/audit";
import { mayAskModel, maySearch } from "../security/limits";
import { DEFAULT_MODEL, type AiLike } from "./ai-model";
import { Breaker } from "./breaker";
import { findEvents } from "./find-events";
import { resetAtlas, readAtlas } from "./gazetteer";
import { readOfflineCatalogue } from "./offline-catalogue";
import { deleteLexicon, listLexicon, writeLexicon } from "./lexicon";
import { alikeTo, DEFAULT_EMBEDDING_MODEL } from "./embeddings";
import type { FoundGroup, SearchService } from "./search";
import { refreshIfStale } from "./search-index";
import { AI_TIMEOUT_MS, understand } from "./understand";

const HOME_ZONE = "Asia/Kolkata";
/** Cards per statement: D1 binds at most 100 values. */
const CHUNK = 90;
/** One per isolate, shared by all visitors. */
const breaker = new Breaker();

export function makeSearch({ env, visitor, now, waitUntil }: Deps): SearchService {
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
      const [timeZone, atlas] = await Promise.all([
        zoneOf(visitor.city),
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
      const filters = withFacets(read.filters, query, toWallClock(now(), timeZone).date);
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
        corrections: read.corrections,
        groups: await withCards(groups, findCards),
        total,
        page,
        pages,
        needsCity: filters.nearMe === true && !here,
        hasCity: here !== undefined,
      };
    },

    readOfflineCatalogue: (cities) => readOfflineCatalogue(db, cities, { now: now(), homeZone: HOME_ZONE }),

    listLexicon: () => listLexicon(db),

    async changeLexicon(term, also) {
      const by = adminId();
      const key = thesaurusKey(term);
      if (!key) return;
      await writeLexicon(db, { key, word: term, also, by, now: now() });
      resetAtlas();
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
      await deleteLexicon(db, thesaurusKey(term));
      resetAtlas();
      await recordAudit(env.DB, {
        actorId: by,
        action: "lexicon.reset",
        subject: `lexicon:${thesaurusKey(term)}`,
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

async function withCards(
  shown: AnswerPage["groups"],
  findCards: (ids: readonly string[]) => Promise<Map<string, EventCard>>,
): Promise<FoundGroup[]> {
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
