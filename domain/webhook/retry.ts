/** Retries of one delivery, and the end of an endpoint that keeps failing. Pure; times in epoch ms. */

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A delivery is tried for three days after its first attempt was due; the last attempt is at the end of them. */
export const RETRY_FOR_MS = 72 * HOUR_MS;
/** An endpoint without a success for five days is disabled by its next failure. */
export const DISABLE_AFTER_MS = 120 * HOUR_MS;
/** Delays between attempts; the last one repeats. */
const DELAYS_MS = [
  5_000,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  8 * HOUR_MS,
] as const;
/** Each delay is drawn from this share around it, so that a receiver that is back is not hit by all at once. */
const JITTER = 0.2;

/**
 * The time of the next attempt after a failed one, or null when the three days are over.
 * @param attempts attempts made, at least 1
 * @param since when the first attempt was due
 * @param random from 0 to 1
 */
export function nextAttemptAt(attempts: number, since: number, now: number, random: number): number | null {
  const last = since + RETRY_FOR_MS;
  if (now >= last) return null;
  const delay = DELAYS_MS[Math.min(attempts, DELAYS_MS.length) - 1] ?? DELAYS_MS[0];
  return Math.min(now + Math.round(delay * (1 + JITTER * (2 * random - 1))), last);
}

/** @param failingSince first failure after the last success */
export function isToBeDisabled(failingSince: number, now: number): boolean {
  return now - failingSince >= DISABLE_AFTER_MS;
}
