import { LAST_SEEN_CACHE } from "#app/wallet/device-caches";

/** Cache of public pages for offline use. Contains public data only: no names, no bookings, no HTML. */
const LIMIT = 40;

export interface LastSeen<T> {
  readonly data: T;
  readonly seenAt: number;
  /** The app's version: pages of another version may have data of another shape. */
  readonly version?: string;
}

/** Caches a page's public data under its path and query; does nothing if storage is full or forbidden. */
export async function keepLastSeen(path: string, data: unknown): Promise<void> {
  try {
    const cache = await openCache();
    if (!cache) return;
    const entry: LastSeen<unknown> = { data, seenAt: Date.now(), version: STAGEDOOR_VERSION };
    // Deleted first, so that the key order is the order of use (LRU).
    await cache.delete(keyOf(path));
    await cache.put(keyOf(path), Response.json(entry));
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - LIMIT)).map((key) => cache.delete(key)));
  } catch {
    // Storage is full or forbidden: the page itself is unaffected.
  }
}

/** Null also for a page that another version of the app cached. */
export async function findLastSeen<T>(path: string): Promise<LastSeen<T> | null> {
  try {
    const response = await (await openCache())?.match(keyOf(path));
    const seen = response ? ((await response.json()) as LastSeen<T>) : null;
    return seen?.version === STAGEDOOR_VERSION ? seen : null;
  } catch {
    return null;
  }
}

async function openCache(): Promise<Cache | null> {
  return "caches" in globalThis ? caches.open(LAST_SEEN_CACHE) : null;
}

function keyOf(path: string): string {
  return `/last-seen${path}`;
}
