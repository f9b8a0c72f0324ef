import { z } from "zod";
import { type Outcome, accept, refuse } from "../core/outcome";
import type { Change } from "./event-change";
import type { EventState } from "./event-state";

/** Longest reason, in UTF-16 units. */
export const LONGEST_PAUSE_REASON = 300;

/** An admin's stop of the sale, as the organizer reads it. */
export const SalePause = z.object({
  /** Epoch ms. */
  at: z.number().int(),
  reason: z.string().min(1).max(LONGEST_PAUSE_REASON),
});
export type SalePause = z.infer<typeof SalePause>;

/**
 * Pauses the sale of an event, or resumes it (`pause` null). While it is paused no seat is held and no booking placed;
 * placed bookings are paid and issued, tickets stay valid. Idempotent: a repeated pause keeps the first time and reason.
 * Refuses `event_closed` for an event that is not published.
 */
export function decidePause(
  state: EventState,
  pause: SalePause | null,
): Outcome<{ readonly changes: readonly Change[] }, "event_closed"> {
  const { setup } = state;
  if (!setup || setup.state !== "published") return refuse("event_closed");
  if ((setup.salePause !== undefined) === (pause !== null)) return accept({ changes: [] });
  const { salePause: _before, ...rest } = setup;
  return accept({ changes: [{ kind: "setup", setup: pause ? { ...rest, salePause: pause } : rest }] });
}
