import { useEffect } from "react";
import { useRouteLoaderData } from "react-router";
import type { SiteVisitor } from "#app/routes/site/site-visitor";

/** Keeps the city's events on this device while nothing else is to be done, for a search without network. */
export function useOfflineCatalogue(): void {
  const city = useRouteLoaderData<SiteVisitor>("routes/site/layout")?.city ?? null;
  useEffect(() => {
    if (!city || savesData()) return;
    return whenIdle(() => {
      void import("#app/offline-search/event-store.client")
        .then(({ refreshOfflineCatalogue }) => refreshOfflineCatalogue(city))
        // Without network, or where storage is full or forbidden, the device keeps what it has.
        .catch(() => undefined);
    });
  }, [city]);
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/** Safari has no idle callback: a moment after the page then. Returns how to call it off. */
function whenIdle(work: () => void): () => void {
  if ("requestIdleCallback" in globalThis) {
    const asked = requestIdleCallback(work, { timeout: 10_000 });
    return () => cancelIdleCallback(asked);
  }
  const asked = setTimeout(work, 2000);
  return () => clearTimeout(asked);
}
