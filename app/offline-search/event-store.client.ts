import { Dexie, type EntityTable } from "dexie";
import {
  OFFLINE_CATALOGUE_VERSION,
  type OfflineEvent,
  type OfflineCatalogue,
  rememberCity,
  stillToCome,
} from "#domain/search/offline-catalogue";

/**
 * Public events on this device and the recently viewed cities. Contains nothing personal, so sign-out keeps it. A
 * cache: an upgrade may empty it.
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
  /** Most recent first; the first is the current one. */
  readonly cities: readonly string[];
  /** Time of the last successful check, by this device's clock. */
  readonly checkedAt: number;
}

const database = new OfflineDatabase();

/** Null if nothing is stored, or stored by another version of the app. */
export async function readStoredCatalogue(): Promise<StoredCatalogue | null> {
  const row = await database.rows.get("kept");
  return row?.kept.v === OFFLINE_CATALOGUE_VERSION ? row : null;
}

/** A stored upcoming event, and when it was stored. */
export async function findOfflineEvent(
  slug: string,
): Promise<{ event: OfflineEvent; checkedAt: number } | null> {
  const row = await readStoredCatalogue();
  const event = row && stillToCome(row.kept.events, Date.now()).find((each) => each.slug === slug);
  return event ? { event, checkedAt: row.checkedAt } : null;
}

/** Minimum interval between refreshes: the catalogue changes daily. */
const PAUSE_MS = 10 * 60_000;

/** Refreshes the catalogue of the current and recent cities. On failure the stored one stays. */
export async function refreshOfflineCatalogue(city: string | null): Promise<void> {
  const before = await readStoredCatalogue();
  const cities = city ? rememberCity(before?.cities ?? [], city) : (before?.cities ?? []);
  const same = before?.cities.join("\n") === cities.join("\n");
  if (before && same && Date.now() - before.checkedAt < PAUSE_MS) return;
  const asked = new URLSearchParams(cities.toSorted().map((each) => ["city", each]));
  const checkedAt = Date.now();
  const answer = await fetch(`/kept-events?${asked}`, {
    credentials: "omit",
    // Revalidates every time; the server responds 304 if unchanged.
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
