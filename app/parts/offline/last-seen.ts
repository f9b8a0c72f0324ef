import { LAST_SEEN_CACHE } from "#app/wallet/device-caches";

/**
 * Public pages as this device last saw them, for when the network fails. Only what everybody may see is ever given to
 * {@link keepLastSeen}: never a name, a booking, or a page as such.
 */
const LIMIT = 40;

export interface LastSeen<T> {
  readonly data: T;
  readonly seenAt: number;
}

/** Keeps a page's public data under its path and query. Where there is no room or no cache, nothing is kept. */
export async function keepLastSeen(path: string, data: unknown): Promise<void> {
  try {
    const cache = await openCache();
    if (!cache) return;
    const kept: LastSeen<unknown> = { data, seenAt: Date.now() };
    // Deleted first so that the order of the keys is the order of use.
    await cache.delete(keyOf(path));
    await cache.put(keyOf(path), Response.json(kept));
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - LIMIT)).map((key) => cache.delete(key)));
  } catch {
    // Storage is full or forbidden: the page itself is unaffected.
  }
}

export async function findLastSeen<T>(path: string): Promise<LastSeen<T> | null> {
  try {
    const kept = await (await openCache())?.match(keyOf(path));
    return kept ? ((await kept.json()) as LastSeen<T>) : null;
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
