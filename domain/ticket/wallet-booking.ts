import { isGuest } from "../core/buyer-key";
import type { BookingState, BookingView, TicketView } from "../sale/booking";

/** One booking as a phone carries it: all that a door needs to see, and nothing that was paid. */
export interface WalletBooking {
  readonly bookingId: string;
  /** Short, for people: "K7Q2-M4XD". */
  readonly reference: string;
  readonly state: BookingState;
  readonly event: WalletEvent;
  readonly tickets: readonly WalletTicket[];
}

export interface WalletEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  /** Unknown in rows that an earlier version kept. */
  readonly tags?: readonly string[] | undefined;
  readonly venueName: string;
  readonly venueArea: string;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  /** The catalogue's word; only "cancelled" changes what a ticket is worth. */
  readonly state: string;
}

export type WalletTicket = Omit<TicketView, "bookingId">;

/** What `/wallet-tickets` answers. A phone ignores a version it does not know and keeps what it has. */
export interface WalletAnswer {
  readonly v: typeof WALLET_ANSWER_VERSION;
  /** The buyer key of who asked: a phone keeps one person's tickets, and those bought as a guest. */
  readonly owner: string;
  readonly bookings: readonly WalletBooking[];
}

export const WALLET_ANSWER_VERSION = 1;

/** A booking's tickets for the phone: without what was paid and by whom. */
export function toWalletBooking(
  booking: BookingView,
  tickets: readonly TicketView[],
  {
    id,
    slug,
    title,
    category,
    tags,
    venueName,
    venueArea,
    doorsAt,
    startsAt,
    endsAt,
    timeZone,
    state,
  }: WalletEvent,
): WalletBooking {
  return {
    bookingId: booking.id,
    reference: booking.reference,
    state: booking.state,
    event: {
      id,
      slug,
      title,
      category,
      tags,
      venueName,
      venueArea,
      doorsAt,
      startsAt,
      endsAt,
      timeZone,
      state,
    },
    tickets: tickets.map(({ bookingId: _bookingId, ...ticket }) => ticket),
  };
}

export type TicketStanding = "valid" | "used" | "revoked" | "cancelled" | "over";

/** How a ticket stands as far as this phone knows; the door decides with newer facts. */
export function standingOf(
  ticket: Pick<WalletTicket, "state" | "checkedInAt">,
  booking: Pick<WalletBooking, "state" | "event">,
  now: number,
): TicketStanding {
  if (booking.event.state === "cancelled" || booking.state === "cancelled" || booking.state === "refunded")
    return "cancelled";
  if (ticket.state === "revoked") return "revoked";
  if (ticket.checkedInAt !== null) return "used";
  return now >= booking.event.endsAt ? "over" : "valid";
}

export interface WalletShelves<B> {
  readonly next: B | null;
  /** Soonest first. */
  readonly later: readonly B[];
  /** Latest first: ended, cancelled, refunded. */
  readonly past: readonly B[];
}

/** The wallet in the order it is needed: next first, what has ended below. A running event is still next. */
export function shelve<B extends Pick<WalletBooking, "state" | "event" | "bookingId">>(
  bookings: readonly B[],
  now: number,
): WalletShelves<B> {
  const isPast = (booking: B) =>
    booking.event.endsAt <= now || booking.event.state === "cancelled" || booking.state !== "confirmed";
  const order = (a: B, b: B) => a.event.startsAt - b.event.startsAt || (a.bookingId < b.bookingId ? -1 : 1);
  const [next = null, ...later] = bookings.filter((booking) => !isPast(booking)).sort(order);
  const past = bookings.filter(isPast).sort((a, b) => order(b, a));
  return { next, later, past };
}

/** A row on the phone: a booking, whose it is, and when the server last said so (the phone's clock). */
export interface CarriedBooking extends WalletBooking {
  readonly owner: string;
  readonly checkedAt: number;
}

/** A purchase reaches the read copies a little later than the phone: absence counts only after this long. */
const ABSENCE_COUNTS_AFTER_MS = 15 * 60_000;

/**
 * What the phone carries after an answer: the answer's bookings, without those of the same owner that it no longer
 * lists, and without those of any other signed-in person. A guest's answer never removes a person's tickets: a session
 * that ran out is not a sign-out.
 */
export function mergeAnswer(
  carried: readonly CarriedBooking[],
  answer: Pick<WalletAnswer, "owner" | "bookings">,
  now: number,
): CarriedBooking[] {
  const listed = new Set(answer.bookings.map((booking) => booking.bookingId));
  const signedIn = !isGuest(answer.owner);
  const kept = carried.filter((row) => {
    if (listed.has(row.bookingId)) return false;
    if (row.owner === answer.owner) return now - row.checkedAt < ABSENCE_COUNTS_AFTER_MS;
    return !(signedIn && !isGuest(row.owner));
  });
  return [
    ...kept,
    ...answer.bookings.map((booking) => ({ ...booking, owner: answer.owner, checkedAt: now })),
  ];
}
