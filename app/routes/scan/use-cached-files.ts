import { useEffect, useState } from "react";
import { type CachedFiles, requestCachedFiles } from "#app/scanner/cached-files";

const AGAIN_MS = 5_000;

/** Is the app itself on this phone, file by file? Asked until it is, and again whenever the page is looked at. */
export function useCachedFiles(): CachedFiles | "looking" | "none" {
  const [files, setFiles] = useState<CachedFiles | "looking" | "none">("looking");
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look() {
      clearTimeout(timer);
      const found = await requestCachedFiles(navigator.serviceWorker).catch(() => null);
      if (left) return;
      setFiles(found ?? "none");
      if (found?.missing !== 0) timer = setTimeout(() => void look(), AGAIN_MS);
    }
    const lookSeen = () => document.visibilityState === "visible" && void look();
    void look();
    document.addEventListener("visibilitychange", lookSeen);
    window.addEventListener("online", lookSeen);
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", lookSeen);
      window.removeEventListener("online", lookSeen);
    };
  }, []);
  return files;
}
