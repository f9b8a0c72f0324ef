import {
  type BookingDecision,
  effect,
  mail,
  put,
  refundOf,
  revokeTickets,
  ticketsOf,
  voidOf,
} from "./booking-change";
import { makeRefund, refundedOf, withRefund } from "./booking-refund";
import type { Booking, Change, EventState } from "./event-state";
import { type Outcome, accept, refuse } from "./outcome";

/** Ends a pending or confirmed booking: its tickets are revoked, its money goes back, its places are free. */
export function decideCancel(
  state: EventState,
  ask: { readonly bookingId: string; readonly reason: string; readonly idempotencyKey: string },
  now: number,
): Outcome<BookingDecision, "booking_unknown" | "booking_closed" | "already_scanned"> {
  const booking = state.bookings.get(ask.bookingId);
  if (!booking) return refuse("booking_unknown");
  if (booking.cancelKey === ask.idempotencyKey) return accept({ changes: [], booking });
  if (booking.state !== "pending" && booking.state !== "confirmed") return refuse("booking_closed");
  if (ticketsOf(state, booking.id).some((ticket) => ticket.checkedInAt !== null))
    return refuse("already_scanned");
  return accept(cancel(state, booking, ask, now));
}

/** Ends every booking and hold, and closes the sale. Bookings whose tickets were used are refunded like the others. */
export function decideCancelEvent(
  state: EventState,
  reason: string,
  now: number,
): { readonly changes: readonly Change[]; readonly bookings: number; readonly refundsMinor: number } {
  if (!state.setup || state.setup.state === "cancelled") return { changes: [], bookings: 0, refundsMinor: 0 };
  const changes: Change[] = [];
  let bookings = 0;
  let refundsMinor = 0;
  for (const hold of state.holds.values())
    changes.push({ kind: "hold_ended", holdId: hold.id, buyerKey: hold.buyerKey, why: "released" });
  for (const booking of state.bookings.values()) {
    if (booking.state !== "pending" && booking.state !== "confirmed") continue;
    const ended = cancel(state, booking, { reason, idempotencyKey: `event:${state.setup.eventId}` }, now);
    bookings++;
    const before = booking.refunds.length;
    for (const refund of ended.booking.refunds.slice(before)) refundsMinor += refund.amountMinor;
    changes.push(...ended.changes);
  }
  changes.push({ kind: "setup", setup: { ...state.setup, state: "cancelled" } });
  return { changes, bookings, refundsMinor };
}

function cancel(
  state: EventState,
  booking: Booking,
  ask: { readonly reason: string; readonly idempotencyKey: string },
  now: number,
): BookingDecision {
  let next: Booking = {
    ...booking,
    state: "cancelled",
    payBy: null,
    endedAt: now,
    cancelKey: ask.idempotencyKey,
  };
  const changes = revokeTickets(state, booking.id);
  for (const payment of booking.payments) {
    if (payment.state === "authorised") changes.push(effect(voidOf(state, payment)));
    if (payment.state !== "captured" || refundedOf(booking, payment.id) >= payment.amountMinor) continue;
    const refund = makeRefund(payment.id, payment.amountMinor, ask.reason, now);
    next = withRefund(next, payment, refund, now);
    changes.push(effect(refundOf(state, payment, refund)));
  }
  changes.push(put(next));
  if (booking.state === "confirmed") changes.push(mail(state, next, "booking_cancelled"));
  return { changes, booking: next };
}
