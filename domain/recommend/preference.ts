import { type Compared, type Rarity, type EventProfile, toCompared } from "./similarity";
import type { Mark } from "./marks";

/** One thing a person did with an event, and when. */
export interface Trace {
  readonly event: EventProfile;
  readonly by: "booked" | Mark;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What each says of a taste; "not interested" speaks against. */
const WORTH = { booked: 1, liked: 0.8, saved: 0.6, hidden: -0.8 } as const;
/** After so long a trace counts half. */
const HALF_LIFE_MS = 120 * 86_400_000;

/** An event a person leans to, or away from. */
export interface Leaning {
  readonly compared: Compared;
  readonly by: Trace["by"];
  /** Decayed with time; below zero away from it. */
  readonly weight: number;
}

/**
 * A person's taste: one leaning an event, by the strongest trace there is of it. "Not interested" goes over the others.
 * @param now epoch milliseconds; a trace of the future counts as of now
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
