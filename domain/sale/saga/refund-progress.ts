import { fullQuote } from "../../refund/refund-decision";
import { isEventCancelled } from "../booking-view";
import type { Change } from "../event-change";
import { type Booking, type EventState, type Refund, occupies } from "../event-state";
import { effect, put, refundOf } from "./booking-change";
import { withRefundAgain } from "./booking-refund";

/** Bookings and their refunds in minor units, in one state. */
export interface RefundCount {
  readonly bookings: number;
  readonly amountMinor: number;
}

/** How far an event's refunds are. A booking counts once: as failed before waiting, as waiting before done. */
export interface RefundProgress {
  readonly cancelled: boolean;
  readonly currency: string;
  readonly done: RefundCount;
  readonly waiting: RefundCount;
  readonly failed: RefundCount;
  /** The refunds that need a person, oldest first. */
  readonly failures: readonly RefundFailure[];
}

export interface RefundFailure {
  readonly refundId: string;
  readonly bookingId: string;
  readonly reference: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly provider: string;
  /** The provider's id of the payment; empty when it is unknown. */
  readonly intentId: string;
  readonly amountMinor: number;
  readonly at: number;
  /** In the provider's words; empty when it gave none. */
  readonly problem: string;
}

/** Delivery of a refund's request: `dead` once the outbox has given up. */
export interface RefundDelivery {
  readonly dead: boolean;
  readonly problem: string;
}

type Deliveries = ReadonlyMap<string, RefundDelivery>;
type RefundStage = "done" | "waiting" | "failed";

/**
 * Counts the bookings with refunds and, of a cancelled event, also those that ended with it or are yet to end. Amounts of
 * the latter are what they will refund, so that the three sums are constant while a cancellation runs.
 * @param deliveries of refund requests by refund id
 */
export function refundProgress(state: EventState, deliveries: Deliveries): RefundProgress {
  const counts = {
    done: { bookings: 0, amountMinor: 0 },
    waiting: { bookings: 0, amountMinor: 0 },
    failed: { bookings: 0, amountMinor: 0 },
  };
  const cancelled = state.setup?.state === "cancelled";
  const failures: RefundFailure[] = [];
  for (const booking of state.bookings.values()) {
    const isEnding = cancelled && occupies(booking.state) !== null;
    if (!isEnding && booking.refunds.length === 0 && !isEventCancelled(state, booking)) continue;
    const stages = booking.refunds.map((refund) => {
      const stage = stageOf(refund, deliveries);
      counts[stage].amountMinor += refund.amountMinor;
      if (stage === "failed") failures.push(failureOf(booking, refund, deliveries));
      return stage;
    });
    if (isEnding && booking.state === "confirmed")
      counts.waiting.amountMinor += fullQuote(booking).amountMinor;
    const stage = stages.includes("failed")
      ? "failed"
      : isEnding || stages.includes("waiting")
        ? "waiting"
        : "done";
    counts[stage].bookings++;
  }
  failures.sort((a, b) => a.at - b.at);
  return { cancelled, currency: state.setup?.currency ?? "INR", ...counts, failures };
}

/**
 * Requests the failed refunds once more, each under a new key of the outbox; the provider still deduplicates by the
 * refund's id. Refunds that wait are left alone.
 */
export function decideRefundRetry(state: EventState, deliveries: Deliveries, now: number): Change[] {
  const changes: Change[] = [];
  for (const booking of state.bookings.values()) {
    let next = booking;
    for (const refund of booking.refunds) {
      if (stageOf(refund, deliveries) !== "failed") continue;
      const payment = next.payments.find(({ id }) => id === refund.paymentId);
      if (!payment) continue;
      const { problem: _problem, ...known } = refund;
      const again: Refund = { ...known, state: "due", tries: refund.tries + 1, at: now };
      next = withRefundAgain(next, payment, again, now);
      changes.push(effect(refundOf(state, payment, again)));
    }
    if (next !== booking) changes.push(put(next));
  }
  return changes;
}

function stageOf(refund: Refund, deliveries: Deliveries): RefundStage {
  if (refund.state === "done" || refund.state === "failed") return refund.state;
  return deliveries.get(refund.id)?.dead ? "failed" : "waiting";
}

function failureOf(booking: Booking, refund: Refund, deliveries: Deliveries): RefundFailure {
  const payment = booking.payments.find(({ id }) => id === refund.paymentId);
  return {
    refundId: refund.id,
    bookingId: booking.id,
    reference: booking.reference,
    buyerName: booking.buyerName,
    buyerEmail: booking.buyerEmail,
    provider: payment?.provider ?? "",
    intentId: payment?.intentId ?? "",
    amountMinor: refund.amountMinor,
    at: refund.at,
    problem: refund.problem ?? deliveries.get(refund.id)?.problem ?? "",
  };
}
