import { eq, sql } from "drizzle-orm";
import type { SearchDocument } from "#domain/search/document";
import { toSearchDocument } from "#domain/search/listed-event";
import type { Database } from "../db/database";
import { availabilityCopy, event, organization, venue } from "../db/schema";

/** Descriptions are searched as far as people read them. */
const DESCRIPTION_LENGTH = 600;

/** 0 to 100 and more: what was sold of the room, or what the catalogue says where nothing was. */
export const popularity = sql<number>`max(${event.popularity}, coalesce(100 * ${availabilityCopy.sold} / nullif(${availabilityCopy.capacity}, 0), 0))`;

const columns = {
  id: event.id,
  slug: event.slug,
  title: event.title,
  category: event.category,
  tags: event.tags,
  performer: event.performer,
  // A batch of D1 hands back rows as objects: two columns of one name would be one.
  organizer: sql<string>`${organization.name}`.as("organizer"),
  venue: venue.name,
  area: venue.area,
  city: venue.city,
  description: sql<string>`substr(${event.description}, 1, ${DESCRIPTION_LENGTH})`,
  language: event.language,
  audience: event.audience,
  accessibility: event.accessibility,
  mode: event.mode,
  localDate: event.localDate,
  localMinute: event.localMinute,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  timeZone: event.timeZone,
  minPriceMinor: event.minPriceMinor,
  maxPriceMinor: event.maxPriceMinor,
  currency: event.currency,
  popularity,
  version: sql<number>`max(${event.updatedAt}, ${venue.updatedAt})`,
};

export function selectDocuments(db: Database) {
  return db
    .select(columns)
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}

export type DocumentRow = Awaited<ReturnType<typeof selectDocuments>>[number];

/** Made once per version of an event in an isolate: the words of a document are costly to split. */
const known = new Map<string, { version: string; doc: SearchDocument }>();
const MOST_KNOWN = 12_000;

export function toDocument(row: DocumentRow): SearchDocument {
  const version = `${row.version}:${row.popularity}`;
  const before = known.get(row.id);
  if (before?.version === version) return before.doc;
  if (known.size >= MOST_KNOWN) known.clear();
  const doc = toSearchDocument(row);
  known.set(row.id, { version, doc });
  return doc;
}
