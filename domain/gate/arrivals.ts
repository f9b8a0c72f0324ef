/** First admissions over time, from flat pairs of epoch minute and count. */

const MINUTE_MS = 60_000;

export interface Arrival {
  /** Epoch milliseconds at the minute's end. */
  readonly at: number;
  /** Admissions up to then. */
  readonly total: number;
}

/** Returns the pairs whose minute begins within the bounds, epoch ms. */
export function curveBetween(
  curve: readonly number[],
  { from, until }: { readonly from: number; readonly until: number },
): number[] {
  return [...pairs(curve)]
    .filter(([minute]) => minute * MINUTE_MS >= from && minute * MINUTE_MS < until)
    .flat();
}

/** Returns cumulative totals, one for each minute with admissions, after a zero at `from` (epoch ms). */
export function sumArrivals(curve: readonly number[], from: number): Arrival[] {
  const arrivals: Arrival[] = [{ at: from, total: 0 }];
  let total = 0;
  for (const [minute, count] of pairs(curve)) {
    total += count;
    const at = Math.max(from, (minute + 1) * MINUTE_MS);
    if (arrivals.at(-1)!.at === at) arrivals.pop();
    arrivals.push({ at, total });
  }
  return arrivals;
}

/** Returns admissions per minute, averaged over the last five minutes. @param now epoch ms */
export function arrivalsPerMinute(curve: readonly number[], now: number): number {
  const since = Math.floor(now / MINUTE_MS) - 5;
  let count = 0;
  for (const [minute, arrived] of pairs(curve)) if (minute > since) count += arrived;
  return count / 5;
}

/** Returns admissions and cumulative totals for each span that has admissions. */
export function binArrivals(
  curve: readonly number[],
  spanMinutes: number,
): { readonly at: number; readonly came: number; readonly total: number }[] {
  const bins = new Map<number, number>();
  for (const [minute, count] of pairs(curve)) {
    const bin = Math.floor(minute / spanMinutes) * spanMinutes;
    bins.set(bin, (bins.get(bin) ?? 0) + count);
  }
  let total = 0;
  return [...bins]
    .toSorted(([a], [b]) => a - b)
    .map(([bin, came]) => ({ at: bin * MINUTE_MS, came, total: (total += came) }));
}

/** Returns about four round axis steps from 0 up to `most`. */
export function axisSteps(most: number): number[] {
  const rough = Math.max(1, most) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((times) => times * size).find((each) => each >= rough)!,
  );
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function* pairs(curve: readonly number[]): Generator<[number, number]> {
  const sorted: [number, number][] = [];
  for (let at = 0; at + 1 < curve.length; at += 2) sorted.push([curve[at]!, curve[at + 1]!]);
  yield* sorted.toSorted(([a], [b]) => a - b);
}
