import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import {
  OFFLINE_CATALOGUE_VERSION,
  type OfflineCatalogue,
  MAX_OFFLINE_EVENTS,
  packThesaurus,
  toOfflineEvent,
} from "#domain/search/offline-catalogue";
import type { Database } from "../db/database";
import { event, venue } from "../db/schema";
import { listed } from "../discovery/event-cards";
import { hexHashOf } from "../platform/digest";
import { selectDocuments } from "./documents";
import { readLexicon } from "./lexicon";

/**
 * The offline catalogue: upcoming published events of the given cities first, then of others, up to the limit.
 * Filtered by {@link listed}; the same response for every caller.
 * @param now epoch milliseconds
 */
export async function readOfflineCatalogue(
  db: Database,
  cities: readonly string[],
  { now, homeZone }: { now: number; homeZone: string },
): Promise<OfflineCatalogue> {
  const [places, { thesaurus, changed }] = await Promise.all([
    db
      .select({ city: venue.city, area: venue.area, timeZone: sql<string>`min(${venue.timeZone})` })
      .from(event)
      .innerJoin(venue, eq(venue.id, event.venueId))
      .where(listed(now))
      .groupBy(venue.city, venue.area)
      .orderBy(venue.city, venue.area),
    readLexicon(db),
  ]);
  const known = cities.filter((name) => places.some(({ city }) => city === name));
  const there = known.length > 0 ? [desc(inArray(venue.city, known))] : [];
  const rows = await selectDocuments(db)
    .where(listed(now))
    .orderBy(...there, asc(event.startsAt), asc(event.id))
    .limit(MAX_OFFLINE_EVENTS);
  const zones = new Map(places.filter(({ city }) => city).map(({ city, timeZone }) => [city, timeZone]));
  const catalogue = {
    v: OFFLINE_CATALOGUE_VERSION,
    cities: [...zones].map(([name, timeZone]) => ({ name, timeZone })),
    areas: places.filter(({ area }) => area).map(({ area, city }) => ({ name: area, city })),
    homeZone,
    thesaurus: packThesaurus(thesaurus),
    changed: [...changed],
    events: rows
      .flatMap((row) => {
        const { startsAt, endsAt } = row;
        return startsAt === null || endsAt === null ? [] : [toOfflineEvent({ ...row, startsAt, endsAt })];
      })
      .toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1)),
  } as const;
  return { ...catalogue, version: await hexHashOf(JSON.stringify(catalogue), 12) };
}
