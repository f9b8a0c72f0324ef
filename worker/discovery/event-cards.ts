import { imagePath } from "#domain/catalogue/image-path";
import { type SQL, and, asc, desc, eq, gt, gte, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import { type EventQuery, PAGE_SIZE, daysOf, searchWords } from "#domain/catalogue/event-query";
import { nextOpening } from "#domain/price/sale-window";
import { FEW_LEFT_AT_LEAST, FEW_LEFT_ONE_IN, eventSaleState } from "#domain/sale/sale-state";
import { contains } from "../db/contains";
import type { Database } from "../db/database";
import { availabilityCopy, event, organization, ticketType, venue } from "../db/schema";
import type { EventCard, HomeRow } from "./discovery";
import { wholePrice } from "./whole-price";

/**
 * Condition of every public list: published, with a start, and not over. No filter reaches drafts or events in
 * review.
 */
export function listed(now: number): SQL | undefined {
  return and(eq(event.state, "published"), isNotNull(event.startsAt), gt(event.endsAt, now));
}

export const free = sql<number>`${availabilityCopy.capacity} - ${availabilityCopy.sold} - ${availabilityCopy.held}`;

/** `isFewLeft` in SQL; a test compares the two. */
export const fewLeft = sql`${free} > 0 and ${free} < ${availabilityCopy.capacity} and ${free} <= max(${FEW_LEFT_AT_LEAST}, ${availabilityCopy.capacity} / ${FEW_LEFT_ONE_IN})`;

/** The sale windows of all ticket types, `[starts, ends]` each, as JSON: the domain decides what is on sale. */
const windows = sql<string>`(select json_group_array(json_array(${ticketType.saleStartsAt}, ${ticketType.saleEndsAt})) from ${ticketType} where ${ticketType.eventId} = ${event.id})`;

const columns = {
  id: event.id,
  slug: event.slug,
  title: event.title,
  category: event.category,
  tags: event.tags,
  imageKey: event.imageKey,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  timeZone: event.timeZone,
  currency: event.currency,
  state: event.state,
  salePause: event.salePause,
  fromMinor: event.minPriceMinor,
  toMinor: event.maxPriceMinor,
  venueName: venue.name,
  area: venue.area,
  city: venue.city,
  capacity: availabilityCopy.capacity,
  free,
  windows,
};

export function selectCards(db: Database) {
  return db
    .select(columns)
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}

export function countCards(db: Database) {
  return db
    .select({ total: sql<number>`count(*)` })
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}

type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

export function toCard(row: CardRow, now: number): EventCard {
  const places = row.capacity === null ? null : { capacity: row.capacity, free: Math.max(0, row.free) };
  const windows = (JSON.parse(row.windows) as [number | null, number | null][]).map(
    ([saleStartsAt, saleEndsAt]) => ({ saleStartsAt, saleEndsAt }),
  );
  const selling = { state: row.state, endsAt: row.endsAt ?? 0, isPaused: row.salePause !== null };
  const sale = eventSaleState(selling, windows, places, now);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    category: row.category,
    tags: row.tags,
    imageUrl: imagePath(row.imageKey),
    startsAt: row.startsAt ?? 0,
    timeZone: row.timeZone,
    venueName: row.venueName,
    area: row.area,
    city: row.city,
    currency: row.currency,
    fromMinor: row.fromMinor,
    toMinor: row.toMinor,
    sale,
    saleStartsAt: sale === "not_yet" ? nextOpening(windows, now) : null,
    free: places?.free ?? null,
  };
}

/** @param days from {@link daysOf}: inclusive, of the events' own wall clocks */
export function matching(
  query: EventQuery,
  days: { from: string | null; to: string | null },
  now: number,
): SQL | undefined {
  return and(
    listed(now),
    // Online events are listed in every city.
    query.city ? inArray(venue.city, [query.city, ""]) : undefined,
    query.category ? eq(event.category, query.category) : undefined,
    days.from ? gte(event.localDate, days.from) : undefined,
    days.to ? lte(event.localDate, days.to) : undefined,
    query.maxPrice === null ? undefined : lte(wholePrice(event.minPriceMinor), query.maxPrice),
    query.minPrice === null ? undefined : gte(wholePrice(event.maxPriceMinor), query.minPrice),
    query.few ? fewLeft : undefined,
    ...searchWords(query.text).map(matchingWord),
  );
}

function matchingWord(word: string): SQL | undefined {
  return or(
    contains(event.title, word),
    contains(venue.name, word),
    contains(venue.area, word),
    contains(venue.city, word),
    contains(organization.name, word),
    contains(event.tags, word),
    eq(event.category, word.toLowerCase()),
  );
}

/** Ordered by id last, so that pages neither repeat nor drop a row. */
export function orderOf(sort: EventQuery["sort"]): SQL[] {
  switch (sort) {
    case "price":
      return [
        sql`${event.minPriceMinor} is null`,
        asc(wholePrice(event.minPriceMinor)),
        asc(event.startsAt),
        asc(event.id),
      ];
    case "popular":
      return [desc(sql`coalesce(${availabilityCopy.sold}, 0)`), asc(event.startsAt), asc(event.id)];
    case "date":
      return [asc(event.startsAt), asc(event.id)];
  }
}

/** One page of rows and the total count. */
export async function firstRows(
  db: Database,
  query: EventQuery,
  today: string,
  limit: number,
  now: number,
): Promise<HomeRow> {
  const where = matching(query, daysOf(query, today), now);
  const [rows, [counted]] = await db.batch([
    selectCards(db)
      .where(where)
      .orderBy(...orderOf(query.sort))
      .limit(limit)
      .offset((query.page - 1) * PAGE_SIZE),
    countCards(db).where(where),
  ]);
  return { events: rows.map((row) => toCard(row, now)), total: counted?.total ?? 0 };
}
