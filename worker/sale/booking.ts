import type { WalletBooking } from "#domain/ticket/wallet-booking";
import type { BookingState, BookingView } from "#domain/sale/booking";
import type { EventSetup } from "#domain/sale/event-setup";
import type { Outcome } from "#domain/core/outcome";
import type { HoldRefusal, HoldRequest, HoldView, SeatSnapshot } from "#domain/sale/seat-protocol";
import type { PlaceRefusal } from "#durable/event-rpc";
import type { PlaceAsk } from "#domain/sale/booking-placing";

/**
 * Holds, bookings, payments: the front of the events' objects, for the buyer who asks. The shape only: the browser's
 * compiler reads it too, so nothing here names a binding.
 */
export interface Booking {
  /** The visitor's bookings with their ticket codes, as the events' objects know them now; long past ones are left out. */
  listWalletTickets(): Promise<readonly WalletBooking[]>;

  /** What the object sells by, how every seat stands, and the visitor's own choice. Null until it was ever on sale. */
  readRoom(eventId: string): Promise<SeatRoom | null>;
  hold(eventId: string, request: HoldRequest): Promise<Outcome<HoldView, HoldRefusal>>;
  holdBest(
    eventId: string,
    request: {
      holdId: string;
      quantity: number;
      ticketTypeIds: readonly string[];
      accessible: boolean;
    },
  ): Promise<Outcome<HoldView, HoldRefusal | "none_together">>;
  extendHold(eventId: string, holdId: string): Promise<Outcome<HoldView, HoldRefusal>>;
  releaseHold(
    eventId: string,
    request: {
      holdId: string;
      seats?: readonly number[];
      pools?: readonly { ticketTypeId: string; quantity: number }[];
    },
  ): Promise<Outcome<HoldView | null, HoldRefusal>>;

  /** A fresh id for a hold or a booking, for a form to carry. */
  makeId(): string;
  /** Places the booking and opens its payment: `payUrl` is the provider's page, null when there is nothing to pay. */
  checkOut(eventId: string, request: PlaceAsk): Promise<Outcome<CheckedOut, CheckOutRefusal>>;
  /** Another try at paying for a pending booking. */
  payAgain(found: FoundBooking): Promise<Outcome<CheckedOut, "booking_closed" | "provider_down">>;

  /**
   * The visitor's own booking, straight from its event's object. Null: unknown or somebody else's, alike.
   * @param eventId where the page knows it; else it is looked up in the read copies
   */
  findBooking(bookingId: string, eventId: string | null): Promise<FoundBooking | null>;
  /** The visitor's newest booking of that event that waits for its payment. */
  findPendingBooking(eventId: string): Promise<PendingBooking | null>;
  /** Newest first. */
  listBookings(): Promise<readonly BookingSummary[]>;
  /** Pending ones, and free ones until doors open. */
  cancel(found: FoundBooking): Promise<Outcome<BookingView, CancelRefusal>>;

  /** Mails a link to the bookings of that address, if there are any. The answer is the same either way. */
  sendLink(email: string): Promise<Outcome<null, "too_many_requests">>;
  /** What a mailed link opens; null for a forged or expired one. */
  openLink(token: string): Promise<OpenedLink | null>;
}

export interface PendingBooking {
  readonly id: string;
  readonly eventId: string;
  readonly reference: string;
}

export interface SeatRoom {
  readonly setup: EventSetup;
  readonly snapshot: SeatSnapshot;
  readonly hold: HoldView | null;
}

export interface CheckedOut {
  readonly booking: BookingView;
  readonly payUrl: string | null;
}

export type CheckOutRefusal = PlaceRefusal | "too_many_requests" | "provider_down";
export type CancelRefusal = "booking_unknown" | "booking_closed" | "already_scanned" | "ask_the_organizer";

export interface FoundBooking {
  readonly booking: BookingView;
  readonly event: BookedEvent;
  /** The buyer may end it alone. */
  readonly cancellable: boolean;
}

/** What a booking's page says about its event, whatever has become of it. */
export interface BookedEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly imageUrl: string | null;
  readonly state: string;
  readonly startsAt: number;
  readonly doorsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly venueName: string;
  readonly venueArea: string;
  readonly venueAddress: string;
  readonly organizationName: string;
  /** Whom to ask about a paid booking. */
  readonly contactEmail: string | null;
  readonly taxNumber: string | null;
}

export interface BookingSummary {
  readonly id: string;
  readonly eventId: string;
  readonly reference: string;
  readonly state: BookingState;
  readonly quantity: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly placedAt: number;
  readonly event: BookedEvent;
  /** A signed address of its page, where the visitor came by a mailed link; null: `/bookings/:id`. */
  readonly href: string | null;
}

export type OpenedLink =
  | { readonly kind: "booking"; readonly found: FoundBooking }
  | { readonly kind: "bookings"; readonly email: string; readonly bookings: readonly BookingSummary[] };
