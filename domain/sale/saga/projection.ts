import type { BookingState, BookingView } from "../booking";
import { ticketsOf } from "./booking-change";
import { viewBooking, viewTicket } from "../booking-view";
import { type EventState, type Ticket, liveLines, occupies } from "../event-state";
import { readCount } from "../sale-count";
import { placeName } from "../../seating/seat-label";

/**
 * A row of a read model in D1. A row of a higher `seq` replaces one of a lower, so that late and repeated writes have
 * no effect.
 */
export type Projection =
  | { readonly of: "availability"; readonly row: AvailabilityRow }
  | { readonly of: "booking"; readonly row: BookingRow }
  | { readonly of: "ticket"; readonly row: TicketRow };

export interface AvailabilityRow {
  eventId: string;
  seq: number;
  capacity: number;
  sold: number;
  held: number;
  revenueMinor: number;
}

export interface BookingRow {
  id: string;
  seq: number;
  eventId: string;
  reference: string;
  buyerKey: string;
  buyerName: string;
  buyerEmail: string;
  state: BookingState;
  quantity: number;
  totalMinor: number;
  currency: string;
  placedAt: number;
  confirmedAt: number | null;
  view: BookingView;
}

export interface TicketRow {
  ticketId: string;
  seq: number;
  eventId: string;
  bookingId: string;
  serial: number;
  state: Ticket["state"];
  attendeeName: string;
  place: string;
  checkedInAt: number | null;
}

const BOOKING = "copy:booking:";

/** Outbox key of the availability row. Stored: do not change. */
export const AVAILABILITY_KEY = "copy:availability";

/** Outbox key of a booking's row and its tickets' rows. Stored: do not change. */
export function bookingProjectionKey(bookingId: string): string {
  return BOOKING + bookingId;
}

/**
 * The current rows for outbox keys; a booking includes its tickets, without their codes.
 * @param takeSeq returns the next position, for the availability row
 */
export function listProjections(
  state: EventState,
  keys: readonly string[],
  takeSeq: () => number,
): Projection[] {
  return keys.flatMap((key) =>
    key === AVAILABILITY_KEY
      ? [projectAvailability(state, takeSeq())]
      : projectBooking(state, key.slice(BOOKING.length)),
  );
}

function projectAvailability(state: EventState, seq: number): Projection {
  const { capacity, sold, held, revenueMinor } = readCount(state);
  return {
    of: "availability",
    row: { eventId: state.setup!.eventId, seq, capacity, sold, held, revenueMinor },
  };
}

function projectBooking(state: EventState, bookingId: string): Projection[] {
  const booking = state.bookings.get(bookingId);
  if (!booking) return [];
  const eventId = state.setup!.eventId;
  const tickets = ticketsOf(state, bookingId);
  const unsigned = { code: "", shortCode: "" };
  const row: BookingRow = {
    id: booking.id,
    seq: Math.max(booking.seq, ...tickets.map((ticket) => ticket.seq)),
    eventId,
    reference: booking.reference,
    buyerKey: booking.buyerKey,
    buyerName: booking.buyerName,
    buyerEmail: booking.buyerEmail,
    state: booking.state,
    quantity: occupies(booking.state) ? liveLines(booking).length : booking.lines.length,
    totalMinor: booking.totals.totalMinor,
    currency: booking.totals.currency,
    placedAt: booking.placedAt,
    confirmedAt: booking.confirmedAt,
    view: viewBooking(
      state,
      booking,
      tickets.map((ticket) => viewTicket(state, booking, ticket, unsigned)),
    ),
  };
  return [
    { of: "booking", row },
    ...tickets.map((ticket): Projection => {
      const line = booking.lines.find((each) => each.lineNo === ticket.lineNo)!;
      return {
        of: "ticket",
        row: {
          ticketId: ticket.ticketId,
          seq: ticket.seq,
          eventId,
          bookingId,
          serial: ticket.serial,
          state: ticket.state,
          attendeeName: line.attendeeName,
          place: placeName(line),
          checkedInAt: ticket.checkedInAt,
        },
      };
    }),
  ];
}
