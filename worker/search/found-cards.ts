import { inArray } from "drizzle-orm";
import type { ResultPage } from "#domain/search/ranking/result-page";
import type { Database } from "../db/database";
import { event } from "../db/schema";
import type { EventCard } from "../discovery/discovery";
import { selectCards, toCard } from "../discovery/event-cards";
import type { FoundGroup } from "./search";

/** Cards per statement: D1 binds at most 100 values. */
const CHUNK = 90;

/** The page of found ids with their cards. Events deleted since the ranking are left out. */
export async function withCards(
  db: Database,
  shown: ResultPage["groups"],
  now: number,
): Promise<FoundGroup[]> {
  const cards = await findCards(
    db,
    shown.flatMap(({ ranked }) => ranked.map(({ id }) => id)),
    now,
  );
  return shown.map(({ relaxed, ranked, total }) => ({
    relaxed,
    total,
    events: ranked.flatMap(({ id, words }) => {
      const card = cards.get(id);
      return card ? [{ card, words }] : [];
    }),
  }));
}

async function findCards(db: Database, ids: readonly string[], now: number): Promise<Map<string, EventCard>> {
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, i) =>
    ids.slice(i * CHUNK, (i + 1) * CHUNK),
  );
  const rows = await Promise.all(chunks.map((chunk) => selectCards(db).where(inArray(event.id, chunk))));
  return new Map(rows.flat().map((row) => [row.id, toCard(row, now)]));
}
