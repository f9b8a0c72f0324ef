import { useEffect, useState, useSyncExternalStore } from "react";
import { AppInstall } from "#app/scanner/app-install";
import { requestCachedFiles } from "#app/scanner/cached-files";

/** Stores the app for offline use and retries while the page is open, also when it becomes visible or online. */
export function useAppInstall() {
  const [install] = useState(
    () =>
      new AppInstall({
        check: () => requestCachedFiles(navigator.serviceWorker),
        register: async () => (import.meta.env.DEV ? null : navigator.serviceWorker.register("/sw.js")),
        now: () => Date.now(),
        random: () => Math.random(),
      }),
  );
  useEffect(() => {
    const tryVisible = () => {
      if (document.visibilityState === "visible") void install.tryNow();
    };
    void install.tryNow();
    document.addEventListener("visibilitychange", tryVisible);
    window.addEventListener("online", tryVisible);
    return () => {
      install.pause();
      document.removeEventListener("visibilitychange", tryVisible);
      window.removeEventListener("online", tryVisible);
    };
  }, [install]);
  const state = useSyncExternalStore(install.subscribe, install.state, install.state);
  return { ...state, tryNow: install.tryNow };
}
