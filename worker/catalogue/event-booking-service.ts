import type { Outcome } from "#domain/core/outcome";
import type { BookingState, BookingView } from "#domain/sale/booking";
import type { AmountRefundRefusal } from "#domain/sale/saga/amount-refund";
import type { RefundProgress } from "#domain/sale/saga/refund-progress";
import type { ReturnRefusal } from "#domain/sale/saga/ticket-return";

/** The bookings of an event, for its organizer. */
export interface EventBookingService {
  listBookings(organizationId: string, eventId: string, query: BookingQuery): Promise<EventBookings | null>;
  /** Tickets with their attendees, by booking; 50 rows a page, from 1. Null for an event of another organization. */
  listAttendees(
    organizationId: string,
    eventId: string,
    page: number,
  ): Promise<{ readonly items: readonly AttendeeRow[]; readonly total: number } | null>;
  findBooking(organizationId: string, eventId: string, bookingId: string): Promise<BookingView | null>;
  cancelBooking(
    organizationId: string,
    eventId: string,
    request: { bookingId: string; reason: string },
  ): Promise<Outcome<BookingView, "not_found" | "booking_unknown" | "booking_closed" | "already_scanned">>;
}

export type BookingSort = "placed" | "buyer" | "state" | "total";

export interface BookingQuery {
  readonly search: string;
  readonly state: BookingState | "all";
  readonly sort: BookingSort;
  readonly descending: boolean;
  /** From 1; null for all rows (export). */
  readonly page: number | null;
}

export interface EventBookingRow {
  readonly id: string;
  readonly reference: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly state: BookingState;
  readonly quantity: number;
  /** "H 14, H 15", or the ticket types' names without seats. */
  readonly places: string;
  readonly totalMinor: number;
  /** Refunds of the price, pending ones included. */
  readonly refundedMinor: number;
  readonly currency: string;
  readonly placedAt: number;
}

export interface EventBookings {
  readonly event: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly items: readonly EventBookingRow[];
  readonly total: number;
  readonly pages: number;
}

/** A ticket of the projection with its attendee. */
export interface AttendeeRow {
  readonly attendeeName: string;
  readonly place: string;
  readonly state: "valid" | "revoked";
  readonly checkedInAt: number | null;
  readonly bookingId: string;
  readonly reference: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
}

/**
 * Refunds by organizers and admins, with a reason that the buyer reads. Their routes require a recent sign-in.
 * The scope is the organizer's organization, or `admin` for the bookings of every organization.
 */
export interface BookingRefundService {
  /** Null for an unknown booking and for one of another organization. */
  findRefundable(scope: RefundScope, eventId: string, bookingId: string): Promise<RefundableBooking | null>;
  /** Cancels tickets and refunds them in full; refuses another amount than the one that was shown. */
  refundTickets(
    scope: RefundScope,
    eventId: string,
    request: RefundTicketsRequest,
  ): Promise<Outcome<BookingView, "not_found" | "reason_missing" | ReturnRefusal>>;
  /** Refunds an amount; the tickets stay valid. */
  refundAmount(
    scope: RefundScope,
    eventId: string,
    request: RefundAmountRequest,
  ): Promise<Outcome<BookingView, "not_found" | "reason_missing" | AmountRefundRefusal>>;
  /** How far the event's refunds are; null for an event that was never published. */
  readRefundProgress(organizationId: string, eventId: string): Promise<EventRefunds | null>;
  /** Requests every failed refund once more. */
  retryRefunds(
    organizationId: string,
    eventId: string,
  ): Promise<Outcome<{ readonly retried: number }, "not_found">>;
  /** Bookings of all organizations by reference, id, buyer or email address; newest first. Empty without a search. */
  findAnyBookings(search: string): Promise<readonly AnyBooking[]>;
}

export type RefundScope = { readonly organizationId: string } | "admin";

export interface RefundableBooking {
  readonly booking: BookingView;
  readonly event: {
    readonly id: string;
    readonly title: string;
    readonly timeZone: string;
    readonly organizationName: string;
  };
}

interface RefundRequest {
  readonly bookingId: string;
  /** As the buyer reads it; must not be empty. */
  readonly reason: string;
  readonly idempotencyKey: string;
}

export interface RefundTicketsRequest extends RefundRequest {
  readonly lineNos: readonly number[];
  /** The refund that was shown, minor units. */
  readonly expectedMinor: number;
}

export interface RefundAmountRequest extends RefundRequest {
  /** Minor units. */
  readonly amountMinor: number;
}

export interface EventRefunds {
  readonly event: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly progress: RefundProgress;
}

export interface AnyBooking {
  readonly id: string;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly organizationName: string;
  readonly reference: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly state: BookingState;
  readonly totalMinor: number;
  readonly currency: string;
  readonly placedAt: number;
  readonly timeZone: string;
}
