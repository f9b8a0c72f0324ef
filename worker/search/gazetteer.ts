import { eq } from "drizzle-orm";
import { type Atlas, makeAtlas } from "#domain/search/places";
import { tokenize } from "#domain/search/tokens";
import type { Database } from "../db/database";
import { event, venue } from "../db/schema";
import { listed } from "../discovery/event-cards";
import { languagesOf } from "./documents";

const KEPT_MS = 30_000;
/** Per database handle's isolate: names change seldom, and a new one is still found as a word. */
let kept: { readonly atlas: Atlas; readonly at: number } | null = null;

/** Every name of what is still to come, read at most twice a minute. */
export async function readAtlas(db: Database, now: number): Promise<Atlas> {
  if (kept && now - kept.at < KEPT_MS && now >= kept.at) return kept.atlas;
  const rows = await db
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
  const once = (values: readonly string[]) => [...new Set(values)].filter(Boolean);
  const areas = new Map(rows.map(({ area, city }) => [`${area}|${city}`, { name: area, city }]));
  const atlas = makeAtlas({
    cities: once(rows.map(({ city }) => city)),
    areas: [...areas.values()].filter(({ name }) => name),
    names: once(rows.flatMap(({ venue: name, performer }) => [name, performer])),
    languages: once(rows.flatMap(({ language }) => languagesOf(language))),
    vocabulary: new Set(
      once(rows.flatMap(({ title, tags }) => [title, ...tags])).flatMap((text) =>
        tokenize(text).map(({ word }) => word),
      ),
    ),
  });
  kept = { atlas, at: now };
  return atlas;
}

/** For tests and tools that change the catalogue under a running isolate. */
export function forgetAtlas(): void {
  kept = null;
}
