/** Retries of the outbox: when an entry is tried again, and when it becomes a dead letter. Pure; times in epoch ms. */

/** An effect is a dead letter after this many attempts; a projection is retried without end. */
export const MAX_ATTEMPTS = 10;
export const FIRST_RETRY_MS = 15_000;
export const MAX_RETRY_MS = 60 * 60_000;
/** Of projections, which are cheap and idempotent: they are current within a minute after an outage of any length. */
export const MAX_PROJECTION_RETRY_MS = 30_000;
/** A sent effect that is not reported as done is sent again after this time, doubling. */
export const REPORT_MS = 60_000;

export type DeliveryState = "waiting" | "sent" | "dead";

/** The delivery of one entry. */
export interface Delivery {
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Not tried again before this time. */
  readonly nextAt: number;
}

/** The delivery of a new or revived entry: tried after its commit, retried at `nextAt` should that fail. */
export function firstDelivery(now: number): Delivery {
  return { state: "waiting", attempts: 0, nextAt: now + FIRST_RETRY_MS };
}

/**
 * The delivery after one more attempt: exponential backoff from `firstMs`, at most {@link MAX_RETRY_MS}
 * for effects and {@link MAX_PROJECTION_RETRY_MS} for projections.
 * @param outcome `sent` when the attempt may have succeeded and its report is awaited
 * @param canDie true for effects: they become dead letters at {@link MAX_ATTEMPTS}
 */
export function afterAttempt(
  delivery: Delivery,
  outcome: "sent" | "failed",
  canDie: boolean,
  now: number,
): Delivery {
  const attempts = delivery.attempts + 1;
  const firstMs = outcome === "sent" ? REPORT_MS : FIRST_RETRY_MS;
  const longestMs = canDie ? MAX_RETRY_MS : MAX_PROJECTION_RETRY_MS;
  const nextAt = now + Math.min(firstMs * 2 ** (attempts - 1), longestMs);
  if (canDie && attempts >= MAX_ATTEMPTS) return { state: "dead", attempts, nextAt };
  return { state: outcome === "sent" ? "sent" : "waiting", attempts, nextAt };
}

/** Whether the entry was never tried: it is sent by the drain after its commit, before `nextAt`. */
export function isUntried({ state, attempts }: Delivery): boolean {
  return state === "waiting" && attempts === 0;
}

/** Whether a drain at `now` sends the entry. */
export function isDue(delivery: Delivery, now: number): boolean {
  return delivery.state !== "dead" && (now >= delivery.nextAt || isUntried(delivery));
}

/** The retry time of a projection whose row changed again: it is written after the next commit, by then at the latest. */
export function postponedTo({ nextAt }: Delivery, now: number): number {
  return Math.max(nextAt, now + FIRST_RETRY_MS);
}
