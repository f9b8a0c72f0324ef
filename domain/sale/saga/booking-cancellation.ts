import { eventCancelKey } from "../booking-view";
import { type BookingDecision, effect, put, ticketsOf, voidOf } from "./booking-change";
import { addRefunds, returnAll, returnWithEvent } from "./ticket-return";
import { refundableMinor } from "../../refund/refund-amounts";
import { fullQuote } from "../../refund/refund-decision";
import type { EventCancellation } from "../event-cancellation";
import type { Change } from "../event-change";
import type { Booking, EventState } from "../event-state";
import { type Outcome, accept, refuse } from "../../core/outcome";

/**
 * Cancels a pending or confirmed booking: its tickets are revoked, its payments refunded or voided, its places freed.
 * Idempotent by `idempotencyKey`. Refuses `booking_unknown`, `booking_closed` for a booking that already ended, and
 * `already_scanned` when one of its tickets was admitted.
 */
export function decideCancel(
  state: EventState,
  ask: { readonly bookingId: string; readonly reason: string; readonly idempotencyKey: string },
  now: number,
): Outcome<BookingDecision, "booking_unknown" | "booking_closed" | "already_scanned"> {
  const booking = state.bookings.get(ask.bookingId);
  if (!booking) return refuse("booking_unknown");
  if (booking.cancelKey === ask.idempotencyKey) return accept({ changes: [], booking });
  if (!isLive(booking)) return refuse("booking_closed");
  if (ticketsOf(state, booking.id).some((ticket) => ticket.checkedInAt !== null))
    return refuse("already_scanned");
  if (booking.state === "pending") return accept(cancelPending(state, booking, ask, now));
  return accept(returnAll(state, booking, ask, now));
}

/**
 * Bookings cancelled per commit after an event's cancellation; a limit, so that other requests are served in between.
 */
const CANCELLED_AT_ONCE = 100;

/** Pending and confirmed bookings, and the amount in minor units that cancelling the event would refund. */
export function cancellationTotals(state: EventState): { bookings: number; refundsMinor: number } {
  let bookings = 0;
  let refundsMinor = 0;
  for (const booking of state.bookings.values()) {
    if (!isLive(booking)) continue;
    bookings++;
    refundsMinor += booking.state === "confirmed" ? fullQuote(booking).amountMinor : refundableMinor(booking);
  }
  return { bookings, refundsMinor };
}

/** What cancelling the event would affect. */
export interface CancellationConsequences {
  /** Pending and confirmed bookings. */
  readonly bookings: number;
  readonly ticketsValid: number;
  /** Minor units. */
  readonly refundsMinor: number;
  readonly currency: string;
}

/** Counts what cancelling the event would affect; linear in bookings and tickets. */
export function readConsequences(state: EventState): CancellationConsequences {
  let ticketsValid = 0;
  for (const ticket of state.tickets.values()) if (ticket.state === "valid") ticketsValid++;
  return { ...cancellationTotals(state), ticketsValid, currency: state.setup?.currency ?? "INR" };
}

/**
 * Closes the sale and ends every hold; {@link decideCancelRest} then ends the bookings. Empty when already cancelled.
 */
export function decideCancelEvent(state: EventState, cancellation?: EventCancellation): readonly Change[] {
  if (!state.setup || state.setup.state === "cancelled") return [];
  const changes: Change[] = [];
  for (const hold of state.holds.values())
    changes.push({ kind: "hold_ended", holdId: hold.id, buyerKey: hold.buyerKey, why: "released" });
  changes.push({
    kind: "setup",
    setup: { ...state.setup, state: "cancelled", ...(cancellation ? { cancellation } : {}) },
  });
  return changes;
}

/**
 * Cancels the next `atMost` bookings of a cancelled event, also those with admitted tickets. Resumable after a crash:
 * the remaining work is the set of live bookings. Empty when no booking is left or the event is not cancelled.
 */
export function decideCancelRest(state: EventState, now: number, atMost = CANCELLED_AT_ONCE): Change[] {
  if (state.setup?.state !== "cancelled") return [];
  const ask = { reason: "event_cancelled", idempotencyKey: eventCancelKey(state.setup.eventId) };
  const changes: Change[] = [];
  let count = 0;
  for (const booking of state.bookings.values()) {
    if (!isLive(booking)) continue;
    const ended =
      booking.state === "pending"
        ? cancelPending(state, booking, ask, now)
        : returnWithEvent(state, booking, now);
    changes.push(...ended.changes);
    if (++count >= atMost) break;
  }
  return changes;
}

/** Whether a cancelled event has live bookings left. */
export function hasCancelRest(state: EventState): boolean {
  if (state.setup?.state !== "cancelled") return false;
  for (const booking of state.bookings.values()) if (isLive(booking)) return true;
  return false;
}

function isLive(booking: Booking): boolean {
  return booking.state === "pending" || booking.state === "confirmed";
}

function cancelPending(
  state: EventState,
  booking: Booking,
  ask: { readonly reason: string; readonly idempotencyKey: string },
  now: number,
): BookingDecision {
  const ended: Booking = {
    ...booking,
    state: "cancelled",
    payBy: null,
    endedAt: now,
    cancelKey: ask.idempotencyKey,
  };
  const changes = booking.payments
    .filter((payment) => payment.state === "authorised")
    .map((payment) => effect(voidOf(state, payment)));
  const { booking: next, changes: refunds } = addRefunds(state, ended, refundableMinor(booking), ask, now);
  return { changes: [...changes, ...refunds, put(next)], booking: next };
}
