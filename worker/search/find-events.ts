import type { SQL } from "drizzle-orm";
import type { Condition } from "#domain/search/ranking/match";
import type { Filters } from "#domain/search/query";
import { type SearchResult, relaxedSearch, titleStems } from "#domain/search/ranking/relaxation";
import type { Thesaurus } from "#domain/search/thesaurus";
import type { Database } from "../db/database";
import { retrieve } from "./retrieve";

const NEARBY: readonly Condition[] = ["time", "price", "area", "date"];

/** Each width covers several relaxation steps of the domain. */
const FARTHER: readonly (readonly Condition[])[] = [
  [...NEARBY, "place", "mode"],
  [...NEARBY, "people"],
  [...NEARBY, "place", "mode", "people"],
  [...NEARBY, "words"],
  [...NEARBY, "words", "place", "mode"],
  [...NEARBY, "category"],
  [...NEARBY, "people", "category", "words", "mode", "place"],
];

/**
 * Finds exact matches, else the nearest; the domain ranks and relaxes. Each wider retrieval runs only if the narrower
 * one found nothing.
 */
export async function findEvents(
  db: Database,
  question: {
    filters: Filters;
    thesaurus: Thesaurus;
    now: number;
    also?: SQL;
    /** Ids of events with similar embeddings, most similar first; empty without a model. */
    alike?: readonly string[];
  },
): Promise<SearchResult> {
  const { filters, thesaurus, now, alike = [] } = question;
  const search = { ...question, also: question.also, alike };
  const look = async (widths: readonly (readonly Condition[])[]) =>
    relaxedSearch(await retrieve(db, search, widths), filters, thesaurus, now, undefined, alike);
  const exact = await look([
    [],
    ...(filters.area ? [["area"] as const] : []),
    ...(titleStems(filters).length > 0 ? [["category"] as const] : []),
  ]);
  if (exact.groups[0]?.relaxed.length === 0) return exact;
  const near = await look([NEARBY]);
  if (near.groups[0]?.relaxed.every((each) => NEARBY.includes(each))) return near;
  return look([NEARBY, ...FARTHER]);
}
