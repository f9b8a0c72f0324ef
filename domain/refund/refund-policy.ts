import { z } from "zod";

const HOUR_MS = 3_600_000;

/** Longest deadline before the start that an organizer can set: 90 days. */
export const MOST_REFUND_HOURS = 90 * 24;

/** What a buyer who cancels alone gets back. */
export const RefundPolicy = z.object({
  /** The buyer can cancel until this many hours before the start; null: never. */
  untilHours: z.number().int().min(0).max(MOST_REFUND_HOURS).nullable(),
  /** Share of the ticket price that is refunded, in percent. */
  sharePercent: z.number().int().min(1).max(100),
  /** Whether the booking fee stays with the organizer. */
  keepsFee: z.boolean(),
});
export type RefundPolicy = z.infer<typeof RefundPolicy>;

/** Until the organizer sets another one: the ticket price until 24 hours before the start, without the booking fee. */
export const DEFAULT_REFUND_POLICY: RefundPolicy = { untilHours: 24, sharePercent: 100, keepsFee: true };

/**
 * Returns the end of the time to cancel under the policy (epoch ms, exclusive); null when the policy has none.
 * @param startsAt epoch ms
 */
export function refundUntil(policy: RefundPolicy, startsAt: number): number | null {
  return policy.untilHours === null ? null : startsAt - policy.untilHours * HOUR_MS;
}
