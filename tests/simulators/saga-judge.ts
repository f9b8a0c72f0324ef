import { hasCancelRest } from "#domain/sale/saga/booking-cancellation";
import { type EventState, liveLines, occupies } from "#domain/sale/event-state";
import { liveHoldOf } from "#domain/sale/hold/hold";
import { readCount, recount } from "#domain/sale/sale-count";
import type { ProviderPayment } from "./saga-provider";
import { checkRefunds } from "./saga-refunds";
import { SETUP } from "./saga-setup";

/** Reports a violated invariant. */
type Fail = (problem: string) => never;

const POOL_PLACES = SETUP.pools[0]!.capacity;

/** Invariants of every moment: no place is sold twice, the counts and the sums are right. */
export function checkMoment(state: EventState, fail: Fail): void {
  const owners = new Map<number, string>();
  let floor = 0;
  const take = (owner: string, lines: readonly { seatIndex: number | null }[]): void => {
    for (const line of lines) {
      if (line.seatIndex === null) floor++;
      else if (owners.has(line.seatIndex))
        fail(`seat ${line.seatIndex} of ${owners.get(line.seatIndex)} and ${owner}`);
      else owners.set(line.seatIndex, owner);
    }
  };
  for (const hold of state.holds.values()) take(`hold ${hold.id}`, hold.lines);
  for (const booking of state.bookings.values())
    if (occupies(booking.state)) take(booking.id, liveLines(booking));
  if (floor > POOL_PLACES) fail(`the floor is oversold: ${floor}`);
  const counted = recount(state);
  if (JSON.stringify(readCount(state)) !== JSON.stringify(counted))
    fail(`the counts differ from ${JSON.stringify(counted)}`);
  for (const booking of state.bookings.values()) {
    const sum = booking.lines.reduce((total, line) => total + line.priceMinor, 0);
    const { subtotalMinor, taxMinor, totalMinor } = booking.totals;
    if (sum !== subtotalMinor || subtotalMinor + taxMinor !== totalMinor) fail("lines do not sum up");
    for (const payment of booking.payments)
      if (
        payment.amountMinor !== totalMinor &&
        !booking.refunds.some((refund) => refund.paymentId === payment.id)
      )
        fail("a payment has another sum than its booking");
  }
}

/** No buyer has more places than the limit, in the hold and in bookings together. */
export function checkPlacesOfBuyers(
  state: EventState,
  buyerKeys: readonly string[],
  now: number,
  fail: Fail,
): void {
  for (const buyerKey of buyerKeys) {
    let places = liveHoldOf(state, buyerKey, now)?.lines.length ?? 0;
    for (const booking of state.bookings.values())
      if (booking.buyerKey === buyerKey && occupies(booking.state)) places += liveLines(booking).length;
    if (places > SETUP.seatsPerBuyer) fail(`${buyerKey} has ${places}`);
  }
}

/** Invariants at rest: all money is returned or has its tickets, and no booking, payment or refund is open. */
export function checkEnd(
  state: EventState,
  payments: readonly ProviderPayment[],
  saw: (outcome: string) => void,
  fail: Fail,
): void {
  if (hasCancelRest(state)) fail("a cancelled event has bookings that live on");
  for (const payment of payments) {
    if (payment.state === "authorised") fail(`${payment.reference} is left authorised`);
    if (payment.state !== "captured") continue;
    const booking = state.bookings.get(state.bookingOfPayment.get(payment.reference) ?? "");
    if (!booking) return fail(`money of ${payment.reference} without a booking`);
    const paidMinor = payment.capturedMinor - payment.refundedMinor;
    if (paidMinor < 0) fail(`${payment.reference} was refunded more than it took`);
    if (paidMinor === 0) continue;
    if (booking.confirmedAt === null) fail(`money of ${payment.reference} without tickets or refund`);
    if (paidMinor !== payment.capturedMinor) saw("ends refunded in part");
    saw("ends paid");
  }
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== "valid") continue;
    const booking = state.bookings.get(ticket.bookingId)!;
    if (booking.state !== "confirmed") fail(`a valid ticket of a ${booking.state} booking`);
    if (booking.totals.totalMinor === 0) saw("ends free");
  }
  for (const booking of state.bookings.values()) {
    if (booking.state === "pending") fail("a booking is left pending");
    if (booking.confirmedAt !== null) checkRefunds(state, booking, netOf(state, booking.id, payments), fail);
    if (booking.state === "confirmed") {
      const tickets = [...state.tickets.values()].filter((ticket) => ticket.bookingId === booking.id);
      const lines = tickets.map((ticket) => ticket.lineNo).sort((a, b) => a - b);
      if (lines.join() !== booking.lines.map((line) => line.lineNo).join())
        fail(`${booking.id} has tickets ${lines.join()}`);
    }
    for (const refund of booking.refunds)
      if (refund.state !== "done") fail(`${refund.id} is left ${refund.state}`);
  }
}

/** Captured minus refunded at the provider. */
function netOf(state: EventState, bookingId: string, payments: readonly ProviderPayment[]): number {
  return payments
    .filter((payment) => state.bookingOfPayment.get(payment.reference) === bookingId)
    .reduce((sum, payment) => sum + payment.capturedMinor - payment.refundedMinor, 0);
}
