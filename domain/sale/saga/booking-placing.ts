import type { BookingLine } from "../booking";
import {
  type BookingDecision,
  type PaymentRequest,
  type Random,
  openedPayment,
  put,
  withPayment,
} from "./booking-change";
import { confirm } from "./booking-confirmation";
import { makeBookingReference } from "../booking-reference";
import type { Change } from "../event-change";
import type { Booking, EventState, Hold } from "../event-state";
import { type Outcome, accept, refuse } from "../../core/outcome";
import { DEFAULT_REFUND_POLICY } from "../../refund/refund-policy";
import { totalsOf } from "../totals-with-tax";

/** Time to pay: a pending booking reserves its places this long. */
export const PAY_MS = 15 * 60_000;

export interface PlaceRequest {
  /** Made by the server, unique across all events. Idempotent: the same id with the same body returns the same booking. */
  readonly bookingId: string;
  readonly holdId: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  /** Language of mails. */
  readonly locale: string;
  /** One per line, in the hold's order; an empty name is replaced by the buyer's. */
  readonly attendeeNames: readonly string[];
}

export type PlaceReason = "hold_unknown" | "hold_expired" | "event_closed" | "sale_paused" | "different_body";

/**
 * Turns a live hold into a pending booking with frozen prices, or into a confirmed one when its total is 0. Idempotent
 * by `bookingId`; `payment` is stored with a booking that must be paid.
 *
 * Refuses `different_body` for a known id with another body, `event_closed`, `sale_paused`, `hold_unknown` (also another buyer's hold)
 * and `hold_expired`.
 */
export function decidePlace(
  state: EventState,
  buyerKey: string,
  request: PlaceRequest & { readonly payment?: PaymentRequest | undefined },
  now: number,
  random: Random,
): Outcome<BookingDecision, PlaceReason> {
  const placed = state.bookings.get(request.bookingId);
  if (placed)
    return isSameRequest(placed, buyerKey, request)
      ? accept({ changes: [], booking: placed })
      : refuse("different_body");
  const { setup } = state;
  if (!setup || setup.state !== "published" || now >= setup.endsAt) return refuse("event_closed");
  if (setup.salePause) return refuse("sale_paused");
  const hold = state.holds.get(request.holdId);
  if (!hold || hold.buyerKey !== buyerKey) return refuse("hold_unknown");
  if (now >= hold.expiresAt) return refuse("hold_expired");

  const lines = linesOf(state, hold, request);
  const totals = totalsOf(
    lines.map((line) => line.priceMinor),
    setup,
  );
  let reference = makeBookingReference(random(5));
  while (state.references.has(reference)) reference = makeBookingReference(random(5));
  const pending: Booking = {
    id: request.bookingId,
    seq: 0,
    reference,
    state: "pending",
    holdId: hold.id,
    buyerKey,
    buyerName: request.buyerName,
    buyerEmail: request.buyerEmail,
    locale: request.locale,
    lines,
    totals,
    payments: [],
    refunds: [],
    placedAt: now,
    payBy: now + PAY_MS,
    confirmedAt: null,
    endedAt: null,
    cancelKey: null,
    network: hold.network,
    refundPolicy: setup.refundPolicy ?? DEFAULT_REFUND_POLICY,
  };
  const ended: Change = { kind: "hold_ended", holdId: hold.id, buyerKey, why: "placed" };
  if (totals.totalMinor > 0) {
    const payment =
      request.payment && !state.bookingOfPayment.has(request.payment.id) ? request.payment : null;
    const booking = payment ? withPayment(pending, openedPayment(pending, payment, now)) : pending;
    return accept({ changes: [ended, put(booking)], booking });
  }
  const { changes, booking } = confirm(state, pending, now, random);
  return accept({ changes: [ended, ...changes], booking });
}

function isSameRequest(booking: Booking, buyerKey: string, request: PlaceRequest): boolean {
  return (
    booking.buyerKey === buyerKey &&
    booking.holdId === request.holdId &&
    booking.buyerName === request.buyerName &&
    booking.buyerEmail === request.buyerEmail &&
    booking.locale === request.locale &&
    booking.lines.every((line, at) => line.attendeeName === attendeeName(request, at))
  );
}

function attendeeName(request: PlaceRequest, at: number): string {
  return request.attendeeNames[at]?.trim() || request.buyerName;
}

function linesOf(state: EventState, hold: Hold, request: PlaceRequest): BookingLine[] {
  return hold.lines.map((line, at) => {
    const seat = line.seatIndex === null ? null : state.inventory.seats[line.seatIndex]!;
    return {
      lineNo: at + 1,
      ticketTypeId: line.ticketTypeId,
      ticketTypeName: state.inventory.ticketTypes.get(line.ticketTypeId)?.name ?? line.ticketTypeId,
      seatIndex: line.seatIndex,
      sectionName: seat?.sectionName ?? null,
      row: seat?.row ?? null,
      seat: seat?.seat ?? null,
      attendeeName: attendeeName(request, at),
      priceMinor: line.priceMinor,
    };
  });
}
