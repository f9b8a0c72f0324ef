import { eq } from "drizzle-orm";
import { gazetteerOf } from "#domain/search/gazetteer";
import { type Atlas, makeAtlas } from "#domain/search/places";
import type { Database } from "../db/database";
import { event, venue } from "../db/schema";
import { listed } from "../discovery/event-cards";
import { readLexicon } from "./lexicon";

const KEPT_MS = 30_000;
/** Per database handle's isolate: names change seldom, and a new one is still found as a word. */
let kept: { readonly atlas: Atlas; readonly at: number } | null = null;

let refreshing = false;

/**
 * Every name of what is still to come, read at most twice a minute: nobody waits for it but the first.
 * @param later takes work that may go on after the answer; without it the names are read at once
 */
export async function readAtlas(
  db: Database,
  now: number,
  later?: (work: Promise<unknown>) => void,
): Promise<Atlas> {
  if (kept && now - kept.at < KEPT_MS && now >= kept.at) return kept.atlas;
  if (!kept || !later) return refreshAtlas(db, now);
  if (!refreshing) {
    refreshing = true;
    later(
      refreshAtlas(db, now).finally(() => {
        refreshing = false;
      }),
    );
  }
  return kept.atlas;
}

async function refreshAtlas(db: Database, now: number): Promise<Atlas> {
  const [rows, thesaurus] = await Promise.all([readRows(db, now), readLexicon(db)]);
  const atlas = makeAtlas(gazetteerOf(rows), thesaurus);
  kept = { atlas, at: now };
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
  kept = null;
}
