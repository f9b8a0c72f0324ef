import { type BookingDecision, type Random, effect, mail, put, voidOf } from "./booking-change";
import type { Change } from "../event-change";
import type { Booking, EventState } from "../event-state";
import { toHex } from "../../core/hex";

/**
 * Confirms a paid or free booking: issues its tickets, voids spare authorised payments and sends the mails.
 * @param random ten bytes per ticket id
 */
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
