import type { Change } from "../event-change";
import type { Booking, EventState, Ticket } from "../event-state";
import { effect } from "./booking-change";

/** The serial is 16 bits in the ticket code. */
const MOST_SERIAL = 0xffff;

/**
 * Returns the tickets of a withdrawn signing key with their next serial, and one mail per booking to its buyer: old codes
 * stop working, and wallets receive new ones. Revoked tickets are left out, and admitted ones too: their serial was
 * valid when they entered. The mail's key has the signing key's number: a repeated withdrawal sends none again.
 * @param isSigned whether the withdrawn key signed the ticket
 */
export function decideReissue(
  state: EventState,
  keyNo: number,
  isSigned: (ticket: Ticket) => boolean,
): { readonly changes: Change[]; readonly tickets: number } {
  const tickets = [...state.tickets.values()].filter(
    (ticket) =>
      ticket.state === "valid" &&
      ticket.checkedInAt === null &&
      ticket.serial < MOST_SERIAL &&
      isSigned(ticket),
  );
  const bookings = new Set(tickets.flatMap(({ bookingId }) => state.bookings.get(bookingId) ?? []));
  return {
    changes: [
      ...tickets.map((ticket): Change => ({
        kind: "ticket",
        ticket: { ...ticket, serial: ticket.serial + 1 },
      })),
      ...[...bookings].map((booking) => mailNewCodes(state, booking, keyNo)),
    ],
    tickets: tickets.length,
  };
}

function mailNewCodes(state: EventState, booking: Booking, keyNo: number): Change {
  return effect({
    key: `mail:${booking.id}:ticket_reissued:${keyNo}`,
    eventId: state.setup!.eventId,
    kind: "mail",
    mail: {
      template: "ticket_reissued",
      to: booking.buyerEmail,
      locale: booking.locale,
      bookingId: booking.id,
    },
  });
}
