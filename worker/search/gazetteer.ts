import { eq } from "drizzle-orm";
import { gazetteerOf } from "#domain/search/gazetteer";
import { shippedLanguage } from "#domain/search/concepts/language";
import { type Atlas, makeAtlas } from "#domain/search/places";
import type { Database } from "../db/database";
import { event, venue } from "../db/schema";
import { listed } from "../discovery/event-cards";
import { readLexicon } from "./lexicon";

const CACHED_MS = 30_000;
/** Cache per isolate: names change rarely, and a new name is still found as a keyword. */
let cached: { readonly atlas: Atlas; readonly at: number } | null = null;

let refreshing = false;

/**
 * Names of all upcoming events, read at most every 30 seconds; only the first request of an isolate waits.
 * @param later runs work after the response; without it a stale atlas is refreshed at once
 */
export async function readAtlas(
  db: Database,
  now: number,
  later?: (work: Promise<unknown>) => void,
): Promise<Atlas> {
  if (cached && now - cached.at < CACHED_MS && now >= cached.at) return cached.atlas;
  if (!cached || !later) return refreshAtlas(db, now);
  if (!refreshing) {
    refreshing = true;
    later(
      refreshAtlas(db, now).finally(() => {
        refreshing = false;
      }),
    );
  }
  return cached.atlas;
}

async function refreshAtlas(db: Database, now: number): Promise<Atlas> {
  const [rows, { thesaurus, changed }] = await Promise.all([readRows(db, now), readLexicon(db)]);
  const atlas = makeAtlas(gazetteerOf(rows), thesaurus, shippedLanguage(), changed);
  cached = { atlas, at: now };
  return atlas;
}

async function readRows(db: Database, now: number) {
  return db
    .select({
      title: event.title,
      tags: event.tags,
      performer: event.performer,
      language: event.language,
      venue: venue.name,
      area: venue.area,
      city: venue.city,
    })
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .where(listed(now))
    .limit(20_000);
}

/** For tests and tools that change the catalogue under a running isolate. */
export function resetAtlas(): void {
  cached = null;
}
