import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useAnnounce } from "#app/components/live-region";
import { appVersion, gateCache, scanLog } from "#app/scanner/phone.client";
import { ScannerSession, type SessionView } from "#app/scanner/scanner-session";
import { playSound } from "#app/scanner/sounds";
import { verdictWords } from "./verdict-words";

export type Opened =
  | { readonly state: "opening" | "failed" | "unknown" }
  | { readonly state: "open"; readonly session: ScannerSession };

/** The session of one pairing, for as long as the page shows it. Each verdict is heard and felt as well as seen. */
export function useOpenSession(deviceId: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: "opening" });
  const announce = useAnnounce();
  useEffect(() => {
    let left = false;
    let session: ScannerSession | null = null;
    ScannerSession.open(deviceId, {
      log: scanLog,
      cache: gateCache,
      appVersion,
      now: () => Date.now(),
      random: () => Math.random(),
      onVerdict(verdict) {
        playSound(verdict.tone);
        const desk = session?.desk;
        if (!desk) return;
        const words = verdictWords(verdict, desk);
        const spoken = [words.word, verdict.place, verdict.ticketType, words.reason, words.detail];
        announce(spoken.filter(Boolean).join(". "), { assertive: true });
      },
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
  }, [deviceId, announce]);
  return opened;
}

export function useSessionView(session: ScannerSession): SessionView {
  return useSyncExternalStore(session.subscribe, session.view, session.view);
}

/** Ages and countdowns in words: the time, anew each second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The newest value for a listener that is set up once. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
