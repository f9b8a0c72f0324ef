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

/** Installs every file of the build, and the shell, under its revision; old revisions go when this version takes over. */
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

/** Is the build whole on this phone? */
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

/** Without cookies: what is stored is the same for everybody and holds no one's name. */
function withoutCookies(request: Request): Request {
  if (request.mode === "navigate") return request;
  return new Request(request, { credentials: "omit" });
}

/** What is kept is for any request of its address: some browsers show a navigation's languages to the cache, and `Vary` would miss. */
function withoutVary(response: Response): Response {
  if (!response.headers.has("vary")) return response;
  const headers = new Headers(response.headers);
  headers.delete("vary");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
