import { type PrecacheEntry, addPlugins, cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";

/** Installs every file of the build, and the shell, under its revision; old revisions go when this version takes over. */
export function keepBuild(entries: (PrecacheEntry | string)[]): void {
  addPlugins([{ requestWillFetch: async ({ request }) => asNobody(request) }]);
  precacheAndRoute(entries, {
    ignoreURLParametersMatching: [/^to$/],
    cleanURLs: false,
    directoryIndex: "",
  });
  cleanupOutdatedCaches();
}

/** Without cookies: what is stored is the same for everybody and holds no one's name. */
function asNobody(request: Request): Request {
  if (request.mode === "navigate") return request;
  return new Request(request, { credentials: "omit" });
}
