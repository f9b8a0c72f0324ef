import { wholeUnits } from "#domain/core/money";
import { writeCursor } from "../cursor";
import * as bookings from "../operations/bookings";
import * as holds from "../operations/holds";
import type { RawValues, Refusal } from "../operation";
import { refused } from "../operation";
import { findSaleEvent } from "../public-event";
import { type Alias, type AliasContext, asSent, membersOf, pageOf, textOf } from "./alias";

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);

/** The caller's live hold of the event in the body or the query, as a path. */
async function withHold(
  given: RawValues,
  { services }: AliasContext,
  body?: unknown,
): Promise<RawValues | Refusal> {
  const named = textOf(membersOf(given.body)["eventId"] ?? given.query["eventId"]);
  const event = await findSaleEvent(services, named);
  if (!event) return refused("not_found");
  const hold = (await services.booking.readRoom(event.id))?.hold;
  if (!hold) return refused("hold_unknown");
  return { params: { event: event.id, hold: hold.holdId }, query: {}, body };
}

const expiring = (hold: { readonly expiresAt: string }) => ({ success: true, ...hold });

interface Answered {
  readonly id: string;
  readonly state: string;
  readonly totals: { readonly total: { readonly amount: number; readonly currency: string } };
}

/** With the members of a booking in other documents: status in capitals, amounts in whole units. */
function toStatus(booking: Answered) {
  const { amount, currency } = booking.totals.total;
  return {
    success: true,
    ...booking,
    bookingId: booking.id,
    status: booking.state.toUpperCase(),
    finalAmount: wholeUnits(amount, currency),
  };
}

const seatsOf = (body: Readonly<Record<string, unknown>>) =>
  textsOf(body["seatIds"]).map((seatId) => ({ seatId }));

export const BOOKING_ALIASES: readonly Alias[] = [
  {
    method: "post",
    path: "/bookings/hold-seats",
    to: holds.createHold,
    async valuesOf(given) {
      const body = membersOf(given.body);
      const { quantities } = body;
      return {
        params: { event: textOf(body["eventId"]) },
        query: {},
        body: { seats: seatsOf(body), ...(quantities !== undefined && { quantities }) },
      };
    },
    toAnswer: expiring,
  },
  {
    method: "post",
    path: "/bookings/release-seats",
    to: holds.releaseSeats,
    valuesOf: (given, context) => {
      const { seatIds } = membersOf(given.body);
      return withHold(given, context, Array.isArray(seatIds) ? { seatIds } : {});
    },
    toAnswer: (released: object) => ({ success: true, ...released }),
  },
  {
    method: "post",
    path: "/bookings/extend-hold",
    to: holds.extendHold,
    valuesOf: (given, context) => withHold(given, context),
    toAnswer: expiring,
  },
  {
    method: "get",
    path: "/bookings/hold-status",
    to: holds.getHold,
    valuesOf: async (given) => ({ ...given, params: { event: given.query["eventId"] ?? "" } }),
    toAnswer: expiring,
  },
  {
    method: "post",
    path: "/bookings/create",
    to: bookings.createBooking,
    async valuesOf(given, context) {
      const held = await withHold(given, context);
      if ("refused" in held) return held;
      const { name, email, attendeeNames } = membersOf(given.body);
      const body = {
        eventId: held.params["event"],
        holdId: held.params["hold"],
        ...(name !== undefined && { buyerName: name }),
        ...(email !== undefined && { buyerEmail: email }),
        ...(attendeeNames !== undefined && { attendeeNames }),
      };
      return { params: {}, query: {}, body };
    },
    toAnswer: toStatus,
  },
  // In one step, without choosing seats.
  {
    method: "post",
    path: "/bookings",
    to: bookings.bookBest,
    async valuesOf(given) {
      const { event_id: eventId, eventId: named = eventId, name, email, quantity } = membersOf(given.body);
      return {
        params: {},
        query: {},
        body: { eventId: named, quantity, buyerName: name, buyerEmail: email },
      };
    },
    toAnswer: toStatus,
  },
  {
    method: "get",
    path: "/bookings",
    to: bookings.listOwnBookings,
    valuesOf: async (given) => ({ ...given, query: pageOf(given.query, writeCursor) }),
  },
  {
    method: "get",
    path: "/bookings/{booking}",
    to: bookings.getBooking,
    valuesOf: asSent,
    toAnswer: toStatus,
  },
  {
    method: "post",
    path: "/bookings/{booking}/confirm",
    to: bookings.confirmBooking,
    valuesOf: asSent,
    toAnswer: toStatus,
  },
  {
    method: "post",
    path: "/bookings/{booking}/cancel",
    to: bookings.cancelBooking,
    valuesOf: asSent,
    toAnswer: toStatus,
  },
  {
    method: "get",
    path: "/bookings/{booking}/tickets",
    to: bookings.listTickets,
    valuesOf: asSent,
  },
  {
    method: "post",
    path: "/payments/create-intent",
    to: bookings.openPayment,
    async valuesOf(given) {
      return { params: { booking: textOf(membersOf(given.body)["bookingId"]) }, query: {}, body: undefined };
    },
    toAnswer: toStatus,
  },
];
