import type { SQL } from "drizzle-orm";
import type { Condition } from "#domain/search/match";
import type { Filters } from "#domain/search/query";
import { type Answer, answer } from "#domain/search/relaxation";
import type { Thesaurus } from "#domain/search/thesaurus";
import type { Database } from "../db/database";
import { retrieve } from "./retrieve";

const NEARBY: readonly Condition[] = ["time", "price", "area", "date"];

/** How wide to look where nothing fits exactly: each width covers steps of the pure ladder. */
const WIDTHS: readonly (readonly Condition[])[] = [
  NEARBY,
  [...NEARBY, "words"],
  [...NEARBY, "people"],
  [...NEARBY, "category"],
  [...NEARBY, "place", "mode"],
  [...NEARBY, "people", "category", "words", "mode", "place"],
];

/** The events a question asks for, exactly or as near as there are; the pure core ranks and relaxes. */
export async function findEvents(
  db: Database,
  question: { filters: Filters; thesaurus: Thesaurus; now: number; also?: SQL },
): Promise<Answer> {
  const { filters, thesaurus, now } = question;
  const asked = { ...question, also: question.also };
  const near = await retrieve(db, asked, filters.area ? [[], ["area"]] : [[]]);
  const exact = answer(near, filters, thesaurus, now);
  if (exact.groups[0]?.relaxed.length === 0) return exact;
  return answer(await retrieve(db, asked, WIDTHS), filters, thesaurus, now);
}
