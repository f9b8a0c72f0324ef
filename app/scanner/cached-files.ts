/** What a page asks the service worker, with a port for the answer. */
export const CACHED_FILES_REQUEST = "KEPT_FILES";

/** How many files the app is made of, and how many of them are not on this phone. */
export interface CachedFiles {
  readonly total: number;
  readonly missing: number;
}

const PATIENCE_MS = 8_000;

/**
 * Asks the service worker that would start the app without a network; it fetches again what it lost.
 * @returns null where no service worker runs, or one that does not know the question
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
    // `ready` waits for ever where no service worker is registered.
    const registration = await Promise.race([workers.ready, noAnswer]);
    if (!registration?.active) return null;
    registration.active.postMessage({ type: CACHED_FILES_REQUEST }, [port2]);
    return await Promise.race([answer, noAnswer]);
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}
