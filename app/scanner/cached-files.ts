/** Message type of a page's request to the service worker; the response comes through the transferred port. */
export const CACHED_FILES_REQUEST = "KEPT_FILES";

/** Number of files of the app, and how many of them are not cached. */
export interface CachedFiles {
  readonly total: number;
  readonly missing: number;
}

const PATIENCE_MS = 8_000;

/**
 * Requests the cache check from the service worker, which also restores evicted files.
 * @returns null without a service worker, or when it does not support the request
 */
export async function requestCachedFiles(
  workers: ServiceWorkerContainer | undefined,
): Promise<CachedFiles | null> {
  if (!workers) return null;
  const { port1, port2 } = new MessageChannel();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const noAnswer = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const answer = new Promise<CachedFiles>((resolve) => {
    port1.addEventListener("message", (message: MessageEvent<CachedFiles>) => resolve(message.data));
    port1.start();
  });
  try {
    // `ready` never settles without a registered service worker.
    const registration = await Promise.race([workers.ready, noAnswer]);
    if (!registration?.active) return null;
    registration.active.postMessage({ type: CACHED_FILES_REQUEST }, [port2]);
    return await Promise.race([answer, noAnswer]);
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}
