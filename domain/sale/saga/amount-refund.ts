import { type Outcome, accept, refuse } from "../../core/outcome";
import { refundableMinor } from "../../refund/refund-amounts";
import type { RefundParty } from "../../refund/refund-decision";
import type { EventState } from "../event-state";
import { type BookingDecision, mail, put } from "./booking-change";
import { addRefunds, findRequest, withRequest } from "./ticket-return";

/** Refunds an amount of a paid booking; its tickets stay as they are. */
export interface AmountRefundRequest {
  readonly bookingId: string;
  /** Minor units. */
  readonly amountMinor: number;
  readonly by: Exclude<RefundParty, "buyer">;
  /** The reason as the buyer reads it. */
  readonly words: string;
  readonly idempotencyKey: string;
}

/**
 * - `booking_closed`: it was never confirmed
 * - `nothing_left`: all of its money is refunded, or it was free
 * - `amount_wrong`: below one minor unit
 * - `amount_too_high`: more than what is left (`detail.mostMinor`). A booking with valid tickets keeps at least one minor
 *   unit: cancel its tickets to refund all
 */
export type AmountRefundRefusal =
  | "booking_unknown"
  | "booking_closed"
  | "nothing_left"
  | "amount_wrong"
  | "amount_too_high"
  | "different_body";

/** Refunds an amount to the buyer of a booking that was confirmed, also after its end. Idempotent by `idempotencyKey`. */
export function decideAmountRefund(
  state: EventState,
  request: AmountRefundRequest,
  now: number,
): Outcome<BookingDecision, AmountRefundRefusal> {
  const booking = state.bookings.get(request.bookingId);
  if (!booking) return refuse("booking_unknown");
  const { amountMinor, by, words, idempotencyKey } = request;
  const body = `${idempotencyKey} ${by} amount ${amountMinor}`;
  const repeated = findRequest(booking, idempotencyKey, body);
  if (repeated) return repeated === "same" ? accept({ changes: [], booking }) : refuse("different_body");
  if (booking.confirmedAt === null) return refuse("booking_closed");
  const mostMinor = mostRefundable(booking);
  if (mostMinor <= 0) return refuse("nothing_left");
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) return refuse("amount_wrong");
  if (amountMinor > mostMinor) return refuse("amount_too_high", { mostMinor });
  const refunded = addRefunds(state, withRequest(booking, body), amountMinor, { reason: by, words }, now);
  const next = refunded.booking;
  const about = { lineNos: [], amountMinor, keptMinor: 0, words };
  return accept({
    changes: [...refunded.changes, put(next), mail(state, next, "amount_refunded", { about })],
    booking: next,
  });
}

/** Returns the highest amount (minor units) that can be refunded without cancelling tickets. */
export function mostRefundable(
  booking: Parameters<typeof refundableMinor>[0] & { readonly state: string },
): number {
  const left = refundableMinor(booking);
  return booking.state === "confirmed" ? Math.max(0, left - 1) : left;
}
