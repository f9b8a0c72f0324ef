import type { CachedFiles } from "#app/scanner/cached-files";

/** One file of the build: where it lies in the cache, and whether its name alone says what is in it. */
export interface CachedFile {
  readonly cacheKey: string;
  readonly neverChanges: boolean;
}

/**
 * Looks for each file in the cache, one by one: a browser short of space, or a person who empties caches, takes some and
 * leaves the service worker. What is gone is fetched again, if the server still has that very file.
 */
export async function checkCachedFiles(
  files: readonly CachedFile[],
  cache: Pick<Cache, "keys" | "put">,
  get: (url: string) => Promise<Response>,
): Promise<CachedFiles> {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const lost = files.filter(({ cacheKey }) => !kept.has(cacheKey));
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

/** The shell of a later version asks for files that this one does not keep: without a network it would not start. */
function fits(shell: string, names: readonly string[]): boolean {
  const asked = shell.match(/\/assets\/[\w.-]+\.(?:js|css)/g) ?? [];
  return asked.length > 0 && asked.every((name) => names.includes(name));
}
