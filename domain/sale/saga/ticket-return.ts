import { type Outcome, accept, refuse } from "../../core/outcome";
import { moveChoiceOf } from "../../refund/move-choice";
import { refundableOf } from "../../refund/refund-amounts";
import {
  type RefundParty,
  type RefundQuote,
  type RefundRefusal,
  type RefundTicket,
  fullQuote,
  refundDecision,
} from "../../refund/refund-decision";
import { eventCancelKey, isEventCancelled, refundEventOf } from "../booking-view";
import type { ReturnedTicket } from "../booking";
import type { Change } from "../event-change";
import { type Booking, type EventState, type Refund, liveLines } from "../event-state";
import { type BookingDecision, effect, mail, put, refundOf, ticketsOf, voidOf } from "./booking-change";
import { makeRefund, nextRefundId, withRefund } from "./booking-refund";

/** Cancels tickets of a confirmed booking. */
export interface ReturnRequest {
  readonly bookingId: string;
  /** "all": every ticket that is left. */
  readonly lineNos: readonly number[] | "all";
  readonly by: RefundParty;
  /** The reason as the buyer reads it; empty without one. */
  readonly words: string;
  /** The refund that was shown, minor units. */
  readonly expectedMinor: number;
  readonly idempotencyKey: string;
}

/**
 * - `amount_changed`: the refund differs from the one that was shown (`detail.amountMinor`)
 * - `different_body`: the idempotency key belongs to another request
 */
export type ReturnRefusal = RefundRefusal | "booking_unknown" | "amount_changed" | "different_body";

/** Returns what cancelling the tickets would refund now, without a change. Refuses as {@link decideReturn}. */
export function quoteReturn(
  state: EventState,
  request: Pick<ReturnRequest, "bookingId" | "lineNos" | "by">,
  now: number,
): Outcome<RefundQuote, RefundRefusal | "booking_unknown"> {
  const booking = state.bookings.get(request.bookingId);
  if (!booking || !state.setup) return refuse("booking_unknown");
  const lineNos =
    request.lineNos === "all" ? liveLines(booking).map(({ lineNo }) => lineNo) : request.lineNos;
  const tickets: readonly RefundTicket[] = ticketsOf(state, booking.id);
  return refundDecision(refundEventOf(state), booking, tickets, lineNos, now, request.by);
}

/**
 * Cancels tickets of a confirmed booking: they are revoked, their places freed and their refund is due, in one commit. The
 * booking ends with its last ticket. Idempotent by `idempotencyKey`.
 */
export function decideReturn(
  state: EventState,
  request: ReturnRequest,
  now: number,
): Outcome<BookingDecision, ReturnRefusal> {
  const booking = state.bookings.get(request.bookingId);
  if (!booking) return refuse("booking_unknown");
  const { lineNos, by } = request;
  const body = `${request.idempotencyKey} ${by} ${lineNos === "all" ? lineNos : lineNos.toSorted((a, b) => a - b).join()}`;
  const repeated = findRequest(booking, request.idempotencyKey, body);
  if (repeated) return repeated === "same" ? accept({ changes: [], booking }) : refuse("different_body");
  const quoted = quoteReturn(state, request, now);
  if (!quoted.ok) return quoted;
  const quote = quoted.value;
  if (quote.amountMinor !== request.expectedMinor)
    return refuse("amount_changed", { amountMinor: quote.amountMinor });
  const reason = quote.terms === "event_moved" ? "event_moved" : by;
  const returned = { by, reason, words: request.words, key: request.idempotencyKey };
  return accept(returnLines(state, withRequest(booking, body), quote, returned, now));
}

/** Ends a booking with its event: every remaining ticket is refunded in full. */
export function returnWithEvent(state: EventState, booking: Booking, now: number): BookingDecision {
  const key = eventCancelKey(state.setup!.eventId);
  const returned = { by: "event", reason: "event_cancelled", words: "", key } as const;
  return returnLines(state, booking, fullQuote(booking), returned, now);
}

/** Ends a booking with a full refund of its remaining tickets. */
export function returnAll(
  state: EventState,
  booking: Booking,
  { reason, idempotencyKey }: { readonly reason: string; readonly idempotencyKey: string },
  now: number,
): BookingDecision {
  const returned = { by: "organizer", reason, words: "", key: idempotencyKey } as const;
  return returnLines(state, booking, fullQuote(booking), returned, now);
}

/** Whether a request with this key was accepted before, with the same body or another one. */
export function findRequest(booking: Booking, key: string, body: string): "same" | "other" | null {
  const known = booking.requests?.find((each) => each.startsWith(`${key} `));
  return known === undefined ? null : known === body ? "same" : "other";
}

/** The booking with the accepted request. */
export function withRequest(booking: Booking, body: string): Booking {
  return { ...booking, requests: [...(booking.requests ?? []), body] };
}

interface Returned {
  readonly by: ReturnedTicket["by"];
  readonly reason: string;
  readonly words: string;
  readonly key: string;
}

function returnLines(
  state: EventState,
  booking: Booking,
  quote: RefundQuote,
  { by, reason, words, key }: Returned,
  now: number,
): BookingDecision {
  const lineNos = quote.lines.map(({ lineNo }) => lineNo);
  let next: Booking = {
    ...booking,
    lines: booking.lines.map((line) => {
      const amounts = quote.lines.find(({ lineNo }) => lineNo === line.lineNo);
      return amounts
        ? {
            ...line,
            returned: { at: now, by, refundMinor: amounts.refundMinor, keptMinor: amounts.keptMinor },
          }
        : line;
    }),
    ...(quote.whole ? { state: "cancelled", payBy: null, endedAt: now, cancelKey: key } : {}),
  };
  const changes: Change[] = ticketsOf(state, booking.id)
    .filter((ticket) => lineNos.includes(ticket.lineNo) && ticket.state === "valid")
    .map((ticket) => ({ kind: "ticket", ticket: { ...ticket, state: "revoked" } }));
  if (quote.whole)
    for (const payment of booking.payments)
      if (payment.state === "authorised") changes.push(effect(voidOf(state, payment)));
  const refunded = addRefunds(state, next, quote.amountMinor, { reason, words, lineNos }, now);
  next = refunded.booking;
  changes.push(...refunded.changes, put(next));
  const about = { lineNos, amountMinor: quote.amountMinor, keptMinor: quote.keptMinor, words };
  const template = isEventCancelled(state, next)
    ? "event_cancelled"
    : quote.whole
      ? "booking_cancelled"
      : "tickets_cancelled";
  changes.push(mail(state, next, template, { about }));
  return { changes, booking: next };
}

/** Adds refunds of the amount (minor units): from the first payment that has it, and the rest from later ones. */
export function addRefunds(
  state: EventState,
  booking: Booking,
  amountMinor: number,
  about: Pick<Refund, "reason" | "words" | "lineNos">,
  now: number,
): BookingDecision {
  let next = booking;
  let left = amountMinor;
  const changes: Change[] = [];
  for (const { id } of booking.payments) {
    const payment = next.payments.find((each) => each.id === id)!;
    const part = Math.min(left, refundableOf(next, payment));
    if (part <= 0) continue;
    left -= part;
    const { words, lineNos } = about;
    const refund: Refund = {
      ...makeRefund(id, part, about.reason, now),
      id: nextRefundId(next, id),
      ...(words ? { words } : {}),
      ...(lineNos ? { lineNos } : {}),
    };
    next = withRefund(next, payment, refund, now);
    changes.push(effect(refundOf(state, payment, refund)));
  }
  return { changes, booking: next };
}

/**
 * Records that the buyer keeps the tickets of a moved event. Idempotent. Refuses `booking_unknown`, and `no_choice` when
 * the event was not moved after the booking or the time to choose is over.
 */
export function decideKeep(
  state: EventState,
  bookingId: string,
  now: number,
): Outcome<BookingDecision, "booking_unknown" | "no_choice"> {
  const booking = state.bookings.get(bookingId);
  if (!booking || !state.setup) return refuse("booking_unknown");
  const choice = moveChoiceOf(refundEventOf(state), booking, now);
  if (!choice || choice.answer === "over") return refuse("no_choice");
  if (choice.answer === "kept") return accept({ changes: [], booking });
  const next: Booking = { ...booking, keptMoveAt: choice.movedAt };
  return accept({ changes: [put(next)], booking: next });
}
