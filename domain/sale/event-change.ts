import type { BookingLine } from "./booking";
import type { Effect } from "./effect";
import type { EventSetup } from "./event-setup";
import {
  type Booking,
  type EventState,
  type Hold,
  type HoldLine,
  type Ticket,
  liveLines,
  occupies,
} from "./event-state";
import { freePlace, makeInventory, takePlace } from "./inventory";
import { revenueOf } from "./sale-count";
import { intentKey } from "../payment/payment-intent";

/** An accepted change. A put carries the whole new value. */
export type Change =
  | { readonly kind: "setup"; readonly setup: EventSetup }
  | { readonly kind: "hold"; readonly hold: Hold }
  | {
      readonly kind: "hold_ended";
      readonly holdId: string;
      readonly buyerKey: string;
      readonly why: "expired" | "released" | "placed";
    }
  | { readonly kind: "booking"; readonly booking: Booking }
  | { readonly kind: "ticket"; readonly ticket: Ticket }
  | { readonly kind: "message"; readonly key: string }
  | { readonly kind: "effect"; readonly effect: Effect };

/**
 * Applies an accepted change. Throws if it breaks an invariant (a seat sold twice, a pool over its capacity), which is
 * a bug in a decision: the caller must then discard this state and reload its rows.
 */
export function applyChange(state: EventState, change: Change): void {
  switch (change.kind) {
    case "setup":
      applySetup(state, change.setup);
      return;
    case "hold":
      applyHold(state, change.hold);
      return;
    case "hold_ended":
      removeHold(state, change.holdId);
      return;
    case "booking":
      applyBooking(state, { ...change.booking, seq: ++state.seq });
      return;
    case "ticket":
      putTicket(state, { ...change.ticket, seq: ++state.seq });
      return;
    case "message":
      state.inbox.add(change.key);
      return;
    case "effect":
  }
}

/** Loads stored rows without increasing `seq`. */
export function restore(
  state: EventState,
  rows: {
    setup: EventSetup | null;
    holds: Iterable<Hold>;
    bookings: Iterable<Booking>;
    tickets: Iterable<Ticket>;
    seq: number;
  },
): void {
  if (rows.setup) applySetup(state, rows.setup);
  for (const hold of rows.holds) applyHold(state, hold);
  for (const booking of rows.bookings) applyBooking(state, booking);
  for (const ticket of rows.tickets) putTicket(state, ticket);
  state.seq = rows.seq;
  state.inventory.touched.seats.clear();
  state.inventory.touched.pools.clear();
}

/** Rebuilds the inventory; live places are matched by the seat's id. */
function applySetup(state: EventState, setup: EventSetup): void {
  const before = state.inventory;
  state.setup = setup;
  state.inventory = makeInventory(setup);
  const move = <Line extends HoldLine | BookingLine>(line: Line): Line => {
    if (line.seatIndex === null) return line;
    const id = before.seats[line.seatIndex]?.id;
    const seatIndex = (id === undefined ? undefined : state.inventory.indexById.get(id)) ?? -1;
    return seatIndex === line.seatIndex ? line : { ...line, seatIndex };
  };
  for (const [id, hold] of state.holds) {
    const moved = { ...hold, lines: hold.lines.map(move) };
    state.holds.set(id, moved);
    for (const line of moved.lines) takePlace(state.inventory, line, "held");
  }
  for (const [id, booking] of state.bookings) {
    const moved = { ...booking, lines: booking.lines.map(move) };
    state.bookings.set(id, moved);
    const as = occupies(moved.state);
    if (as) for (const line of liveLines(moved)) takePlace(state.inventory, line, as);
  }
}

function applyHold(state: EventState, hold: Hold): void {
  removeHold(state, hold.id);
  for (const line of hold.lines) takePlace(state.inventory, line, "held");
  state.held += hold.lines.length;
  countNetwork(state, hold.network, hold.lines.length);
  state.holds.set(hold.id, hold);
  state.holdOfBuyer.set(hold.buyerKey, hold.id);
  state.nextEndAt = Math.min(state.nextEndAt, hold.expiresAt);
}

function removeHold(state: EventState, holdId: string): void {
  const hold = state.holds.get(holdId);
  if (!hold) return;
  for (const line of hold.lines) freePlace(state.inventory, line, "held");
  state.held -= hold.lines.length;
  countNetwork(state, hold.network, -hold.lines.length);
  state.holds.delete(holdId);
  if (state.holdOfBuyer.get(hold.buyerKey) === holdId) state.holdOfBuyer.delete(hold.buyerKey);
}

function applyBooking(state: EventState, given: Booking): void {
  // Drop the network key once the booking is no longer pending (privacy).
  const booking = given.state === "pending" || !given.network ? given : { ...given, network: null };
  const before = state.bookings.get(booking.id);
  if (before?.state === "pending") countNetwork(state, before.network, -before.lines.length);
  if (booking.state === "pending") countNetwork(state, booking.network, booking.lines.length);
  const was = before ? occupies(before.state) : null;
  const as = occupies(booking.state);
  if (before) count(state, before, -1);
  count(state, booking, 1);
  const had = before ? liveLines(before) : [];
  const has = liveLines(booking);
  if (was !== as || had.length !== has.length) {
    if (was) for (const line of had) freePlace(state.inventory, line, was);
    if (as) for (const line of has) takePlace(state.inventory, line, as);
  }
  state.bookings.set(booking.id, booking);
  indexBooking(state, booking, before === undefined);
}

/** Lookups by reference, buyer, payment and intent, and the next time at which something is due. */
function indexBooking(state: EventState, booking: Booking, isNew: boolean): void {
  if (isNew) {
    state.references.add(booking.reference);
    const others = state.bookingsOfBuyer.get(booking.buyerKey);
    if (others) others.push(booking.id);
    else state.bookingsOfBuyer.set(booking.buyerKey, [booking.id]);
  }
  for (const payment of booking.payments) {
    state.bookingOfPayment.set(payment.id, booking.id);
    if (payment.intentId !== null)
      state.paymentOfIntent.set(intentKey({ ...payment, intentId: payment.intentId }), payment.id);
    if (payment.askAt !== null) state.nextEndAt = Math.min(state.nextEndAt, payment.askAt);
  }
  if (booking.state === "pending" && booking.payBy !== null)
    state.nextEndAt = Math.min(state.nextEndAt, booking.payBy);
}

function count(state: EventState, booking: Booking, sign: 1 | -1): void {
  state.revenueMinor += sign * revenueOf(booking);
  const as = occupies(booking.state);
  if (!as) return;
  const places = liveLines(booking).length;
  state[as] += sign * places;
  state.placesOfBuyer.set(booking.buyerKey, (state.placesOfBuyer.get(booking.buyerKey) ?? 0) + sign * places);
}

function countNetwork(state: EventState, network: string | null | undefined, by: number): void {
  if (!network) return;
  const places = (state.placesOfNetwork.get(network) ?? 0) + by;
  if (places > 0) state.placesOfNetwork.set(network, places);
  else state.placesOfNetwork.delete(network);
}

function putTicket(state: EventState, ticket: Ticket): void {
  if (!state.tickets.has(ticket.ticketId)) {
    const others = state.ticketsOfBooking.get(ticket.bookingId);
    if (others) others.push(ticket.ticketId);
    else state.ticketsOfBooking.set(ticket.bookingId, [ticket.ticketId]);
  }
  state.tickets.set(ticket.ticketId, ticket);
}
