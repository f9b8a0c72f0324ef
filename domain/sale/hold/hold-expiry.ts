import type { Change } from "../event-change";
import type { EventState } from "../event-state";
import { endOf } from "./hold";

/** The changes that end every hold whose time is over at `now` (epoch ms). */
export function decideExpiredHolds(state: EventState, now: number): Change[] {
  const changes: Change[] = [];
  for (const hold of state.holds.values()) if (now >= hold.expiresAt) changes.push(endOf(hold, "expired"));
  return changes;
}
