import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { type Carried, type Refreshed, refreshWallet, watchWallet } from "./wallet-store.client";

export type Asking = "asking" | Refreshed;

let carried: Carried | null = null;
const listeners = new Set<() => void>();
let stopWatching: (() => void) | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stopWatching ??= watchWallet((wallet) => {
    carried = wallet;
    for (const each of listeners) each();
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopWatching?.();
    stopWatching = null;
  };
}

/**
 * The stored wallet, live across tabs, refreshed on each visit, return and reconnection. Null on the server, during
 * hydration and until IndexedDB has been read: a `clientLoader` could finish before hydration and cause a mismatch.
 */
export function useWallet(): { wallet: Carried | null; asking: Asking; ask: () => void } {
  const wallet = useSyncExternalStore(
    subscribe,
    () => carried,
    () => null,
  );
  const [asking, setAsking] = useState<Asking>("asking");

  const ask = useCallback(() => {
    setAsking("asking");
    void refreshWallet().then(setAsking);
  }, []);

  useEffect(() => {
    const whenVisible = () => document.visibilityState === "visible" && ask();
    void refreshWallet().then(setAsking);
    document.addEventListener("visibilitychange", whenVisible);
    window.addEventListener("online", ask);
    return () => {
      document.removeEventListener("visibilitychange", whenVisible);
      window.removeEventListener("online", ask);
    };
  }, [ask]);

  return { wallet, asking, ask };
}
