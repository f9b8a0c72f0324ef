import { type SQL, and, asc, desc, eq, gt, gte, inArray, lt, notInArray, or, sql } from "drizzle-orm";
import type { SearchDocument } from "#domain/search/document";
import { type Condition, RUPEES, minuteOf } from "#domain/search/ranking/match";
import type { Filters } from "#domain/search/query";
import { ordersOnly, wordsAskedFor } from "#domain/search/ranking/terms";
import type { Thesaurus } from "#domain/search/thesaurus";
import type { Database } from "../db/database";
import { availabilityCopy, event, searchEntry, venue } from "../db/schema";
import { listed } from "../discovery/event-cards";
import { type PriceColumn, wholePrice } from "../discovery/whole-price";
import {
  type BareRow,
  type EventVersion,
  popularity,
  readDocuments,
  selectBare,
  toBareDocument,
  version,
} from "./documents";
import { ftsQuery } from "./search-index";

/** Row limits of filter and keyword queries. */
const MOST_BY_FILTER = 400;
const MOST_BY_WORDS = 200;
/** D1 binds at most 100 values; the filters need some of them. */
const MOST_ALIKE = 60;
/** Best matches read from the full-text index; later ones contain only common words. */
const MOST_HOLDERS = 2000;

/** The filters in SQL, on the event's own wall clock; the domain's `matches` checks the result again. */
function conditions(filters: Filters, except: ReadonlySet<Condition>): (SQL | undefined)[] {
  const on = <Value>(
    condition: Condition,
    value: Value | undefined,
    make: (value: Value) => SQL | undefined,
  ) => (value === undefined || except.has(condition) ? undefined : make(value));
  return [
    filters.notCategory ? notInArray(event.category, [...filters.notCategory]) : undefined,
    on("category", filters.category, (each) => inArray(event.category, [...each])),
    on("place", filters.city, (each) =>
      inArray(venue.city, filters.mode === "online" ? [...each, ""] : [...each]),
    ),
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

const rupeePrice = (column: PriceColumn) =>
  sql`${wholePrice(column)} * case ${event.currency} ${sql.join(
    Object.entries(RUPEES).map(([code, rate]) => sql`when ${code} then ${sql.raw(String(rate))}`),
    sql` `,
  )} else 1 end`;

function prices({ priceMin, priceMax, currency }: Filters, relaxed: boolean): (SQL | undefined)[] {
  if (priceMax === 0) return [eq(event.minPriceMinor, 0)];
  if (relaxed) return [];
  const rate = RUPEES[currency ?? "INR"] ?? 1;
  // Slightly wider than the limit: `matches` decides on the exact amount.
  return [
    priceMax === undefined
      ? undefined
      : sql`${rupeePrice(event.minPriceMinor)} <= ${priceMax * rate * 1.001}`,
    priceMin === undefined
      ? undefined
      : sql`${rupeePrice(event.maxPriceMinor)} >= ${priceMin * rate * 0.999}`,
  ];
}

export interface Retrieval {
  readonly filters: Filters;
  readonly thesaurus: Thesaurus;
  readonly now: number;
  /** A filter of the page itself, such as "few left". */
  readonly also: SQL | undefined;
  /** Ids of events with similar embeddings, added if they pass the filters. */
  readonly alike: readonly string[];
}

/** Documents that pass at least one of the given relaxations. */
export async function retrieve(
  db: Database,
  { filters, thesaurus, now, also, alike }: Retrieval,
  widths: readonly (readonly Condition[])[],
): Promise<SearchDocument[]> {
  const match = ftsQuery(wordsAskedFor(filters, thesaurus));
  const passing = (width: readonly Condition[]) =>
    and(listed(now), gt(event.startsAt, now), also, ...conditions(filters, new Set(width)));
  const saying = match ? widths.filter((width) => !width.includes("words")) : [];
  // Weak words only order, so events without them are read too.
  const isSoft = ordersOnly(filters, thesaurus);
  const others = widths.filter((width) => isSoft || !saying.includes(width));
  const meaning = alike.length > 0 ? widths.filter((width) => !width.includes("words")) : [];
  const [first, ...rest] = [
    ...saying.map((width) => selectByWords(db, match ?? "", passing(width))),
    ...others.map((width) => selectByFilter(db, filters, passing(width))),
    ...meaning.map((width) =>
      selectBare(db).where(and(passing(width), inArray(event.id, alike.slice(0, MOST_ALIKE)))),
    ),
  ];
  if (!first) return [];
  const answers: unknown[][] = await db.batch([first, ...rest]);
  const found = answers.slice(0, saying.length).flat() as EventVersion[];
  const bare = answers.slice(saying.length).flat() as BareRow[];
  // Excluded keywords need the full text.
  const read = filters.notKeywords ? [...found, ...bare] : found;
  const docs = new Map(bare.map((row) => [row.id, toBareDocument(row)]));
  for (const doc of await readDocuments(db, read)) docs.set(doc.id, doc);
  return [...docs.values()];
}

/**
 * Best matches first. The subquery reads the index alone and the rows are looked up in its order: left to itself, the
 * planner scans events and probes the index for each, 30 times slower.
 */
function selectByWords(db: Database, match: string, where: SQL | undefined) {
  const held = sql`(select rowid as entry, rank as worth from event_fts where event_fts match ${match} order by rank limit ${MOST_HOLDERS}) as held`;
  return db
    .select({ id: event.id, version, popularity })
    .from(held)
    .crossJoin(searchEntry)
    .crossJoin(event)
    .crossJoin(venue)
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id))
    .where(
      and(
        sql`${searchEntry.id} = held.entry`,
        eq(event.id, searchEntry.eventId),
        eq(venue.id, event.venueId),
        where,
      ),
    )
    .orderBy(sql`held.worth`)
    .limit(MOST_BY_WORDS);
}

function selectByFilter(db: Database, filters: Filters, where: SQL | undefined) {
  return selectBare(db)
    .where(where)
    .orderBy(...orderOf(filters.sort))
    .limit(MOST_BY_FILTER);
}

function orderOf(sort: Filters["sort"]): SQL[] {
  if (sort === "price_asc") return [asc(wholePrice(event.minPriceMinor)), asc(event.startsAt), asc(event.id)];
  if (sort === "popularity")
    return [desc(event.popularity), desc(sql`coalesce(${availabilityCopy.sold}, 0)`), asc(event.id)];
  return [asc(event.startsAt), asc(event.id)];
}
