import { viewBooking, viewTicket } from "#domain/sale/booking-view";
import { ticketsOf } from "#domain/sale/booking-change";
import type { EventState } from "#domain/sale/event-state";
import { type Copy, writeCopies } from "#worker/db/projection";

export const AVAILABILITY_COPY = "copy:availability";

export function bookingCopyKey(bookingId: string): string {
  return `copy:booking:${bookingId}`;
}

/**
 * Writes the copies named by outbox keys as things are now. A booking goes with its tickets.
 * @param takeSeq the next position, for the availability, which has none of its own
 */
export async function copyToD1(
  d1: D1Database,
  state: EventState,
  keys: readonly string[],
  takeSeq: () => number,
): Promise<void> {
  const copies: Copy[] = [];
  for (const key of keys) {
    if (key === AVAILABILITY_COPY) copies.push(availabilityOf(state, takeSeq()));
    else copies.push(...bookingCopies(state, key.slice("copy:booking:".length)));
  }
  await writeCopies(d1, copies);
}

function availabilityOf(state: EventState, seq: number): Copy {
  return {
    of: "availability",
    row: {
      eventId: state.setup!.eventId,
      seq,
      capacity: state.inventory.capacity,
      sold: state.sold,
      held: state.held,
      revenueMinor: state.revenueMinor,
    },
  };
}

function* bookingCopies(state: EventState, bookingId: string): Generator<Copy> {
  const booking = state.bookings.get(bookingId);
  if (!booking) return;
  const eventId = state.setup!.eventId;
  const tickets = ticketsOf(state, bookingId);
  const unsigned = { code: "", shortCode: "" };
  yield {
    of: "booking",
    row: {
      id: booking.id,
      seq: Math.max(booking.seq, ...tickets.map((ticket) => ticket.seq)),
      eventId,
      reference: booking.reference,
      buyerKey: booking.buyerKey,
      buyerName: booking.buyerName,
      buyerEmail: booking.buyerEmail,
      state: booking.state,
      quantity: booking.lines.length,
      totalMinor: booking.totals.totalMinor,
      currency: booking.totals.currency,
      placedAt: booking.placedAt,
      confirmedAt: booking.confirmedAt,
      view: viewBooking(
        state,
        booking,
        tickets.map((ticket) => viewTicket(state, booking, ticket, unsigned)),
      ),
    },
  };
  for (const ticket of tickets) {
    const line = booking.lines.find((each) => each.lineNo === ticket.lineNo)!;
    yield {
      of: "ticket",
      row: {
        ticketId: ticket.ticketId,
        seq: ticket.seq,
        eventId,
        bookingId,
        serial: ticket.serial,
        state: ticket.state,
        attendeeName: line.attendeeName,
        place: line.row && line.seat ? `${line.row} ${line.seat}` : line.ticketTypeName,
        checkedInAt: ticket.checkedInAt,
      },
    };
  }
}
