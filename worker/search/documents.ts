import { eq, inArray, sql } from "drizzle-orm";
import type { SearchDocument } from "#domain/search/document";
import { toSearchDocument } from "#domain/search/listed-event";
import type { Database } from "../db/database";
import { availabilityCopy, event, organization, venue } from "../db/schema";

/** Characters of a description that are searched. */
const DESCRIPTION_LENGTH = 600;

/** 0 to 100 and above: the share of capacity sold, at least the catalogue's own value. */
export const popularity = sql<number>`max(${event.popularity}, coalesce(100 * ${availabilityCopy.sold} / nullif(${availabilityCopy.capacity}, 0), 0))`;

export const version = sql<number>`max(${event.updatedAt}, ${venue.updatedAt})`;

const columns = {
  id: event.id,
  slug: event.slug,
  title: event.title,
  category: event.category,
  tags: event.tags,
  performer: event.performer,
  // A D1 batch returns rows as objects: two columns of one name would collide.
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
  version,
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

/** Filter columns without text: a tenth of a document's size. */
const bareColumns = {
  id: event.id,
  category: event.category,
  area: venue.area,
  city: venue.city,
  language: event.language,
  audience: event.audience,
  accessibility: event.accessibility,
  mode: event.mode,
  localDate: event.localDate,
  localMinute: event.localMinute,
  startsAt: event.startsAt,
  minPriceMinor: event.minPriceMinor,
  maxPriceMinor: event.maxPriceMinor,
  currency: event.currency,
  popularity,
  version,
};

export function selectBare(db: Database) {
  return db
    .select(bareColumns)
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}

export type BareRow = Awaited<ReturnType<typeof selectBare>>[number];

/** For queries without keywords. */
export function toBareDocument(row: BareRow): SearchDocument {
  const wordless = { title: "", tags: [], performer: "", organizer: "", venue: "", description: "" };
  return toSearchDocument({ ...wordless, ...row });
}

/** Identifies the cached content of an event. */
export interface EventVersion {
  readonly id: string;
  readonly version: number;
  readonly popularity: number;
}

/** Cache per isolate: reading and tokenizing a document is costly. */
const known = new Map<string, { readonly version: string; readonly doc: SearchDocument }>();
const MOST_KNOWN = 12_000;
/** D1 binds at most 100 values per statement. */
const CHUNK = 90;

/** Full documents: cached ones of the same version, the others in one batch. */
export async function readDocuments(
  db: Database,
  wanted: readonly EventVersion[],
): Promise<SearchDocument[]> {
  const versions = new Map(wanted.map((each) => [each.id, each]));
  const missing = [...versions.values()]
    .filter(({ id, ...now }) => known.get(id)?.version !== versionOf(now))
    .map(({ id }) => id);
  const [first, ...rest] = Array.from({ length: Math.ceil(missing.length / CHUNK) }, (_, i) =>
    selectDocuments(db).where(inArray(event.id, missing.slice(i * CHUNK, (i + 1) * CHUNK))),
  );
  if (known.size + missing.length > MOST_KNOWN) known.clear();
  for (const row of first ? (await db.batch([first, ...rest])).flat() : [])
    known.set(row.id, { version: versionOf(row), doc: toSearchDocument(row) });
  return [...versions.values()].flatMap((each) => {
    const doc = known.get(each.id)?.doc;
    if (!doc) return [];
    return [doc];
  });
}

function versionOf({ version: changed, popularity: sold }: Omit<EventVersion, "id">): string {
  return `${changed}:${sold}`;
}
