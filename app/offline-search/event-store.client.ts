import { Dexie, type EntityTable } from "dexie";
import {
  OFFLINE_CATALOGUE_VERSION,
  type OfflineEvent,
  type OfflineCatalogue,
  rememberCity,
  stillToCome,
} from "#domain/search/offline-catalogue";

/**
 * Public events on this device and the recently viewed cities. Contains nothing personal, so sign-out does not delete it. A
 * cache: an upgrade may empty it.
 */
class OfflineDatabase extends Dexie {
  declare rows: EntityTable<CatalogueRow, "key">;

  constructor() {
    super("kept-events");
    // One row: five hundred are read and replaced at once.
    this.version(1).stores({ rows: "key" });
  }
}

export interface StoredCatalogue {
  readonly catalogue: OfflineCatalogue;
  /** Most recent first; the first is the current one. */
  readonly cities: readonly string[];
  /** Time of the last successful check, by this device's clock. */
  readonly checkedAt: number;
}

/** The row in IndexedDB. */
interface CatalogueRow extends Omit<StoredCatalogue, "catalogue"> {
  readonly key: "kept";
  readonly kept: OfflineCatalogue;
}

const database = new OfflineDatabase();

/** Null if nothing is stored, or stored by another version of the app. */
export async function readStoredCatalogue(): Promise<StoredCatalogue | null> {
  const row = await database.rows.get("kept");
  if (row?.kept.v !== OFFLINE_CATALOGUE_VERSION) return null;
  return { catalogue: row.kept, cities: row.cities, checkedAt: row.checkedAt };
}

/** A stored upcoming event, and when it was stored. */
export async function findOfflineEvent(
  slug: string,
): Promise<{ event: OfflineEvent; checkedAt: number } | null> {
  const stored = await readStoredCatalogue();
  const event = stored && stillToCome(stored.catalogue.events, Date.now()).find((each) => each.slug === slug);
  return event ? { event, checkedAt: stored.checkedAt } : null;
}

/** Minimum interval between refreshes: the catalogue changes daily. */
const PAUSE_MS = 10 * 60_000;

/** Refreshes the catalogue of the current and recent cities. On failure the stored one stays. */
export async function refreshOfflineCatalogue(city: string | null): Promise<void> {
  const before = await readStoredCatalogue();
  const cities = city ? rememberCity(before?.cities ?? [], city) : (before?.cities ?? []);
  const same = before?.cities.join("\n") === cities.join("\n");
  if (before && same && Date.now() - before.checkedAt < PAUSE_MS) return;
  const query = new URLSearchParams(cities.toSorted().map((each) => ["city", each]));
  const checkedAt = Date.now();
  const response = await fetch(`/kept-events?${query}`, {
    credentials: "omit",
    // Revalidates every time; the server responds 304 if unchanged.
    cache: "no-cache",
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) return;
  const catalogue: unknown = await response.json();
  if (isOfflineCatalogue(catalogue))
    await database.rows.put({ key: "kept", kept: catalogue, cities, checkedAt });
}

function isOfflineCatalogue(body: unknown): body is OfflineCatalogue {
  return (
    typeof body === "object" &&
    body !== null &&
    "v" in body &&
    body.v === OFFLINE_CATALOGUE_VERSION &&
    "events" in body &&
    Array.isArray(body.events)
  );
}
