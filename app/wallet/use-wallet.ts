import { useCallback, useEffect, useState } from "react";
import { type Carried, type Refreshed, refreshWallet, watchWallet } from "./wallet-store.client";

export type Asking = "asking" | Refreshed;

/** The wallet as this device has it, live over tabs, and asked for again on each visit, return and reconnection. */
export function useWallet(first: Carried): { wallet: Carried; asking: Asking; ask: () => void } {
  const [wallet, setWallet] = useState(first);
  const [asking, setAsking] = useState<Asking>("asking");

  const ask = useCallback(() => {
    setAsking("asking");
    void refreshWallet().then(setAsking);
  }, []);

  useEffect(() => watchWallet(setWallet), []);
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
