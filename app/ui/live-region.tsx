import { useSyncExternalStore } from "react";

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

/** Reads `text` out in the live region; `assertive` interrupts the current speech (a verdict, a lost seat). */
export function announce(text: string, { assertive = false } = {}): void {
  spoken = { text, assertive, turn: spoken.turn + 1 };
  for (const listener of listeners) listener();
}

export function useAnnounce(): typeof announce {
  return announce;
}

/** Mounted once, in root: a screen reader only announces changes of a region that exists already. */
export function LiveRegion() {
  const { text, assertive, turn } = useSyncExternalStore(
    subscribe,
    () => spoken,
    () => silent,
  );
  // A no-break space on every second turn: an unchanged text is not announced again.
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
