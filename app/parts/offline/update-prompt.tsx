import { type ReactNode, useEffect, useState } from "react";
import { listenForInstallOffer } from "./install-offer";

/** Loads the service worker's registration and its update prompt after hydration. */
export function UpdatePrompt() {
  const [prompt, setPrompt] = useState<ReactNode>(null);
  useEffect(() => {
    listenForInstallOffer();
    if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
    const { controller } = navigator.serviceWorker;
    void import("./app-update")
      .then(({ AppUpdate }) => setPrompt(<AppUpdate controller={controller} />))
      // Every page works without a service worker.
      .catch(() => undefined);
  }, []);
  return <output className="fixed inset-x-0 bottom-0 z-50 block empty:hidden print:hidden">{prompt}</output>;
}
