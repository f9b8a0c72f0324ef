import { IMAGES_PATH } from "#domain/catalogue/image-path";
import type { PrecacheEntry } from "workbox-precaching";
import { FONT_CACHE, IMAGE_CACHE } from "#app/wallet/device-caches";
import { CACHED_FILES_REQUEST } from "#app/scanner/cached-files";
import { checkBuild, precacheBuild } from "./build-files";
import { handleNavigation } from "./navigation";
import { cacheRecent } from "./recent-files";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

// Caches the build, recent images and fonts, and serves the shell offline. Pages and their data are never cached: they
// can be personal.
const build = self.__WB_MANIFEST;
precacheBuild(build);
cacheRecent({
  cacheName: IMAGE_CACHE,
  limit: 60,
  matches: (url) => url.pathname.startsWith(IMAGES_PATH),
});
cacheRecent({ cacheName: FONT_CACHE, limit: 12, matches: (url) => url.pathname.endsWith(".woff2") });
handleNavigation();

// A new version waits for the user's confirmation before it takes over a running page.
self.addEventListener("message", (message) => {
  if (isAbout("SKIP_WAITING", message.data)) void self.skipWaiting();
  if (isAbout(CACHED_FILES_REQUEST, message.data)) message.waitUntil(sendCachedFiles(message.ports[0]));
});

async function sendCachedFiles(port: MessagePort | undefined): Promise<void> {
  port?.postMessage(await checkBuild(build));
}

function isAbout(type: string, data: unknown): boolean {
  return typeof data === "object" && data !== null && "type" in data && data.type === type;
}
