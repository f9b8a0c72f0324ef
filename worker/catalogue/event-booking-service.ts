import type { Outcome } from "#domain/core/outcome";
import type { BookingState, BookingView } from "#domain/sale/booking";

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
