import { z } from "@hono/zod-openapi";
import type { ProblemReason } from "../problem-catalogue";
import { PERSON, operation, refused, refusedBy } from "../operation";
import { Booking, BookingId, toBooking } from "../schemas/bookings";
import { Money, money } from "../schemas/values";
import { findOwnBooking } from "./bookings";

const bookingPath = z.object({ booking: BookingId });
const lines = z
  .array(z.number().int().min(1).max(100))
  .min(1)
  .max(50)
  .openapi({ description: "Numbers of the booking's lines, one ticket each." });

const REFUND_REFUSALS: readonly ProblemReason[] = [
  "booking_closed",
  "nothing_chosen",
  "ticket_unknown",
  "ticket_returned",
  "already_scanned",
  "too_late",
  "no_refunds",
  "ask_organizer",
];

export const quoteRefund = operation({
  id: "quoteRefund",
  method: "post",
  path: "/bookings/{booking}/refund-quotes",
  tag: "Bookings",
  summary: "Read what cancelling tickets would refund now",
  guard: PERSON,
  params: bookingPath,
  body: z.object({ lines }),
  answer: z
    .object({
      terms: z.enum(["policy", "event_moved", "full", "free"]),
      refund: Money,
      kept: Money,
      feeKept: Money,
      whole: z.boolean().openapi({ description: "No ticket of the booking is left." }),
    })
    .openapi("RefundQuote"),
  refusals: REFUND_REFUSALS,
  async handle({ services, params, body }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const quoted = services.booking.quoteCancellation(found, body.lines);
    if (!quoted.ok) return refusedBy(quoted);
    const { terms, amountMinor, keptMinor, feeKeptMinor, currency, whole } = quoted.value;
    return {
      body: {
        terms,
        refund: money(amountMinor, currency),
        kept: money(keptMinor, currency),
        feeKept: money(feeKeptMinor, currency),
        whole,
      },
    };
  },
});

export const refundTickets = operation({
  id: "refundTickets",
  method: "post",
  path: "/bookings/{booking}/refunds",
  tag: "Bookings",
  summary: "Cancel tickets and refund them",
  description:
    "Under the booking's refund policy. The amount is the quote's, so that the buyer gets what they saw.",
  guard: PERSON,
  params: bookingPath,
  body: z.object({ lines, expectedMinor: z.number().int().min(0) }),
  answer: Booking,
  refusals: [...REFUND_REFUSALS, "booking_unknown", "amount_changed", "different_body"],
  async handle({ services, params, body, makeId }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const returned = await services.booking.cancelTickets(found, {
      lineNos: body.lines,
      expectedMinor: body.expectedMinor,
      idempotencyKey: `api:${await makeId()}`,
    });
    return returned.ok ? { body: toBooking(returned.value, null) } : refusedBy(returned);
  },
});
