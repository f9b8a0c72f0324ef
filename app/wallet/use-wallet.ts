import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { type Carried, type Refreshed, refreshWallet, watchWallet } from "./wallet-store.client";

export type WalletRefresh = "pending" | Refreshed;

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
export function useWallet(): { wallet: Carried | null; refreshState: WalletRefresh; refresh: () => void } {
  const wallet = useSyncExternalStore(
    subscribe,
    () => carried,
    () => null,
  );
  const [refreshState, setRefreshState] = useState<WalletRefresh>("pending");

  const refresh = useCallback(() => {
    setRefreshState("pending");
    void refreshWallet().then(setRefreshState);
  }, []);

  useEffect(() => {
    const whenVisible = () => document.visibilityState === "visible" && refresh();
    void refreshWallet().then(setRefreshState);
    document.addEventListener("visibilitychange", whenVisible);
    window.addEventListener("online", refresh);
    return () => {
      document.removeEventListener("visibilitychange", whenVisible);
      window.removeEventListener("online", refresh);
    };
  }, [refresh]);

  return { wallet, refreshState, refresh };
}
