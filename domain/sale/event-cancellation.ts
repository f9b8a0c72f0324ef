import { z } from "zod";

/** Causes that the organizer chooses from when cancelling an event. */
export const CANCEL_CAUSES = ["performer", "venue", "weather", "safety", "demand", "other"] as const;
export type CancelCause = (typeof CANCEL_CAUSES)[number];

/** Longest explanation for buyers, in UTF-16 units. */
export const LONGEST_CANCEL_WORDS = 300;

/** Why an event is cancelled, as buyers read it. `words` can be empty, except for the cause "other". */
export const EventCancellation = z.object({
  cause: z.enum(CANCEL_CAUSES),
  words: z.string().max(LONGEST_CANCEL_WORDS),
});
export type EventCancellation = z.infer<typeof EventCancellation>;

/** Reads the form's values; null if the cause is unknown, or "other" without an explanation. */
export function readEventCancellation(cause: string, words: string): EventCancellation | null {
  const known = CANCEL_CAUSES.find((each) => each === cause);
  const trimmed = words.trim().slice(0, LONGEST_CANCEL_WORDS);
  return known && (known !== "other" || trimmed) ? { cause: known, words: trimmed } : null;
}
