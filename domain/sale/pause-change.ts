import { type Outcome, accept, refuse } from "../core/outcome";
import type { Change } from "./event-change";
import type { EventState } from "./event-state";
import type { SalePause } from "./sale-pause";

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
