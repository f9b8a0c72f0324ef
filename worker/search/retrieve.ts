import { type SQL, and, asc, desc, eq, gt, gte, inArray, lt, notInArray, or, sql } from "drizzle-orm";
import type { SearchDocument } from "#domain/search/document";
import { type Condition, RUPEES, minuteOf } from "#domain/search/match";
import type { Filters } from "#domain/search/query";
import { wordsAskedFor } from "#domain/search/rank";
import type { Thesaurus } from "#domain/search/thesaurus";
import type { Database } from "../db/database";
import { availabilityCopy, event, venue } from "../db/schema";
import { listed } from "../discovery/event-cards";
import { selectDocuments, toDocument } from "./documents";
import { ftsQuery } from "./search-index";

/** Rows by the filters alone, and by the words. */
const MOST_BY_FILTER = 400;
const MOST_BY_WORDS = 200;

/** `theatre` in our tables, `theater` in the sentence's conventions. */
const stored = (categories: readonly string[]) =>
  categories.map((category) => (category === "theater" ? "theatre" : category));

/** A filter in SQL, on the event's own wall clock; the pure `matches` decides again over what this brings. */
function conditions(filters: Filters, except: ReadonlySet<Condition>): (SQL | undefined)[] {
  const on = <Value>(
    condition: Condition,
    value: Value | undefined,
    make: (value: Value) => SQL | undefined,
  ) => (value === undefined || except.has(condition) ? undefined : make(value));
  return [
    filters.notCategory ? notInArray(event.category, stored(filters.notCategory)) : undefined,
    on("category", filters.category, (each) => inArray(event.category, stored(each))),
    on("place", filters.city, (each) => inArray(venue.city, [...each])),
    on("area", filters.area, (each) => inArray(venue.area, [...each])),
    on("mode", filters.mode, (mode) => eq(event.mode, mode)),
    ...(filters.accessibility ?? []).map((need) => listHas(event.accessibility, need)),
    ...(except.has("people") ? [] : (filters.audience ?? []).map((who) => listHas(event.audience, who))),
    on("people", filters.languages, (each) =>
      or(...each.map((language) => sql`instr(${event.language}, ${language}) > 0`)),
    ),
    on("date", filters.dateFrom, (day) => gte(event.localDate, day)),
    on("date", filters.dateTo, (day) => lt(event.localDate, day)),
    on("time", filters.timeFrom, (clock) => gte(event.localMinute, minuteOf(clock))),
    on("time", filters.timeTo, (clock) => lt(event.localMinute, minuteOf(clock))),
    ...prices(filters, except.has("price")),
  ];
}

function listHas(column: typeof event.accessibility | typeof event.audience, value: string): SQL {
  return sql`exists (select 1 from json_each(${column}) where value = ${value})`;
}

// Every currency of the platform has two minor digits or is asked about in its own units.
const RUPEE_PRICE = (column: typeof event.minPriceMinor | typeof event.maxPriceMinor) =>
  sql`${column} / 100.0 * case ${event.currency} ${sql.join(
    Object.entries(RUPEES).map(([code, rate]) => sql`when ${code} then ${sql.raw(String(rate))}`),
    sql` `,
  )} else 1 end`;

function prices({ priceMin, priceMax, currency }: Filters, relaxed: boolean): (SQL | undefined)[] {
  if (priceMax === 0) return [eq(event.minPriceMinor, 0)];
  if (relaxed) return [];
  const rate = RUPEES[currency ?? "INR"] ?? 1;
  // A little wider than the limit: the pure filter has the last word on cents.
  return [
    priceMax === undefined
      ? undefined
      : sql`${RUPEE_PRICE(event.minPriceMinor)} <= ${priceMax * rate * 1.001}`,
    priceMin === undefined
      ? undefined
      : sql`${RUPEE_PRICE(event.maxPriceMinor)} >= ${priceMin * rate * 0.999}`,
  ];
}

export interface Retrieval {
  readonly filters: Filters;
  readonly thesaurus: Thesaurus;
  readonly now: number;
  /** Of the page's own filters, such as "few left". */
  readonly also: SQL | undefined;
}

/** Documents for several widths of the question at once, in one batch: what passes each set of left-out conditions. */
export async function retrieve(
  db: Database,
  { filters, thesaurus, now, also }: Retrieval,
  widths: readonly (readonly Condition[])[],
): Promise<SearchDocument[]> {
  const match = ftsQuery(wordsAskedFor(filters.keywords, thesaurus));
  const queries = widths.flatMap((width) => {
    const where = and(listed(now), gt(event.startsAt, now), also, ...conditions(filters, new Set(width)));
    const byFilter = selectDocuments(db)
      .where(where)
      .orderBy(...orderOf(filters.sort))
      .limit(MOST_BY_FILTER);
    if (!match || width.includes("words")) return [byFilter];
    const byWords = selectDocuments(db)
      .innerJoin(sql`search_entry`, sql`search_entry.event_id = ${event.id}`)
      .innerJoin(sql`event_fts`, sql`event_fts.rowid = search_entry.id`)
      .where(and(sql`event_fts match ${match}`, where))
      .orderBy(sql`event_fts.rank`)
      .limit(MOST_BY_WORDS);
    return [byFilter, byWords];
  });
  const [first, ...rest] = queries;
  if (!first) return [];
  const answers = await db.batch([first, ...rest]);
  const docs = new Map(answers.flat().map((row) => [row.id, row]));
  return [...docs.values()].map(toDocument);
}

function orderOf(sort: Filters["sort"]): SQL[] {
  if (sort === "price_asc") return [asc(event.minPriceMinor), asc(event.startsAt), asc(event.id)];
  if (sort === "popularity")
    return [desc(event.popularity), desc(sql`coalesce(${availabilityCopy.sold}, 0)`), asc(event.id)];
  return [asc(event.startsAt), asc(event.id)];
}
