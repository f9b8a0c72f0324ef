import type { WalletBooking } from "#domain/ticket/wallet-booking";
import type { BookingState, BookingView } from "#domain/sale/booking";
import type { EventSetup } from "#domain/sale/event-setup";
import type { OnlineAccess } from "#domain/catalogue/online-access";
import type { Outcome } from "#domain/core/outcome";
import type { TooManyRequests } from "#domain/core/rate-limit";
import type { MoveChoice } from "#domain/refund/move-choice";
import type { RefundQuote, RefundRefusal } from "#domain/refund/refund-decision";
import type { ReturnRefusal } from "#domain/sale/saga/ticket-return";
import type { HoldRequest, HoldView, ReleaseRequest, SeatSnapshot } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import type { ReplaceRequest } from "#domain/sale/hold/hold";
import type { HoldBestRefusal, HoldBestRequest } from "#domain/sale/hold/hold-best";
import type { PlaceRefusal, ReplaceResponse } from "#durable/event-rpc";
import type { PlaceRequest } from "#domain/sale/saga/booking-placing";

/** Holds, bookings and payments of one visitor. Types only: the app's type check reads this file too. */
export interface BookingService {
  /** The visitor's bookings with current ticket codes, without those of long past events. */
  listWalletTickets(): Promise<readonly WalletBooking[]>;

  /** Setup, status of every seat, and the visitor's own hold. Null for an event that was never on sale. */
  readRoom(eventId: string): Promise<SeatRoom | null>;
  /** What the object sells by, at most some seconds old. */
  readSetup(eventId: string): Promise<EventSetup | null>;
  hold(eventId: string, request: HoldRequest): Promise<Outcome<HoldView, HoldRefusal>>;
  /** Gives up places of the hold for others, atomically: a refusal leaves the hold untouched. */
  replaceHold(eventId: string, request: ReplaceRequest): Promise<Outcome<ReplaceResponse, HoldRefusal>>;
  holdBest(eventId: string, request: HoldBestRequest): Promise<Outcome<HoldView, HoldBestRefusal>>;
  /** Verifies the bot check that a hold refused with `check_required` needs; the hold is then sent again. */
  passCheck(eventId: string, token: string): Promise<Outcome<null, "check_failed" | "too_many_requests">>;
  extendHold(eventId: string, holdId: string): Promise<Outcome<HoldView, HoldRefusal>>;
  releaseHold(eventId: string, request: ReleaseRequest): Promise<Outcome<HoldView | null, HoldRefusal>>;

  /** A new id for a hold, or a checkout's idempotency key; sent with the form. */
  makeId(): string;
  /**
   * Places the booking and opens its payment. `payUrl` is the provider's page, null for a free booking. Idempotent by
   * event, buyer and idempotency key. The refusal `provider_down` has the pending booking's id in `detail.bookingId`.
   */
  checkOut(eventId: string, request: CheckOutRequest): Promise<Outcome<CheckedOut, CheckOutRefusal>>;
  /** Retries the payment of a pending booking. */
  payAgain(found: FoundBooking): Promise<Outcome<CheckedOut, "booking_closed" | "provider_down">>;

  /**
   * The visitor's own booking from its event's object. Null if unknown or another buyer's.
   * @param eventId null: looked up in the projection
   */
  findBooking(bookingId: string, eventId: string | null): Promise<FoundBooking | null>;
  /** The visitor's newest booking of that event with an open payment. */
  findPendingBooking(eventId: string): Promise<PendingBooking | null>;
  /** Newest first. */
  listBookings(): Promise<readonly BookingSummary[]>;
  /** Cancels a pending booking, or a free one until doors open. */
  cancel(found: FoundBooking): Promise<Outcome<BookingView, CancelRefusal>>;
  /**
   * Cancels tickets of the visitor's confirmed booking under its refund policy, in full after a move. Refuses another
   * amount than the one that `quoteCancellation` showed (`amount_changed`, `detail.amountMinor`). Idempotent by its key.
   */
  cancelTickets(
    found: FoundBooking,
    request: CancelTicketsRequest,
  ): Promise<Outcome<BookingView, ReturnRefusal | TooManyRequests>>;
  /** What cancelling these tickets would refund the visitor now. */
  quoteCancellation(found: FoundBooking, lineNos: readonly number[]): Outcome<RefundQuote, RefundRefusal>;
  /** Keeps the tickets of a moved event. Idempotent. */
  keepTickets(
    found: FoundBooking,
  ): Promise<Outcome<BookingView, "booking_unknown" | "no_choice" | TooManyRequests>>;

  /** Mails a link to the bookings of that address, if there are any. The result does not reveal which. */
  sendLink(email: string): Promise<Outcome<null, "too_many_requests">>;
  /** Bookings behind a mailed link; null if forged or expired. */
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

export type CheckOutRequest = Omit<PlaceRequest, "bookingId"> & {
  /** Made by the checkout page. The booking's id is derived from it, see `bookingIdOf`. */
  readonly idempotencyKey: string;
};

export interface CheckedOut {
  readonly booking: BookingView;
  readonly payUrl: string | null;
}

export type CheckOutRefusal = PlaceRefusal | "too_many_requests" | "provider_down";
export interface CancelTicketsRequest {
  readonly lineNos: readonly number[];
  /** The refund that the visitor saw, minor units. */
  readonly expectedMinor: number;
  readonly idempotencyKey: string;
}

export type CancelRefusal = "booking_unknown" | "booking_closed" | "already_scanned" | "ask_the_organizer";

export interface FoundBooking {
  readonly booking: BookingView;
  readonly event: BookedEvent;
  /** The buyer may cancel it without the organizer. */
  readonly cancellable: boolean;
  /** Each ticket that is left, with what cancelling it alone refunds, or why it cannot be cancelled. */
  readonly returns: readonly TicketReturn[];
  /** After a move: the choice between tickets and a full refund. */
  readonly moveChoice: MoveChoice | null;
  /** The link of an online event, for the holder of a valid ticket. */
  readonly online: OnlineAccess | null;
}

export interface TicketReturn {
  readonly lineNo: number;
  readonly quote: Outcome<RefundQuote, RefundRefusal>;
}

/** The event of a booking, in any state. */
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
  /** Empty for an online event. */
  readonly venueName: string;
  readonly venueArea: string;
  readonly venueAddress: string;
  readonly organizationName: string;
  /** The organizer's mail address, shown for paid bookings. */
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
  /** Signed link to its page for visitors who opened a mailed link; null: `/bookings/:id`. */
  readonly href: string | null;
}

export type OpenedLink =
  | { readonly kind: "booking"; readonly found: FoundBooking }
  | { readonly kind: "bookings"; readonly email: string; readonly bookings: readonly BookingSummary[] };
