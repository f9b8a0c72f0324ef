import { z } from "zod";

/** Longest reason, in UTF-16 units. */
export const LONGEST_PAUSE_REASON = 300;

/** An admin's stop of the sale, as the organizer reads it. */
export const SalePause = z.object({
  /** Epoch ms. */
  at: z.number().int(),
  reason: z.string().min(1).max(LONGEST_PAUSE_REASON),
});
export type SalePause = z.infer<typeof SalePause>;
