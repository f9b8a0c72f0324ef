import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { appVersion, gateCache, scanLog } from "#app/scanner/phone.client";
import { ScannerSession } from "#app/scanner/scanner-session";
import type { ScannerView } from "#app/scanner/scanner-view";

export type Opened =
  | { readonly state: "opening" | "failed" | "unknown" }
  | { readonly state: "open"; readonly session: ScannerSession };

/** The session of one pairing, for as long as the page shows it. */
export function useOpenSession(deviceId: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: "opening" });
  useEffect(() => {
    let left = false;
    let session: ScannerSession | null = null;
    ScannerSession.open(deviceId, {
      log: scanLog,
      cache: gateCache,
      appVersion,
      now: () => Date.now(),
      random: () => Math.random(),
    }).then(
      (found) => {
        if (left) return found?.dispose();
        session = found;
        setOpened(found ? { state: "open", session: found } : { state: "unknown" });
      },
      () => !left && setOpened({ state: "failed" }),
    );
    return () => {
      left = true;
      session?.dispose();
    };
  }, [deviceId]);
  return opened;
}

export function useSessionView(session: ScannerSession): ScannerView {
  return useSyncExternalStore(session.subscribe, session.view, session.view);
}

/** The newest value for a listener that is set up once. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
