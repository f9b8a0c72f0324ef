import type { TooManyRequests } from "#domain/core/rate-limit";
import { type Outcome, refuse } from "#domain/core/outcome";
import { moveChoiceOf } from "#domain/refund/move-choice";
import { refundDecision } from "#domain/refund/refund-decision";
import type { BookingView } from "#domain/sale/booking";
import { isCancellableByBuyer } from "#domain/sale/buyer-cancellation";
import { liveLines } from "#domain/sale/event-state";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import type { BookingService, FoundBooking } from "./booking";

type Limited = <Value, Reason extends string>(
  work: () => Promise<Outcome<Value, Reason>>,
) => Promise<Outcome<Value, Reason | TooManyRequests>>;

/** What a buyer cancels alone. @param limited the rate limit ahead of the event's object */
export function makeCancellation(deps: Deps, limited: Limited) {
  const { env, visitor, now } = deps;
  return {
    async cancel({ booking, event }) {
      if (!isCancellableByBuyer(booking, event.doorsAt, now())) return refuse("ask_the_organizer");
      return (await eventObject(env, event.id)).cancelBooking({
        bookingId: booking.id,
        actor: visitor.buyerKey,
        reason: "buyer",
        idempotencyKey: `buyer-cancel:${booking.id}`,
      });
    },

    quoteCancellation: ({ booking }, lineNos) =>
      refundDecision(booking.refundEvent, booking, booking.tickets, lineNos, now(), "buyer"),

    cancelTickets: ({ booking, event }, request) =>
      limited(async () =>
        (await eventObject(env, event.id)).returnTickets({
          ...request,
          bookingId: booking.id,
          by: "buyer",
          words: "",
        }),
      ),

    keepTickets: ({ booking, event }) =>
      limited(async () => (await eventObject(env, event.id)).keepTickets(booking.id)),
  } satisfies Partial<BookingService>;
}

/** What the buyer may do about a booking's tickets at `now` (epoch ms). */
export function readReturns(booking: BookingView, now: number): Pick<FoundBooking, "returns" | "moveChoice"> {
  const { refundEvent, tickets } = booking;
  const lines = booking.state === "confirmed" ? liveLines(booking) : [];
  return {
    returns: lines.map(({ lineNo }) => ({
      lineNo,
      quote: refundDecision(refundEvent, booking, tickets, [lineNo], now, "buyer"),
    })),
    moveChoice: moveChoiceOf(refundEvent, booking, now),
  };
}
