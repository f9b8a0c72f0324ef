import type { EventState } from "#domain/sale/event-state";
import type { DayOf } from "../event-rpc";
import type { GateSummary } from "./gate-store";

/** The day-of page's numbers, from the sale, the gates and the outbox. */
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
