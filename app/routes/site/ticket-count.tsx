import { useEffect, useState } from "react";

const WALLET_DATABASE = "wallet";

/** Number of unused tickets on this device, positioned absolutely to avoid layout shift. */
export function TicketCount() {
  const count = useUpcomingCount();
  if (count === 0) return null;
  return <span className="tnum absolute left-full ml-1.5 font-normal text-ink-2">{` ${count}`}</span>;
}

/** Lazy-loaded: devices without a wallet do not download the store. */
function useUpcomingCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    async function watch() {
      if (!(await hasWallet())) return;
      const { watchUpcoming } = await import("#app/wallet/upcoming.client");
      if (!gone) stop = watchUpcoming(setCount);
    }
    void watch().catch(() => undefined);
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return count;
}

async function hasWallet(): Promise<boolean> {
  if (!("indexedDB" in globalThis) || !indexedDB.databases) return false;
  return (await indexedDB.databases()).some(({ name }) => name === WALLET_DATABASE);
}
