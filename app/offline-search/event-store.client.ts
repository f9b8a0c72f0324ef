import { Dexie, type EntityTable } from "dexie";
import {
  KEPT_EVENTS_VERSION,
  type KeptEvent,
  type KeptEvents,
  rememberCity,
  stillToCome,
} from "#domain/search/offline-catalogue";

/**
 * Public events on this device, and the cities looked at in this browser, as its cookie has the last of them. Nothing
 * here says who: signing out leaves it. A cache of the server's truth: an upgrade may empty it.
 */
class KeptDatabase extends Dexie {
  declare rows: EntityTable<KeptRow, "key">;

  constructor() {
    super("kept-events");
    // One row: five hundred are read and replaced at once.
    this.version(1).stores({ rows: "key" });
  }
}

export interface KeptRow {
  readonly key: "kept";
  readonly kept: KeptEvents;
  /** The latest first; the first is the one looked at. */
  readonly cities: readonly string[];
  /** When the server last said so, by this device's clock. */
  readonly checkedAt: number;
}

const database = new KeptDatabase();

/** Null where nothing was ever kept, or by another version of the app. */
export async function readKept(): Promise<KeptRow | null> {
  const row = await database.rows.get("kept");
  return row?.kept.v === KEPT_EVENTS_VERSION ? row : null;
}

/** One kept event that is not over, and when it was kept. */
export async function findKept(slug: string): Promise<{ event: KeptEvent; checkedAt: number } | null> {
  const row = await readKept();
  const event = row && stillToCome(row.kept.events, Date.now()).find((each) => each.slug === slug);
  return event ? { event, checkedAt: row.checkedAt } : null;
}

/** Not sooner again: what is kept changes by the day, not by the minute. */
const PAUSE_MS = 10 * 60_000;

/** Asks the server for the events of the city looked at and the ones before it. What cannot be had or kept stays as it was. */
export async function keepEvents(city: string | null): Promise<void> {
  const before = await readKept();
  const cities = city ? rememberCity(before?.cities ?? [], city) : (before?.cities ?? []);
  const same = before?.cities.join("\n") === cities.join("\n");
  if (before && same && Date.now() - before.checkedAt < PAUSE_MS) return;
  const asked = new URLSearchParams(cities.toSorted().map((each) => ["city", each]));
  const checkedAt = Date.now();
  const answer = await fetch(`/kept-events?${asked}`, {
    credentials: "omit",
    // Asked for anew each time, answered with 304 where nothing changed.
    cache: "no-cache",
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) return;
  const kept: unknown = await answer.json();
  if (isKept(kept)) await database.rows.put({ key: "kept", kept, cities, checkedAt });
}

function isKept(answer: unknown): answer is KeptEvents {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "v" in answer &&
    answer.v === KEPT_EVENTS_VERSION &&
    "events" in answer &&
    Array.isArray(answer.events)
  );
}
