import type { ShowPlace } from "./effect";
import type { BookingView, TicketView } from "./booking";
import type { Booking, EventState, Ticket } from "./event-state";
import { narrowChoice } from "../core/choice";
import type { RefundEvent } from "../refund/move-choice";

/** The public view of a booking, with the given tickets (signed by the caller). */
export function viewBooking(
  state: EventState,
  booking: Booking,
  tickets: readonly TicketView[],
): BookingView {
  return {
    id: booking.id,
    eventId: state.setup!.eventId,
    reference: booking.reference,
    state: booking.state,
    buyerKey: booking.buyerKey,
    buyerName: booking.buyerName,
    buyerEmail: booking.buyerEmail,
    locale: booking.locale,
    lines: booking.lines,
    totals: booking.totals,
    payments: booking.payments.map(({ asked: _asked, askAt: _askAt, ...payment }) => payment),
    refunds: booking.refunds.map(({ tries: _tries, ...refund }) => refund),
    refundPolicy: booking.refundPolicy ?? null,
    keptMoveAt: booking.keptMoveAt ?? null,
    tickets,
    placedAt: booking.placedAt,
    payBy: booking.payBy,
    confirmedAt: booking.confirmedAt,
    endedAt: booking.endedAt,
    eventCancelled: isEventCancelled(state, booking) ? { reason: state.setup?.cancellation ?? null } : null,
    movedFrom: movedFrom(state, booking),
    refundEvent: refundEventOf(state),
  };
}

/** The public view of a ticket. `code` is empty in projections and API responses, which are not scanned. */
export function viewTicket(
  state: EventState,
  booking: Booking,
  ticket: Ticket,
  texts: { readonly code: string; readonly shortCode: string },
): TicketView {
  const line = booking.lines.find((each) => each.lineNo === ticket.lineNo)!;
  return {
    ticketId: ticket.ticketId,
    bookingId: booking.id,
    lineNo: ticket.lineNo,
    serial: ticket.serial,
    state: ticket.state,
    ticketTypeName: line.ticketTypeName,
    sectionName: line.sectionName,
    row: line.row,
    seat: line.seat,
    attendeeName: line.attendeeName,
    gateName: gateOf(state, line.ticketTypeId),
    ...texts,
    issuedAt: ticket.issuedAt,
    checkedInAt: ticket.checkedInAt,
  };
}

/** The gate's name if exactly one gate admits this ticket type. */
function gateOf(state: EventState, ticketTypeId: string): string | null {
  const { gates: all = [], lists = [] } = state.setup ?? {};
  const gates = all.filter((gate) => {
    const list = lists.find(({ id }) => id === gate.listId);
    const admitted = narrowChoice(gate.ticketTypeIds, list?.ticketTypeIds);
    return admitted === null || admitted.includes(ticketTypeId);
  });
  return gates.length === 1 ? gates[0]!.name : null;
}

/** Key of the cancellation of all bookings of an event. */
export function eventCancelKey(eventId: string): string {
  return `event:${eventId}`;
}

/** True for a booking that ended because its event was cancelled. */
export function isEventCancelled(state: EventState, booking: Pick<Booking, "cancelKey">): boolean {
  return state.setup?.state === "cancelled" && booking.cancelKey === eventCancelKey(state.setup.eventId);
}

function movedFrom(state: EventState, booking: Booking): ShowPlace | null {
  const { moved } = state.setup ?? {};
  if (!moved || booking.placedAt >= moved.at) return null;
  const { at: _, ...place } = moved;
  return place;
}

/** The event's facts that decide about refunds. */
export function refundEventOf({ setup }: EventState): RefundEvent {
  const { state, startsAt, doorsAt, moved } = setup!;
  return { state, startsAt, doorsAt, movedAt: moved?.at ?? null };
}
