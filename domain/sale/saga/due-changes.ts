import { decideCancelRest } from "./booking-cancellation";
import { decideOverdue } from "./booking-saga";
import type { Change } from "../event-change";
import type { EventState } from "../event-state";
import { decideExpiredHolds } from "../hold/hold-expiry";

/**
 * Everything that ends by time at `now` (epoch ms): expired holds, overdue bookings and payment inquiries, then the next
 * bookings of a cancelled event. Each list must be applied to `state` before the next one is taken: the second depends
 * on the first.
 * @param cancelAtMost bookings of a cancelled event per sweep; the default of `decideCancelRest` when absent
 */
export function* decideSweep(
  state: EventState,
  now: number,
  cancelAtMost?: number,
): Generator<readonly Change[]> {
  yield [...decideExpiredHolds(state, now), ...decideOverdue(state, now)];
  yield decideCancelRest(state, now, cancelAtMost);
}
