import { z } from "@hono/zod-openapi";
import { ListQuery, listOf, readList } from "../cursor";
import { deciders, operation, refused, refusedBy } from "../operation";
import {
  BOOKING_STATES,
  Booking,
  BookingId,
  BookingState,
  bookingIdOf,
  readBookingId,
  toBooking,
} from "../schemas/bookings";
import { Money, Time, money, ownEventPath, time, timeOrNull, words } from "../schemas/values";

/** Rows of a page of the service. */
const PAGE = 50;

export const listEventBookings = operation({
  id: "listEventBookings",
  method: "get",
  path: "/organizations/{organization}/events/{event}/bookings",
  tag: "Event management",
  summary: "List the bookings of an event",
  guard: deciders("bookings:read"),
  params: ownEventPath,
  query: ListQuery.extend({
    state: z.enum(["all", ...BOOKING_STATES]).default("all"),
    search: words(80).default("").openapi({ description: "Reference, name, address or seat." }),
    sort: z.enum(["placed", "buyer", "state", "total"]).default("placed"),
    order: z.enum(["asc", "desc"]).default("desc"),
  }),
  answer: listOf(
    z
      .object({
        id: z.string(),
        reference: z.string(),
        state: BookingState,
        buyer: z.object({ name: z.string(), email: z.string() }),
        quantity: z.number().int(),
        places: z.string(),
        total: Money,
        placedAt: Time,
      })
      .openapi("EventBooking"),
  ),
  async handle({ services, organizationId, params, query }) {
    let known = true;
    const { rows, next, total } = await readList(query, PAGE, async (page) => {
      const found = await services.catalogue.listBookings(organizationId, params.event, {
        state: query.state,
        search: query.search,
        sort: query.sort,
        descending: query.order === "desc",
        page,
      });
      known = found !== null;
      return { rows: found?.items ?? [], total: found?.total ?? 0 };
    });
    if (!known) return refused("not_found");
    const items = rows.map((row) => ({
      id: bookingIdOf(params.event, row.id),
      reference: row.reference,
      state: row.state,
      buyer: { name: row.buyerName, email: row.buyerEmail },
      quantity: row.quantity,
      places: row.places,
      total: money(row.totalMinor, row.currency),
      placedAt: time(row.placedAt),
    }));
    return { body: { items, next, total } };
  },
});

const bookingPath = ownEventPath.extend({ booking: BookingId });

export const getEventBooking = operation({
  id: "getEventBooking",
  method: "get",
  path: "/organizations/{organization}/events/{event}/bookings/{booking}",
  tag: "Event management",
  summary: "Read a booking of an event",
  guard: deciders("bookings:read"),
  params: bookingPath,
  answer: Booking,
  async handle({ services, organizationId, params }) {
    const { bookingId } = readBookingId(params.booking);
    const booking = await services.catalogue.findBooking(organizationId, params.event, bookingId);
    return booking ? { body: { ...toBooking(booking, null), payUrl: null } } : refused("not_found");
  },
});

export const cancelEventBooking = operation({
  id: "cancelEventBooking",
  method: "post",
  path: "/organizations/{organization}/events/{event}/bookings/{booking}/cancellation",
  tag: "Event management",
  summary: "Cancel a booking and refund it",
  guard: deciders("bookings:write"),
  params: bookingPath,
  body: z.object({ reason: words(300).trim().min(1) }),
  answer: Booking,
  refusals: ["booking_unknown", "booking_closed", "already_scanned"],
  async handle({ services, organizationId, params, body }) {
    const { bookingId } = readBookingId(params.booking);
    const request = { bookingId, reason: body.reason };
    const cancelled = await services.catalogue.cancelBooking(organizationId, params.event, request);
    return cancelled.ok ? { body: toBooking(cancelled.value, null) } : refusedBy(cancelled);
  },
});

export const listAttendees = operation({
  id: "listAttendees",
  method: "get",
  path: "/organizations/{organization}/events/{event}/attendees",
  tag: "Event management",
  summary: "List the attendees of an event",
  guard: deciders("bookings:read"),
  params: ownEventPath,
  query: ListQuery,
  answer: listOf(
    z
      .object({
        name: z.string(),
        place: z.string(),
        ticketState: z.enum(["valid", "revoked"]),
        checkedInAt: Time.nullable(),
        bookingId: z.string(),
        reference: z.string(),
        buyer: z.object({ name: z.string(), email: z.string() }),
      })
      .openapi("Attendee"),
  ),
  async handle({ services, organizationId, params, query }) {
    let known = true;
    const { rows, next, total } = await readList(query, PAGE, async (page) => {
      const found = await services.catalogue.listAttendees(organizationId, params.event, page);
      known = found !== null;
      return { rows: found?.items ?? [], total: found?.total ?? 0 };
    });
    if (!known) return refused("not_found");
    const items = rows.map((row) => ({
      name: row.attendeeName,
      place: row.place,
      ticketState: row.state,
      checkedInAt: timeOrNull(row.checkedInAt),
      bookingId: bookingIdOf(params.event, row.bookingId),
      reference: row.reference,
      buyer: { name: row.buyerName, email: row.buyerEmail },
    }));
    return { body: { items, next, total } };
  },
});
