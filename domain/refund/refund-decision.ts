import { type Outcome, accept, refuse } from "../core/outcome";
import type { BookingView, TicketView } from "../sale/booking";
import { type RefundEvent, moveChoiceOf } from "./move-choice";
import { lineAmounts, refundableMinor } from "./refund-amounts";
import { type RefundPolicy, refundUntil } from "./refund-policy";

/** Who cancels tickets: the buyer under the policy; organizers and admins with a full refund. */
export type RefundParty = "buyer" | "organizer" | "admin";

/** Why a refund has its amount. `event_moved` and `full` include the booking fee. */
export type RefundTerms = "policy" | "event_moved" | "full" | "free";

/** What cancelling the chosen tickets returns. Amounts in minor units. */
export interface RefundQuote {
  readonly terms: RefundTerms;
  readonly lines: readonly {
    readonly lineNo: number;
    readonly refundMinor: number;
    readonly keptMinor: number;
  }[];
  readonly amountMinor: number;
  /** Paid for these tickets and kept under the policy: a share of the price, the fee. */
  readonly keptMinor: number;
  /** Paid for these tickets and refunded before, as an amount. */
  readonly earlierMinor: number;
  /** The booking fee in `keptMinor`. */
  readonly feeKeptMinor: number;
  readonly currency: string;
  /** No ticket of the booking is left. */
  readonly whole: boolean;
}

/**
 * - `booking_closed`: not confirmed, or its event is cancelled
 * - `nothing_chosen`, `ticket_unknown`, `ticket_returned`: the chosen tickets
 * - `already_scanned`: a chosen ticket was admitted; an organizer can refund an amount instead
 * - `too_late`: the policy's time is over (`detail.until`, epoch ms); `no_refunds`: the policy has none;
 *   `ask_organizer`: bought before policies existed. The organizer can still refund.
 */
export type RefundRefusal =
  | "booking_closed"
  | "nothing_chosen"
  | "ticket_unknown"
  | "ticket_returned"
  | "already_scanned"
  | "too_late"
  | "no_refunds"
  | "ask_organizer";

/** The facts of a booking that decide about its refund. */
export type RefundBooking = Pick<BookingView, "state" | "placedAt" | "totals" | "lines"> & {
  readonly payments: readonly Pick<BookingView["payments"][number], "id" | "state" | "amountMinor">[];
  readonly refunds: readonly Pick<
    BookingView["refunds"][number],
    "id" | "paymentId" | "amountMinor" | "state"
  >[];
  /** Absent in bookings from before policies existed. */
  readonly refundPolicy?: RefundPolicy | null;
  /** The move after which the buyer kept the tickets, epoch ms. */
  readonly keptMoveAt?: number | null;
};

export type RefundTicket = Pick<TicketView, "lineNo" | "state" | "checkedInAt">;

/**
 * Decides what cancelling tickets of a confirmed booking refunds, or why it is refused. The buyer's page shows the result
 * and the event's object applies it. Never more than was paid and not yet refunded.
 * @param tickets of the booking
 * @param lineNos of the chosen tickets
 * @param now epoch ms
 */
export function refundDecision(
  event: RefundEvent,
  booking: RefundBooking,
  tickets: readonly RefundTicket[],
  lineNos: readonly number[],
  now: number,
  by: RefundParty,
): Outcome<RefundQuote, RefundRefusal> {
  if (booking.state !== "confirmed" || event.state === "cancelled") return refuse("booking_closed");
  const chosen = new Set(lineNos);
  if (chosen.size === 0) return refuse("nothing_chosen");
  for (const lineNo of chosen) {
    const line = booking.lines.find((each) => each.lineNo === lineNo);
    if (!line) return refuse("ticket_unknown");
    if (line.returned) return refuse("ticket_returned");
  }
  if (tickets.some(({ lineNo, checkedInAt }) => chosen.has(lineNo) && checkedInAt !== null))
    return refuse("already_scanned");
  const terms = termsOf(event, booking, now, by);
  if (!terms.ok) return terms;
  return accept(quoteOf(booking, chosen, terms.value));
}

/** The lines that a buyer can still cancel, if any were: not returned and not admitted. */
export function returnableLines(
  booking: Pick<RefundBooking, "lines">,
  tickets: readonly RefundTicket[],
): readonly number[] {
  const admitted = new Set(
    tickets.filter(({ checkedInAt }) => checkedInAt !== null).map(({ lineNo }) => lineNo),
  );
  return booking.lines
    .filter((line) => !line.returned && !admitted.has(line.lineNo))
    .map(({ lineNo }) => lineNo);
}

/** Returns the quote for the end of a booking with its event: all that was paid for its remaining tickets, fee included. */
export function fullQuote(booking: RefundBooking): RefundQuote {
  const live = booking.lines.filter((line) => !line.returned).map(({ lineNo }) => lineNo);
  return quoteOf(booking, new Set(live), "full");
}

function termsOf(
  event: RefundEvent,
  booking: RefundBooking,
  now: number,
  by: RefundParty,
): Outcome<RefundTerms, RefundRefusal> {
  if (booking.totals.totalMinor === 0)
    return by !== "buyer" || now < event.doorsAt
      ? accept("free")
      : refuse("too_late", { until: event.doorsAt });
  if (by !== "buyer") return accept("full");
  if (moveChoiceOf(event, booking, now)?.answer === "open") return accept("event_moved");
  const policy = booking.refundPolicy ?? null;
  if (policy === null) return refuse("ask_organizer");
  const until = refundUntil(policy, event.startsAt);
  if (until === null) return refuse("no_refunds");
  return now < until ? accept("policy") : refuse("too_late", { until });
}

function quoteOf(booking: RefundBooking, chosen: ReadonlySet<number>, terms: RefundTerms): RefundQuote {
  const policy = terms === "policy" ? (booking.refundPolicy ?? null) : null;
  const share = policy?.sharePercent ?? 100;
  const keepsFee = policy?.keepsFee ?? false;
  let left = refundableMinor(booking);
  let feeKeptMinor = 0;
  let earlierMinor = 0;
  const lines = lineAmounts(booking)
    .filter(({ lineNo }) => chosen.has(lineNo))
    .map(({ lineNo, ticketMinor, feeMinor }) => {
      const fee = keepsFee ? 0 : feeMinor;
      feeKeptMinor += feeMinor - fee;
      const dueMinor = percentOf(ticketMinor, share) + fee;
      const refundMinor = Math.min(left, dueMinor);
      left -= refundMinor;
      earlierMinor += dueMinor - refundMinor;
      return { lineNo, refundMinor, keptMinor: ticketMinor + feeMinor - dueMinor };
    });
  const sum = (of: "refundMinor" | "keptMinor") => lines.reduce((total, line) => total + line[of], 0);
  return {
    terms,
    lines,
    amountMinor: sum("refundMinor"),
    keptMinor: sum("keptMinor"),
    earlierMinor,
    feeKeptMinor,
    currency: booking.totals.currency,
    whole: booking.lines.every((line) => line.returned || chosen.has(line.lineNo)),
  };
}

/** Rounded down to whole minor units; exact for amounts up to 2^53 / 100. */
function percentOf(amountMinor: number, percent: number): number {
  return Math.floor((amountMinor * percent) / 100);
}
