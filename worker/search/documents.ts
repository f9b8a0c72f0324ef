import { eq, inArray, sql } from "drizzle-orm";
import type { SearchDocument } from "#domain/search/document";
import { toSearchDocument } from "#domain/search/listed-event";
import type { Database } from "../db/database";
import { availabilityCopy, event, organization, venue } from "../db/schema";

/** Descriptions are searched as far as people read them. */
const DESCRIPTION_LENGTH = 600;

/** 0 to 100 and more: what was sold of the room, or what the catalogue says where nothing was. */
export const popularity = sql<number>`max(${event.popularity}, coalesce(100 * ${availabilityCopy.sold} / nullif(${availabilityCopy.capacity}, 0), 0))`;

export const version = sql<number>`max(${event.updatedAt}, ${venue.updatedAt})`;

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

/** Everything a filter decides by and nothing a word is found in: a tenth of a document. */
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

/** For answers that go by no word. */
export function toBareDocument(row: BareRow): SearchDocument {
  const wordless = { title: "", tags: [], performer: "", organizer: "", venue: "", description: "" };
  return toSearchDocument({ ...wordless, ...row });
}

/** An event as it is now, by what changes with it. */
export interface EventVersion {
  readonly id: string;
  readonly version: number;
  readonly popularity: number;
}

/** Made once per version of an event in an isolate: the words of a document are costly to send and to split. */
const known = new Map<string, { readonly version: string; readonly doc: SearchDocument }>();
const MOST_KNOWN = 12_000;
/** D1 binds at most a hundred values to a statement. */
const CHUNK = 90;

/** Whole documents: of this isolate where it knows that version, else read in one batch. */
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
