import { z } from "@hono/zod-openapi";
import type { BookingLine, BookingView, RefundView, TicketView } from "#domain/sale/booking";
import type { BookedEvent, BookingSummary as Summary } from "../../sale/booking";
import { Money, Time, Zone, money, time, timeOrNull } from "./values";

export const BOOKING_STATES = ["pending", "confirmed", "cancelled", "expired", "refunded"] as const;
export const BookingState = z.enum(BOOKING_STATES);

/**
 * Booking ids of the API are "<event>.<booking>": the event's object is found by its part of the id, before the booking is
 * in the projection.
 */
export const BookingId = z
  .string()
  .regex(/^([\w-]{1,64}\.)?[\w-]{1,64}$/)
  .openapi({ example: "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b.5f6e7d8c-1a2b-8c3d-9e4f-5a6b7c8d9e0f" });

export function bookingIdOf(eventId: string, bookingId: string): string {
  return `${eventId}.${bookingId}`;
}

export function readBookingId(id: string): { readonly eventId: string | null; readonly bookingId: string } {
  const [first = "", second] = id.split(".");
  return second === undefined ? { eventId: null, bookingId: first } : { eventId: first, bookingId: second };
}

const Line = z.object({
  line: z.number().int(),
  ticketTypeId: z.string(),
  ticketTypeName: z.string(),
  section: z.string().nullable(),
  row: z.string().nullable(),
  seat: z.string().nullable(),
  attendeeName: z.string(),
  price: Money,
});

export const Payment = z
  .object({
    id: z.string(),
    provider: z.string(),
    state: z.enum(["created", "authorised", "captured", "failed", "voided"]),
    amount: Money,
    payUrl: z.string().nullable().openapi({ description: "The provider's page, while the payment is open." }),
    at: Time,
  })
  .openapi("Payment");

export const Refund = z
  .object({
    id: z.string(),
    paymentId: z.string(),
    state: z.enum(["due", "requested", "done", "failed"]),
    amount: Money,
    reason: z.string(),
    at: Time,
  })
  .openapi("Refund");

export const Ticket = z
  .object({
    code: z.string().openapi({ description: "The text of the QR code." }),
    shortCode: z.string(),
    state: z.enum(["valid", "revoked"]),
    ticketTypeName: z.string(),
    section: z.string().nullable(),
    row: z.string().nullable(),
    seat: z.string().nullable(),
    attendeeName: z.string(),
    gate: z.string().nullable(),
    issuedAt: Time,
    checkedInAt: Time.nullable(),
  })
  .openapi("Ticket");

export const Booking = z
  .object({
    id: z.string(),
    eventId: z.string(),
    reference: z.string().openapi({ example: "K7Q2-M4XD" }),
    state: BookingState,
    buyer: z.object({ name: z.string(), email: z.string() }),
    lines: z.array(Line),
    totals: z.object({
      subtotal: Money,
      discount: Money,
      tax: Money,
      total: Money,
      taxName: z.string(),
      taxRateBasisPoints: z.number().int(),
      taxInclusive: z.boolean(),
    }),
    placedAt: Time,
    payBy: Time.nullable(),
    confirmedAt: Time.nullable(),
    endedAt: Time.nullable(),
    payUrl: z
      .string()
      .nullable()
      .openapi({ description: "Where the buyer pays; null if nothing is to be paid." }),
    payments: z.array(Payment),
    refunds: z.array(Refund),
    tickets: z.number().int().openapi({ description: "Tickets that were issued." }),
  })
  .openapi("Booking");

export function toBooking(booking: BookingView, payUrl: string | null): z.input<typeof Booking> {
  const { totals, payments } = booking;
  const amount = (minor: number) => money(minor, totals.currency);
  const open = payments.find(({ state }) => state === "created")?.payUrl ?? null;
  return {
    id: bookingIdOf(booking.eventId, booking.id),
    eventId: booking.eventId,
    reference: booking.reference,
    state: booking.state,
    buyer: { name: booking.buyerName, email: booking.buyerEmail },
    lines: booking.lines.map((line) => toLine(line, totals.currency)),
    totals: {
      subtotal: amount(totals.subtotalMinor),
      discount: amount(totals.discountMinor),
      tax: amount(totals.taxMinor),
      total: amount(totals.totalMinor),
      taxName: totals.taxName,
      taxRateBasisPoints: totals.taxRateBasisPoints,
      taxInclusive: totals.taxInclusive,
    },
    placedAt: time(booking.placedAt),
    payBy: timeOrNull(booking.payBy),
    confirmedAt: timeOrNull(booking.confirmedAt),
    endedAt: timeOrNull(booking.endedAt),
    payUrl: payUrl ?? (booking.state === "pending" ? open : null),
    payments: toPayments(booking),
    refunds: booking.refunds.map((refund) => toRefund(refund, totals.currency)),
    tickets: booking.tickets.length,
  };
}

function toLine(line: BookingLine, currency: string): z.input<typeof Line> {
  const { ticketTypeId, ticketTypeName, sectionName: section, row, seat, attendeeName } = line;
  return {
    line: line.lineNo,
    ticketTypeId,
    ticketTypeName,
    section,
    row,
    seat,
    attendeeName,
    price: money(line.priceMinor, currency),
  };
}

export function toPayments({ payments }: BookingView): z.input<typeof Payment>[] {
  return payments.map(({ id, provider, state, amountMinor, currency, payUrl, at }) => ({
    id,
    provider,
    state,
    amount: money(amountMinor, currency),
    payUrl: state === "created" ? payUrl : null,
    at: time(at),
  }));
}

function toRefund(refund: RefundView, currency: string): z.input<typeof Refund> {
  const { id, paymentId, state, amountMinor, reason, at } = refund;
  return { id, paymentId, state, amount: money(amountMinor, currency), reason, at: time(at) };
}

export function toTicket(ticket: Omit<TicketView, "bookingId">): z.input<typeof Ticket> {
  const { code, shortCode, state, ticketTypeName, sectionName: section, row, seat, attendeeName } = ticket;
  return {
    code,
    shortCode,
    state,
    ticketTypeName,
    section,
    row,
    seat,
    attendeeName,
    gate: ticket.gateName,
    issuedAt: time(ticket.issuedAt),
    checkedInAt: timeOrNull(ticket.checkedInAt),
  };
}

const Booked = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  startsAt: Time,
  timeZone: Zone,
  state: z.string(),
  venueName: z.string(),
});

export const BookingSummary = z
  .object({
    id: z.string(),
    reference: z.string(),
    state: BookingState,
    quantity: z.number().int(),
    total: Money,
    placedAt: Time,
    event: Booked,
  })
  .openapi("BookingSummary");

export function toBookingSummary(booking: Summary): z.input<typeof BookingSummary> {
  return {
    id: bookingIdOf(booking.eventId, booking.id),
    reference: booking.reference,
    state: booking.state,
    quantity: booking.quantity,
    total: money(booking.totalMinor, booking.currency),
    placedAt: time(booking.placedAt),
    event: toBooked(booking.event),
  };
}

export function toBooked({ id, slug, title, startsAt, timeZone, state, venueName }: BookedEvent) {
  return { id, slug, title, startsAt: time(startsAt), timeZone, state, venueName };
}
