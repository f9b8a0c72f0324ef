/**
 * Keyboard-wedge scanners type the code as very fast keystrokes and mostly end with Enter. A person never types with
 * less than 50 ms between the keys for long, so a burst is a scan wherever the focus is.
 */
export interface WedgeBurst {
  readonly text: string;
  readonly lastAt: number;
}

export const NO_BURST: WedgeBurst = { text: "", lastAt: 0 };

/** Slower than any wedge seen, faster than any typist. */
const KEY_GAP_MS = 50;
/** Some wedges send no Enter: this much silence after a long burst ends it. */
export const SETTLE_MS = 90;
/** A short code is 12 characters; a shorter burst is a person's key roll. */
const SHORTEST = 12;

export interface WedgeStep {
  readonly burst: WedgeBurst;
  /** A whole code, when this key ended one. */
  readonly code: string | null;
  /** The key belongs to a burst: the page must not act on it. */
  readonly swallow: boolean;
}

/**
 * @param key `KeyboardEvent.key`
 * @param at milliseconds of any steady clock
 */
export function pressKey(burst: WedgeBurst, key: string, at: number): WedgeStep {
  const running = burst.text !== "" && at - burst.lastAt <= KEY_GAP_MS;
  if (key === "Enter" || key === "Tab") {
    const whole = running && burst.text.length >= SHORTEST;
    return { burst: NO_BURST, code: whole ? burst.text : null, swallow: whole };
  }
  // Shift and its like arrive between the letters of a burst.
  if (key.length !== 1)
    return { burst: running ? { ...burst, lastAt: at } : burst, code: null, swallow: false };
  const text = running ? burst.text + key : key;
  return { burst: { text, lastAt: at }, code: null, swallow: text.length > 2 };
}

/** Ends a burst that no Enter ended. Call it {@link SETTLE_MS} after the last key. */
export function settle(burst: WedgeBurst, at: number): WedgeStep {
  if (burst.text === "" || at - burst.lastAt < SETTLE_MS) return { burst, code: null, swallow: false };
  return { burst: NO_BURST, code: burst.text.length >= SHORTEST ? burst.text : null, swallow: false };
}
