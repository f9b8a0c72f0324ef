import { isGuest } from "../core/buyer-key";
import { pick } from "../core/pick";
import type { OnlineAccess } from "../catalogue/online-access";
import type { BookingState, BookingView, TicketView } from "../sale/booking";

/** One booking as stored on a device: what the entrance needs, without payments. */
export interface WalletBooking {
  readonly bookingId: string;
  /** Short reference, "K7Q2-M4XD". */
  readonly reference: string;
  readonly state: BookingState;
  readonly event: WalletEvent;
  readonly tickets: readonly WalletTicket[];
  /** Link of an online event as of the last refresh; absent in rows stored by an earlier version. */
  readonly online?: OnlineAccess | null | undefined;
}

export interface WalletEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  /** Absent in rows stored by an earlier version. */
  readonly tags?: readonly string[] | undefined;
  readonly venueName: string;
  readonly venueArea: string;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  /** The catalogue's state; only "cancelled" changes a ticket's status. */
  readonly state: string;
}

export type WalletTicket = Omit<TicketView, "bookingId">;

/** The response of `/wallet-tickets`. A device ignores an unknown version and keeps its stored tickets. */
export interface WalletAnswer {
  readonly v: typeof WALLET_ANSWER_VERSION;
  /** Buyer key of the session: a device stores one account's tickets, and those bought as a guest. */
  readonly owner: string;
  readonly bookings: readonly WalletBooking[];
}

export const WALLET_ANSWER_VERSION = 1;

const EVENT_FIELDS = [
  "id",
  "slug",
  "title",
  "category",
  "tags",
  "venueName",
  "venueArea",
  "doorsAt",
  "startsAt",
  "endsAt",
  "timeZone",
  "state",
] as const satisfies readonly (keyof WalletEvent)[];

/** A booking for the device, without payments and buyer, and with these fields of the event only. */
export function toWalletBooking(
  booking: BookingView,
  tickets: readonly TicketView[],
  event: WalletEvent,
  online: OnlineAccess | null,
): WalletBooking {
  return {
    bookingId: booking.id,
    reference: booking.reference,
    state: booking.state,
    event: pick(event, EVENT_FIELDS),
    tickets: tickets.map(({ bookingId: _bookingId, ...ticket }) => ticket),
    online,
  };
}

export type TicketStatus = "valid" | "used" | "revoked" | "cancelled" | "over";

/** A ticket's status by the data on the device; the gate decides with newer data. */
export function ticketStatusOf(
  ticket: Pick<WalletTicket, "state" | "checkedInAt">,
  booking: Pick<WalletBooking, "state" | "event">,
  now: number,
): TicketStatus {
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

/** The wallet in display order: the next event first (a running one included), past ones last. */
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

/** A stored row: a booking, its owner, and the time of its last confirmation by the server (device clock). */
export interface CarriedBooking extends WalletBooking {
  readonly owner: string;
  readonly checkedAt: number;
}

/** A purchase reaches the projections later than the device: its absence is ignored for this long. */
const ABSENCE_COUNTS_AFTER_MS = 15 * 60_000;

/**
 * The stored bookings after a response: the response's bookings, without those of the same owner that it no longer
 * lists, and without those of any other account. A guest's response never removes an account's tickets, because an
 * expired session is not a sign-out.
 */
export function mergeAnswer(
  carried: readonly CarriedBooking[],
  answer: Pick<WalletAnswer, "owner" | "bookings">,
  now: number,
): CarriedBooking[] {
  const listed = new Set(answer.bookings.map((booking) => booking.bookingId));
  const signedIn = !isGuest(answer.owner);
  const staying = carried.filter((row) => {
    if (listed.has(row.bookingId)) return false;
    if (row.owner === answer.owner) return now - row.checkedAt < ABSENCE_COUNTS_AFTER_MS;
    return !(signedIn && !isGuest(row.owner));
  });
  return [
    ...staying,
    ...answer.bookings.map((booking) => ({ ...booking, owner: answer.owner, checkedAt: now })),
  ];
}
