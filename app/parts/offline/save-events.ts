import { useEffect } from "react";
import { useRouteLoaderData } from "react-router";
import type { SiteVisitor } from "#app/parts/people/site-visitor";

/** Refreshes the offline catalogue of the current city in idle time. */
export function useOfflineCatalogue(): void {
  const city = useRouteLoaderData<SiteVisitor>("routes/site/layout")?.city ?? null;
  useEffect(() => {
    if (!city || savesData()) return;
    return whenIdle(() => {
      void import("#app/offline-search/event-store.client")
        .then(({ refreshOfflineCatalogue }) => refreshOfflineCatalogue(city))
        // Offline, or if storage is full or forbidden, the stored catalogue stays.
        .catch(() => undefined);
    });
  }, [city]);
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/** Safari has no requestIdleCallback: uses a timeout. Returns a function that cancels. */
function whenIdle(work: () => void): () => void {
  if ("requestIdleCallback" in globalThis) {
    const handle = requestIdleCallback(work, { timeout: 10_000 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, 2000);
  return () => clearTimeout(timer);
}
