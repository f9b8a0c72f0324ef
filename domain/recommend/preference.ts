import { type Compared, type Rarity, type EventProfile, toCompared } from "./similarity";
import type { Mark } from "./marks";

/** One interaction of a person with an event. */
export interface Trace {
  readonly event: EventProfile;
  readonly by: "booked" | Mark;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Weight of each interaction; "hidden" is negative. */
const WORTH = { booked: 1, liked: 0.8, saved: 0.6, hidden: -0.8 } as const;
/** Half-life of an interaction's weight. */
const HALF_LIFE_MS = 120 * 86_400_000;

/** A preference for or against events like this one. */
export interface Leaning {
  readonly compared: Compared;
  readonly by: Trace["by"];
  /** Decays with time; negative is an aversion. */
  readonly weight: number;
}

/**
 * Preferences from interactions: one per event, from its strongest interaction; "hidden" overrides the others.
 * @param now epoch milliseconds; a future interaction counts as of now
 */
export function leaningsOf(traces: readonly Trace[], rarity: Rarity, now: number): Leaning[] {
  const strongest = new Map<string, { trace: Trace; weight: number }>();
  for (const trace of traces) {
    const age = Math.max(0, now - trace.at);
    const weight = WORTH[trace.by] * 0.5 ** (age / HALF_LIFE_MS);
    const before = strongest.get(trace.event.id);
    if (!before || isStronger({ trace, weight }, before)) strongest.set(trace.event.id, { trace, weight });
  }
  return [...strongest.values()]
    .map(({ trace, weight }) => ({ compared: toCompared(trace.event, rarity), by: trace.by, weight }))
    .toSorted((a, b) => b.weight - a.weight || (a.compared.event.id < b.compared.event.id ? -1 : 1));
}

interface Weighted {
  readonly trace: Trace;
  readonly weight: number;
}

/** A total order, so that the result does not depend on the order of the traces. */
function isStronger(a: Weighted, b: Weighted): boolean {
  if ((a.trace.by === "hidden") !== (b.trace.by === "hidden")) return a.trace.by === "hidden";
  const difference = Math.abs(a.weight) - Math.abs(b.weight);
  return difference === 0 ? a.trace.by < b.trace.by : difference > 0;
}
