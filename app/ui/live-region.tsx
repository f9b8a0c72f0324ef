import { useCallback, useSyncExternalStore } from "react";

interface Spoken {
  readonly text: string;
  readonly assertive: boolean;
  readonly turn: number;
}

const silent: Spoken = { text: "", assertive: false, turn: 0 };
let spoken = silent;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `announce(text)` has it read out; `{ assertive: true }` interrupts (a verdict, a lost seat). */
export function useAnnounce() {
  return useCallback((text: string, { assertive = false } = {}) => {
    spoken = { text, assertive, turn: spoken.turn + 1 };
    for (const listener of listeners) listener();
  }, []);
}

/** Mounted once, in root: regions must be in the page before they are filled. */
export function LiveRegion() {
  const { text, assertive, turn } = useSyncExternalStore(
    subscribe,
    () => spoken,
    () => silent,
  );
  // The same words twice are read twice: a no-break space makes them new.
  const words = text && turn % 2 ? `${text}\u00a0` : text;
  return (
    <>
      <output aria-live="polite" className="sr-only">
        {assertive ? "" : words}
      </output>
      <div role="alert" aria-live="assertive" className="sr-only">
        {assertive ? words : ""}
      </div>
    </>
  );
}
