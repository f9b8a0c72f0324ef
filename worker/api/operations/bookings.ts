import { z } from "@hono/zod-openapi";
import type { FoundBooking } from "../../sale/booking";
import type { Services } from "../../services";
import { ListQuery, listOf, sliceList } from "../cursor";
import { PERSON, operation, refused, refusedBy } from "../operation";
import { findSaleEvent } from "../public-event";
import {
  Booking,
  BookingId,
  BookingState,
  BookingSummary,
  Payment,
  Ticket,
  bookingIdOf,
  readBookingId,
  toBooking,
  toBookingSummary,
  toPayments,
  toTicket,
} from "../schemas/bookings";
import { HOLD_REFUSALS } from "../hold-refusals";
import { Id, email, words } from "../schemas/values";

const bookingPath = z.object({ booking: BookingId });

export async function findOwnBooking(services: Services, id: string): Promise<FoundBooking | null> {
  const { eventId, bookingId } = readBookingId(id);
  return services.booking.findBooking(bookingId, eventId);
}

export const createBooking = operation({
  id: "createBooking",
  method: "post",
  path: "/bookings",
  tag: "Bookings",
  summary: "Book a hold and open its payment",
  description:
    "A hold is booked once: a repeat with the same values returns the same booking. Prices are frozen. A booking without " +
    "a price is confirmed at once; any other waits 15 minutes for its payment at `payUrl`.",
  guard: PERSON,
  body: z.object({
    eventId: Id.openapi({ description: "Id or slug." }),
    holdId: z.uuid(),
    buyerName: words(80).min(1).optional().openapi({ description: "The person's name if absent." }),
    buyerEmail: email.optional().openapi({ description: "The person's address if absent." }),
    attendeeNames: z.array(words(80)).max(50).default([]),
    locale: z.enum(["en", "hi"]).default("en"),
  }),
  answer: Booking,
  status: 201,
  refusals: [
    "hold_unknown",
    "hold_expired",
    "event_closed",
    "sale_paused",
    "not_on_sale",
    "sale_ended",
    "limit_reached",
    "different_body",
    "provider_down",
    "not_found",
  ],
  async handle({ services, caller, body }) {
    const event = await findSaleEvent(services, body.eventId);
    const person = caller.visitor.person;
    if (!event || !person) return refused("not_found");
    const placed = await services.booking.checkOut(event.id, {
      idempotencyKey: `api:${body.holdId}`,
      holdId: body.holdId,
      buyerName: body.buyerName ?? person.name,
      buyerEmail: body.buyerEmail ?? person.email,
      locale: body.locale,
      attendeeNames: body.attendeeNames,
    });
    if (!placed.ok) return refusedBy(placed);
    const { booking, payUrl } = placed.value;
    const id = bookingIdOf(event.id, booking.id);
    return { body: toBooking(booking, payUrl), headers: { location: `/api/v1/bookings/${id}` } };
  },
});

export const bookBest = operation({
  id: "bookBest",
  method: "post",
  path: "/bookings/best",
  tag: "Bookings",
  summary: "Hold the best seats together and book them",
  description:
    "One step for clients without a seat map. If the booking is refused, the hold stays until it expires.",
  guard: PERSON,
  body: z.object({
    eventId: Id.openapi({ description: "Id or slug." }),
    quantity: z.number().int().min(1).max(50),
    ticketTypeIds: z.array(Id).max(20).default([]),
    buyerName: words(80).min(1).optional(),
    buyerEmail: email.optional(),
  }),
  answer: Booking,
  status: 201,
  refusals: [...HOLD_REFUSALS, "none_together", "different_body", "provider_down", "not_found"],
  async handle({ services, caller, body, makeId }) {
    const event = await findSaleEvent(services, body.eventId);
    const person = caller.visitor.person;
    if (!event || !person) return refused("not_found");
    const { quantity, ticketTypeIds } = body;
    const request = { holdId: await makeId(), quantity, ticketTypeIds, accessible: false };
    const held = await services.booking.holdBest(event.id, request);
    if (!held.ok) return refusedBy(held);
    const { holdId } = held.value;
    const placed = await services.booking.checkOut(event.id, {
      idempotencyKey: `api:${holdId}`,
      holdId,
      buyerName: body.buyerName ?? person.name,
      buyerEmail: body.buyerEmail ?? person.email,
      locale: caller.visitor.locale,
      attendeeNames: [],
    });
    return placed.ok ? { body: toBooking(placed.value.booking, placed.value.payUrl) } : refusedBy(placed);
  },
});

export const listOwnBookings = operation({
  id: "listBookings",
  method: "get",
  path: "/bookings",
  tag: "Bookings",
  summary: "List the person's bookings",
  description: "Newest first. A booking appears some seconds after it was placed.",
  guard: PERSON,
  query: ListQuery.extend({ state: BookingState.optional(), event: Id.optional() }),
  answer: listOf(BookingSummary),
  async handle({ services, query }) {
    const all = (await services.booking.listBookings()).filter(
      ({ state, eventId }) =>
        (query.state === undefined || state === query.state) &&
        (query.event === undefined || eventId === query.event),
    );
    const { rows, next, total } = sliceList(query, all);
    return { body: { items: rows.map(toBookingSummary), next, total } };
  },
});

export const getBooking = operation({
  id: "getBooking",
  method: "get",
  path: "/bookings/{booking}",
  tag: "Bookings",
  summary: "Read a booking with its lines and payments",
  guard: PERSON,
  params: bookingPath,
  answer: Booking,
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    return found ? { body: toBooking(found.booking, null) } : refused("not_found");
  },
});

export const openPayment = operation({
  id: "openPayment",
  method: "post",
  path: "/bookings/{booking}/payments",
  tag: "Bookings",
  summary: "Open the payment of a pending booking",
  description: "Returns the open payment, or opens another one after a failed one.",
  guard: PERSON,
  params: bookingPath,
  answer: Booking,
  refusals: ["booking_closed", "provider_down"],
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const opened = await services.booking.payAgain(found);
    return opened.ok ? { body: toBooking(opened.value.booking, opened.value.payUrl) } : refusedBy(opened);
  },
});

export const listPayments = operation({
  id: "listPayments",
  method: "get",
  path: "/bookings/{booking}/payments",
  tag: "Bookings",
  summary: "List the payments of a booking",
  guard: PERSON,
  params: bookingPath,
  answer: z.object({ items: z.array(Payment) }),
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    return found ? { body: { items: toPayments(found.booking) } } : refused("not_found");
  },
});

export const confirmBooking = operation({
  id: "confirmBooking",
  method: "post",
  path: "/bookings/{booking}/confirmation",
  tag: "Bookings",
  summary: "Read whether a booking is confirmed",
  description:
    "Confirms nothing: the payment provider's signed message does. Returns the booking once it is confirmed.",
  guard: PERSON,
  params: bookingPath,
  answer: Booking,
  refusals: ["payment_open", "booking_closed"],
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const { booking } = found;
    if (booking.state === "confirmed") return { body: toBooking(booking, null) };
    if (booking.state !== "pending") return refused("booking_closed", { state: booking.state });
    const payUrl = booking.payments.find(({ state }) => state === "created")?.payUrl;
    return refused("payment_open", payUrl ? { payUrl } : {});
  },
});

export const cancelBooking = operation({
  id: "cancelBooking",
  method: "post",
  path: "/bookings/{booking}/cancellation",
  tag: "Bookings",
  summary: "Cancel a booking",
  description:
    "A pending one at any time, a free one until the doors open. Paid ones are cancelled by the organizer.",
  guard: PERSON,
  params: bookingPath,
  answer: Booking,
  refusals: ["booking_unknown", "booking_closed", "already_scanned", "ask_the_organizer"],
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const cancelled = await services.booking.cancel(found);
    return cancelled.ok ? { body: toBooking(cancelled.value, null) } : refusedBy(cancelled);
  },
});

export const listTickets = operation({
  id: "listTickets",
  method: "get",
  path: "/bookings/{booking}/tickets",
  tag: "Bookings",
  summary: "List the tickets of a booking with their codes",
  guard: PERSON,
  params: bookingPath,
  answer: z.object({ items: z.array(Ticket) }),
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    return found ? { body: { items: found.booking.tickets.map(toTicket) } } : refused("not_found");
  },
});
