import type { CachedFiles } from "#app/scanner/cached-files";

/** One file of the build: its cache key, and whether its name contains a content hash. */
export interface CachedFile {
  readonly cacheKey: string;
  readonly neverChanges: boolean;
}

/**
 * Checks each file in the cache, because eviction or clearing caches can remove files but not the service worker. Missing
 * files are fetched again if the server still has the same version.
 */
export async function checkCachedFiles(
  files: readonly CachedFile[],
  cache: Pick<Cache, "keys" | "put">,
  get: (url: string) => Promise<Response>,
): Promise<CachedFiles> {
  const cached = new Set((await cache.keys()).map(({ url }) => url));
  const lost = files.filter(({ cacheKey }) => !cached.has(cacheKey));
  const names = files.map(({ cacheKey }) => new URL(cacheKey).pathname);
  const restored = await Promise.all(lost.map((file) => restore(file, names, cache, get).catch(() => false)));
  return { total: files.length, missing: restored.filter((done) => !done).length };
}

async function restore(
  { cacheKey, neverChanges }: CachedFile,
  names: readonly string[],
  cache: Pick<Cache, "put">,
  get: (url: string) => Promise<Response>,
): Promise<boolean> {
  const response = await get(cacheKey);
  if (!response.ok) return false;
  if (!neverChanges && !fits(await response.clone().text(), names)) return false;
  await cache.put(cacheKey, response);
  return true;
}

/** A shell of a later version needs files that this version does not cache: it would not start offline. */
function fits(shell: string, names: readonly string[]): boolean {
  const needed = shell.match(/\/assets\/[\w.-]+\.(?:js|css)/g) ?? [];
  return needed.length > 0 && needed.every((name) => names.includes(name));
}
