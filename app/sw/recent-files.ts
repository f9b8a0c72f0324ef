import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

/** Caches the latest `limit` responses with `cache-control: public`. */
export function cacheRecent(wanted: {
  cacheName: string;
  limit: number;
  matches: (url: URL) => boolean;
}): void {
  registerRoute(
    ({ url, sameOrigin, request }) => sameOrigin && request.destination !== "document" && wanted.matches(url),
    new CacheFirst({
      cacheName: wanted.cacheName,
      plugins: [
        {
          cacheWillUpdate: async ({ response }) => (isPublic(response) ? response : null),
          cacheDidUpdate: async () => trim(wanted.cacheName, wanted.limit),
        },
      ],
    }),
  );
}

function isPublic(response: Response): boolean {
  return response.status === 200 && /\bpublic\b/.test(response.headers.get("cache-control") ?? "");
}

/** Evicts the oldest entries; `Cache.keys` returns insertion order. */
async function trim(cacheName: string, limit: number): Promise<void> {
  const cache = await caches.open(cacheName);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - limit)).map((key) => cache.delete(key)));
}
