import { curveBetween, sumArrivals } from "#domain/gate/arrivals";
import { eventDayBounds } from "#domain/gate/clock-bounds";
import type { DayOf } from "#durable/event-rpc";

const QUARTER_MS = 900_000;
const DAY_MS = 96 * QUARTER_MS;

/** Admissions of one event, with the times that its chart is drawn on. */
export interface DayArrivals {
  readonly dayOf: DayOf;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
}

/** Coordinates of the plot inside its view box. */
export interface CurveSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** The most time labels. */
  readonly ticks: number;
}

/** Two drawings, because text in an SVG scales with it: for a column and for a phone. */
export const WIDE: CurveSize = { width: 560, height: 290, left: 46, top: 46, bottom: 250, ticks: 6 };
export const NARROW: CurveSize = { width: 300, height: 250, left: 34, top: 40, bottom: 215, ticks: 3 };

export interface CurveScale {
  /** Cumulative admissions; at least one point. */
  readonly arrivals: readonly { readonly at: number; readonly total: number }[];
  readonly last: { readonly at: number; readonly total: number };
  /** The largest count of the y axis. */
  readonly most: number;
  /** Times of the labels of the x axis, epoch milliseconds. */
  readonly ticks: readonly number[];
  readonly x: (at: number) => number;
  readonly y: (count: number) => number;
}

/**
 * Scales from the quarter hour of the doors, or of the first admission, to half an hour after the start. Admissions
 * outside the event's own day are left out.
 */
export function scaleCurve(
  { dayOf, doorsAt, startsAt, endsAt }: Pick<DayArrivals, "dayOf" | "doorsAt" | "startsAt" | "endsAt">,
  { width, left, top, bottom, ticks }: CurveSize,
): CurveScale {
  // The curve alternates minutes since the epoch and counts.
  const curve = curveBetween(dayOf.curve, eventDayBounds({ doorsAt, endsAt }));
  const firstMinute = curve.length > 0 ? curve[0]! * 60_000 : doorsAt;
  const from = Math.floor(Math.min(doorsAt, firstMinute) / QUARTER_MS) * QUARTER_MS;
  const arrivals = sumArrivals(curve, from);
  const last = arrivals.at(-1)!;
  const until = Math.max(startsAt + 2 * QUARTER_MS, last.at);
  const most = Math.max(dayOf.sold, dayOf.admitted, 1);
  return {
    arrivals,
    last,
    most,
    ticks: timeTicks(from, until, ticks),
    x: (at) => round(left + ((at - from) / (until - from)) * (width - left)),
    y: (count) => round(bottom - (count / most) * (bottom - top)),
  };
}

/** At most `most` + 1 labels, on quarters, half hours or hours. */
function timeTicks(from: number, until: number, most: number): number[] {
  const step = [1, 2, 4, 8, 16, 32, 96]
    .map((times) => times * QUARTER_MS)
    .find((each) => (until - from) / each <= most);
  const size = step ?? Math.ceil((until - from) / most / DAY_MS) * DAY_MS;
  const ticks: number[] = [];
  for (let at = from; at <= until; at += size) ticks.push(at);
  return ticks;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
