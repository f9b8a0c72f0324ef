import { type BookingDecision, type Random, effect, mail, put, voidOf } from "./booking-change";
import type { Booking, Change, EventState } from "./event-state";
import { toHex } from "../core/hex";

/** Confirms a booking that is paid, or free: makes its tickets, and lets go of payments it does not need any more. */
export function confirm(state: EventState, booking: Booking, now: number, random: Random): BookingDecision {
  const confirmed: Booking = { ...booking, state: "confirmed", payBy: null, confirmedAt: now, endedAt: null };
  const tickets = confirmed.lines.map((line): Change => ({
    kind: "ticket",
    ticket: {
      ticketId: toHex(random(10)),
      seq: 0,
      bookingId: booking.id,
      lineNo: line.lineNo,
      serial: 1,
      state: "valid",
      issuedAt: now,
      checkedInAt: null,
    },
  }));
  // Another authorised payment of the same booking is not needed any more.
  const spare = confirmed.payments
    .filter((payment) => payment.state === "authorised")
    .map((payment) => effect(voidOf(state, payment)));
  return {
    changes: [
      put(confirmed),
      ...tickets,
      ...spare,
      mail(state, confirmed, "booking_confirmed"),
      mail(state, confirmed, "sale_notice"),
    ],
    booking: confirmed,
  };
}
