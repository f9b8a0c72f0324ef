import { Dexie, type EntityTable } from "dexie";
import {
  OFFLINE_CATALOGUE_VERSION,
  type OfflineEvent,
  type OfflineCatalogue,
  rememberCity,
  stillToCome,
} from "#domain/search/offline-catalogue";

/**
 * Public events on this device, and the cities looked at in this browser, as its cookie has the last of them. Nothing
 * here says who: signing out leaves it. A cache of the server's truth: an upgrade may empty it.
 */
class OfflineDatabase extends Dexie {
  declare rows: EntityTable<StoredCatalogue, "key">;

  constructor() {
    super("kept-events");
    // One row: five hundred are read and replaced at once.
    this.version(1).stores({ rows: "key" });
  }
}

export interface StoredCatalogue {
  readonly key: "kept";
  readonly kept: OfflineCatalogue;
  /** The latest first; the first is the one looked at. */
  readonly cities: readonly string[];
  /** When the server last said so, by this device's clock. */
  readonly checkedAt: number;
}

const database = new OfflineDatabase();

/** Null where nothing was ever kept, or by another version of the app. */
export async function readStoredCatalogue(): Promise<StoredCatalogue | null> {
  const row = await database.rows.get("kept");
  return row?.kept.v === OFFLINE_CATALOGUE_VERSION ? row : null;
}

/** One kept event that is not over, and when it was kept. */
export async function findOfflineEvent(
  slug: string,
): Promise<{ event: OfflineEvent; checkedAt: number } | null> {
  const row = await readStoredCatalogue();
  const event = row && stillToCome(row.kept.events, Date.now()).find((each) => each.slug === slug);
  return event ? { event, checkedAt: row.checkedAt } : null;
}

/** Not sooner again: what is kept changes by the day, not by the minute. */
const PAUSE_MS = 10 * 60_000;

/** Asks the server for the events of the city looked at and the ones before it. What cannot be had or kept stays as it was. */
export async function refreshOfflineCatalogue(city: string | null): Promise<void> {
  const before = await readStoredCatalogue();
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
  if (isOfflineCatalogue(kept)) await database.rows.put({ key: "kept", kept, cities, checkedAt });
}

function isOfflineCatalogue(answer: unknown): answer is OfflineCatalogue {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "v" in answer &&
    answer.v === OFFLINE_CATALOGUE_VERSION &&
    "events" in answer &&
    Array.isArray(answer.events)
  );
}
