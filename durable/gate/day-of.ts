import type { GateSummary } from "#domain/gate/gate-summary";
import type { EventState } from "#domain/sale/event-state";
import { readCount } from "#domain/sale/sale-count";
import type { DayOf } from "../event-rpc";

/** The day-of page's data, from sale, gates and outbox. */
export function viewDayOf(
  state: EventState,
  gates: GateSummary,
  outbox: DayOf["outbox"],
  now: number,
): DayOf {
  return {
    now,
    currency: state.setup?.currency ?? "INR",
    ...readCount(state),
    ...gates,
    salePause: state.setup?.salePause ?? null,
    outbox,
  };
}
