import { TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { inArray } from "drizzle-orm";
import { refuse } from "#domain/core/outcome";
import { leaningsOf } from "#domain/recommend/preference";
import { rarityAmong } from "#domain/recommend/similarity";
import { isSelling } from "#domain/sale/sale-state";
import { type Suggestion, suggestFor, suggestLike } from "#domain/recommend/suggestion";
import { type Database, database } from "../db/database";
import { event } from "../db/schema";
import { findHomeCity } from "../discovery/cities";
import { selectCards, toCard } from "../discovery/event-cards";
import type { Deps } from "../platform/deps";
import { mayMark } from "../security/rate-limits";
import type { Person } from "../platform/visitor";
import { findCandidates, findEventProfile } from "./candidates";
import { clearPendingMark, storePendingMark, readPendingMark } from "./pending-mark";
import {
  eraseRecommendationData,
  findPublicTitle,
  listSaved,
  readMarks,
  readUse,
  writeChoice,
  writeMark,
} from "./marked-events";
import type { SuggestedEvent, RecommendationService } from "./recommendations";
import { type Past, readHidden, readPast } from "./activity";

const SHOWN = 4;
/** More than are shown: the sale of some may have closed. */
const LOOKED_UP = 8;

export function makeRecommendations({ env, visitor, request, now }: Deps): RecommendationService {
  const db = database(env);
  const { person } = visitor;

  async function mark(
    choice: Parameters<RecommendationService["mark"]>[0],
  ): ReturnType<RecommendationService["mark"]> {
    if (!(await mayMark(env, visitor))) return refuse(TOO_MANY_REQUESTS);
    return writeMark(db, signedIn(person).id, choice, now());
  }

  return {
    async listForYou() {
      if (!person) return null;
      const [past, here] = await Promise.all([readPast(db, person), findHomeCity(db, visitor.city, now())]);
      if (!past.on) return null;
      const hidden = past.traces
        .filter(({ by }) => by === "hidden")
        .map(({ event: { id, title } }) => ({ id, title }));
      const known = past.traces.some(({ by }) => by !== "hidden");
      if (!known || !here) return { suggestions: [], known, hidden };
      const candidates = await findCandidates(db, wantedBy(past, here.city, now()), now());
      const found = suggestFor({ candidates, traces: past.traces, now: now(), limit: LOOKED_UP });
      return { suggestions: await withCards(db, found, now()), known, hidden };
    },

    async listAlike({ id }) {
      const [self, hidden] = await Promise.all([
        findEventProfile(db, id),
        person ? readHidden(db, person) : [],
      ]);
      if (!self) return [];
      const { city, category, performer, tags } = self;
      const wanted = { city, categories: [category], performers: [performer], tags, elsewhere: true };
      const candidates = await findCandidates(db, wanted, now());
      const found = suggestLike({ event: self, candidates, hidden, now: now(), limit: LOOKED_UP });
      return withCards(db, found, now());
    },

    async readMarks(eventId) {
      if (!person) return { marks: null, suggesting: true };
      return readMarks(db, person.id, eventId);
    },

    mark,

    async storePendingMark(choice) {
      return { cookies: [await storePendingMark(request, env, choice)] };
    },

    async findPendingMark() {
      const pending = person ? await readPendingMark(request, env) : null;
      const title = pending && (await findPublicTitle(db, pending.eventId));
      return pending && title ? { eventId: pending.eventId, mark: pending.mark, title } : null;
    },

    async applyPendingMark() {
      const pending = person ? await readPendingMark(request, env) : null;
      if (!pending) return { cookies: [] };
      await mark(pending);
      return { cookies: [clearPendingMark(request)] };
    },

    listSaved: () => listSaved(db, signedIn(person).id, now()),
    readUse: () => readUse(db, signedIn(person)),
    choose: (on) => writeChoice(db, signedIn(person).id, on),
    erase: () => eraseRecommendationData(db, signedIn(person).id, now()),
  };
}

function signedIn(person: Person | null): Person {
  if (!person) throw new Error("a guard must prove the person first");
  return person;
}

/** Candidate query: the categories, performers and tags that the person prefers, strongest first. */
function wantedBy({ traces }: Past, city: string, at: number) {
  const leanings = leaningsOf(traces, rarityAmong(traces.map(({ event: each }) => each)), at);
  const towards = leanings.filter(({ weight }) => weight > 0);
  const strongest = (names: (each: (typeof towards)[number]["compared"]["event"]) => readonly string[]) => {
    const sums = new Map<string, number>();
    for (const { compared, weight } of towards)
      for (const name of names(compared.event)) sums.set(name, (sums.get(name) ?? 0) + weight);
    return [...sums].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
  };
  return {
    city,
    categories: strongest(({ category }) => [category]),
    performers: strongest(({ performer }) => [performer]),
    tags: strongest(({ tags }) => tags),
    elsewhere: false,
  };
}

/** Cards in the suggested order, without events whose sale has closed. */
async function withCards(
  db: Database,
  suggestions: readonly Suggestion[],
  now: number,
): Promise<SuggestedEvent[]> {
  if (suggestions.length === 0) return [];
  const ids = suggestions.map(({ eventId }) => eventId);
  const rows = await selectCards(db).where(inArray(event.id, ids));
  const cards = new Map(rows.map((row) => [row.id, toCard(row, now)]));
  return suggestions
    .flatMap(({ eventId, because, reason }) => {
      const card = cards.get(eventId);
      const open = card && (isSelling(card.sale) || card.sale === "not_yet");
      return card && open ? [{ card, because, reason }] : [];
    })
    .slice(0, SHOWN);
}
