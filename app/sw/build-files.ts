import { cacheNames } from "workbox-core";
import {
  type PrecacheEntry,
  addPlugins,
  cleanupOutdatedCaches,
  getCacheKeyForURL,
  precacheAndRoute,
} from "workbox-precaching";
import type { CachedFiles } from "#app/scanner/cached-files";
import { checkCachedFiles } from "./cached-files";

/** Precaches the files of the build and the shell by revision; outdated revisions are deleted on activation. */
export function precacheBuild(entries: (PrecacheEntry | string)[]): void {
  addPlugins([
    {
      requestWillFetch: async ({ request }) => withoutCookies(request),
      cacheWillUpdate: async ({ response }) => (response.ok ? withoutVary(response) : null),
    },
  ]);
  precacheAndRoute(entries, {
    ignoreURLParametersMatching: [/^to$/],
    cleanURLs: false,
    directoryIndex: "",
  });
  cleanupOutdatedCaches();
}

/** Checks that all files of the build are cached, and restores missing ones. */
export async function checkBuild(entries: (PrecacheEntry | string)[]): Promise<CachedFiles> {
  const files = entries.map((entry) => {
    const url = typeof entry === "string" ? entry : entry.url;
    const cacheKey = getCacheKeyForURL(url) ?? new URL(url, location.href).href;
    return { cacheKey, neverChanges: typeof entry === "string" || entry.revision === null };
  });
  const cache = await caches.open(cacheNames.precache);
  return checkCachedFiles(files, cache, async (url) => {
    const response = await fetch(new Request(url, { credentials: "omit", cache: "reload" }));
    return response.ok ? withoutVary(response) : response;
  });
}

/** Without cookies: cached responses contain no personal data. */
function withoutCookies(request: Request): Request {
  if (request.mode === "navigate") return request;
  return new Request(request, { credentials: "omit" });
}

/** Without `Vary`: browsers pass a navigation's `Accept-Language` to the cache lookup, which would miss. */
function withoutVary(response: Response): Response {
  if (!response.headers.has("vary")) return response;
  const headers = new Headers(response.headers);
  headers.delete("vary");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
