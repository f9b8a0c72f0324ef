const DAY_MS = 24 * 3_600_000;
/** Tickets are sold, and gates tested, up to a year before the doors. */
const BEFORE_DOORS_MS = 400 * DAY_MS;
const AFTER_END_MS = 30 * DAY_MS;

/** Times, epoch ms, that a working clock can show at a gate. A time outside is stored, but not used. */
export interface ClockBounds {
  readonly from: number;
  readonly until: number;
  /** Replaces a time outside the bounds, unless an earlier scan of the same log is later. */
  readonly substitute: number;
}

/** Times, epoch ms, that charts show. */
export interface EventDay {
  readonly from: number;
  readonly until: number;
}

/** Bounds for rules without event times. */
export const ANY_EVENT_CLOCK: ClockBounds = {
  from: Date.UTC(2020, 0, 1),
  until: Date.UTC(2100, 0, 1),
  substitute: Date.UTC(2020, 0, 1),
};

/** Returns the bounds of an event's scans: 400 days before the doors to 30 days after the end. */
export function clockBounds(event: { readonly doorsAt: number; readonly endsAt: number }): ClockBounds {
  const { from } = eventDayBounds(event);
  return { from: event.doorsAt - BEFORE_DOORS_MS, until: event.endsAt + AFTER_END_MS, substitute: from };
}

/** Returns the event's own day: 24 h before the doors to 24 h after the end, as its lists are open. */
export function eventDayBounds(event: { readonly doorsAt: number; readonly endsAt: number }): EventDay {
  return { from: event.doorsAt - DAY_MS, until: event.endsAt + DAY_MS };
}

export function isPlausible(at: number, { from, until }: ClockBounds): boolean {
  return at >= from && at < until;
}

/** Returns a time that orders like `at` after `latest`: never decreasing, and always within the bounds. */
export function orderedTime(at: number, latest: number, bounds: ClockBounds): number {
  return Math.max(latest, isPlausible(at, bounds) ? at : bounds.substitute);
}
