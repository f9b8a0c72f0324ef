/** Window of the request counters. */
export const BUSY_WINDOW_MS = 60_000;

/** Requests for a hold from one network within the window above which its buyers need a check: several buyers at once. */
export const BUSY_NETWORK_REQUESTS = 30;

/** Requests for a hold at one event within the window above which every buyer needs a check: four per second. */
export const BUSY_EVENT_REQUESTS = 240;

/** How long a passed check is valid for one buyer and event: longer than a hold, so that one check covers a purchase. */
export const CHECK_VALID_MS = 15 * 60_000;

/** The same while the provider of the check cannot be reached (docs/decisions.md). */
export const CHECK_VALID_IN_OUTAGE_MS = 2 * 60_000;

/** A sliding window over two fixed windows: constant memory for each counted network. */
export interface RequestCount {
  /** Epoch ms; a multiple of {@link BUSY_WINDOW_MS}. */
  readonly windowStart: number;
  readonly current: number;
  readonly previous: number;
}

/** The count after one more request at `now` (epoch ms). */
export function countRequest(before: RequestCount | null, now: number): RequestCount {
  const { current, ...rest } = shiftTo(before, now);
  return { ...rest, current: current + 1 };
}

/**
 * Estimated requests of the last {@link BUSY_WINDOW_MS} before `now` (epoch ms): the current window's, plus the previous
 * window's in proportion to its overlap.
 */
export function requestsWithinWindow(count: RequestCount | null, now: number): number {
  const { windowStart, current, previous } = shiftTo(count, now);
  const elapsed = Math.min(Math.max(now - windowStart, 0), BUSY_WINDOW_MS);
  return current + previous * (1 - elapsed / BUSY_WINDOW_MS);
}

/** What decides whether a buyer needs a check. */
export interface CheckFacts {
  /** Requests within the window from the buyer's network; 0 without a known network. */
  readonly ofNetwork: number;
  readonly ofEvent: number;
  /** Epoch ms until which the buyer's last passed check is valid; null without one. */
  readonly passedUntil: number | null;
}

/** Whether a buyer must pass a bot check before a hold: the network or the event is busy, and no passed check is valid. */
export function isCheckRequired({ ofNetwork, ofEvent, passedUntil }: CheckFacts, now: number): boolean {
  if (passedUntil !== null && now < passedUntil) return false;
  return ofNetwork > BUSY_NETWORK_REQUESTS || ofEvent > BUSY_EVENT_REQUESTS;
}

function shiftTo(count: RequestCount | null, now: number): RequestCount {
  const windowStart = Math.floor(now / BUSY_WINDOW_MS) * BUSY_WINDOW_MS;
  // A clock that moved back stays in the window of its last request.
  if (count && windowStart <= count.windowStart) return count;
  const isNext = count !== null && windowStart - count.windowStart === BUSY_WINDOW_MS;
  return { windowStart, current: 0, previous: isNext ? count.current : 0 };
}
