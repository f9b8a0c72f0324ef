import { useEffect } from "react";
import { useRevalidator } from "react-router";

const EVERY_MS = 4_000;

/** Phones report while the page is looked at: asked for anew every few seconds, and at each return to it. */
export function useRefresh(): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return undefined;
    const look = () => {
      if (document.visibilityState === "visible" && navigator.onLine) void revalidate();
    };
    const timer = setTimeout(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [revalidate, state]);
}
