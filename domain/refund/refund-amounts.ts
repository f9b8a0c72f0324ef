import type { BookingLine, BookingTotals, PaymentView, RefundView } from "../sale/booking";

/** The cost of one line of a booking in minor units, tax included and discount deducted. */
export interface LineAmount {
  readonly lineNo: number;
  readonly ticketMinor: number;
  /** The line's part of the booking fee. */
  readonly feeMinor: number;
}

/**
 * Splits a booking's total over all of its lines, also over returned ones: tax and discount in proportion to the prices,
 * the fee equally, each rounded by the largest remainder. The parts add up to the total.
 */
export function lineAmounts(booking: {
  readonly lines: readonly Pick<BookingLine, "lineNo" | "priceMinor">[];
  readonly totals: Pick<BookingTotals, "totalMinor" | "feeMinor">;
}): readonly LineAmount[] {
  const { lines, totals } = booking;
  const fee = totals.feeMinor ?? 0;
  const tickets = split(
    totals.totalMinor - fee,
    lines.map(({ priceMinor }) => priceMinor),
  );
  const fees = split(
    fee,
    lines.map(() => 1),
  );
  return lines.map(({ lineNo }, at) => ({ lineNo, ticketMinor: tickets[at]!, feeMinor: fees[at]! }));
}

/** Largest remainder method: whole parts in proportion to the weights that add up to `amount`. */
function split(amount: number, weights: readonly number[]): number[] {
  const sum = BigInt(weights.reduce((total, weight) => total + weight, 0));
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((product) => Number(product / sum));
  let rest = amount - parts.reduce((total, part) => total + part, 0);
  const byRemainder = exact
    .map((product, at) => ({ at, remainder: product % sum }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1));
  for (const { at } of byRemainder) {
    if (rest <= 0) break;
    parts[at]!++;
    rest--;
  }
  return parts;
}

interface Paid {
  readonly payments: readonly Pick<PaymentView, "id" | "state" | "amountMinor">[];
  readonly refunds: readonly Pick<RefundView, "id" | "paymentId" | "amountMinor" | "state">[];
}

/** Returns what can still be refunded of a booking's captured payments, in minor units; pending refunds count as refunded. */
export function refundableMinor(booking: Paid): number {
  return booking.payments.reduce((sum, payment) => sum + refundableOf(booking, payment), 0);
}

/** Returns what can still be refunded of one payment, in minor units; 0 unless it was captured. */
export function refundableOf(booking: Pick<Paid, "refunds">, payment: Paid["payments"][number]): number {
  if (payment.state !== "captured") return 0;
  return Math.max(0, payment.amountMinor - refundedOf(booking, payment.id));
}

/**
 * Returns the refunds of a payment in minor units, pending ones included; with `done`, only completed ones. Refunds of an
 * excess amount are left out.
 */
export function refundedOf(booking: Pick<Paid, "refunds">, paymentId: string, state?: "done"): number {
  return booking.refunds
    .filter((refund) => refund.paymentId === paymentId && !isExcess(refund))
    .filter((refund) => !state || refund.state === state)
    .reduce((sum, refund) => sum + refund.amountMinor, 0);
}

/** Whether the refund returns what a provider captured above the requested amount. */
export function isExcess(refund: Pick<RefundView, "id" | "paymentId">): boolean {
  return refund.id.startsWith(excessIdOf(refund.paymentId));
}

/** Id prefix of refunds of an excess amount. */
export function excessIdOf(paymentId: string): string {
  return `${refundIdOf(paymentId)}-to-`;
}

/** The id of our first refund of a payment. */
export function refundIdOf(paymentId: string): string {
  return `refund-${paymentId}`;
}
