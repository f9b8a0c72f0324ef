import type { GateSummary } from "#domain/gate/gate-summary";
import type { EventState } from "#domain/sale/event-state";
import type { DayOf } from "../event-rpc";

/** The day-of page's data, from sale, gates and outbox. */
export function viewDayOf(
  state: EventState,
  gates: GateSummary,
  outbox: DayOf["outbox"],
  now: number,
): DayOf {
  const { capacity } = state.inventory;
  return {
    now,
    currency: state.setup?.currency ?? "INR",
    sold: state.sold,
    held: state.held,
    available: Math.max(0, capacity - state.sold - state.held),
    capacity,
    revenueMinor: state.revenueMinor,
    ...gates,
    outbox,
  };
}
