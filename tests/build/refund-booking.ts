import type { RefundEvent } from "#domain/refund/move-choice";
import type { RefundBooking, RefundTicket } from "#domain/refund/refund-decision";
import { DEFAULT_REFUND_POLICY } from "#domain/refund/refund-policy";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Starts at day 30. */
export const REFUND_EVENT: RefundEvent = {
  state: "published",
  startsAt: 30 * DAY,
  doorsAt: 30 * DAY - HOUR,
  movedAt: null,
};

/** A booking of one line per price, paid in full, with a ticket each. Prices include the tax; the fee is added. */
export function aPaidBooking(
  prices: readonly number[],
  { feeMinor = 0, ...change }: Partial<RefundBooking> & { readonly feeMinor?: number } = {},
): { booking: RefundBooking; tickets: readonly RefundTicket[]; totalMinor: number } {
  const subtotalMinor = prices.reduce((sum, price) => sum + price, 0);
  const totalMinor = subtotalMinor + feeMinor;
  const lines = prices.map((priceMinor, at) => ({
    lineNo: at + 1,
    ticketTypeId: "seat",
    ticketTypeName: "Seat",
    seatIndex: null,
    sectionName: null,
    row: null,
    seat: null,
    attendeeName: "Asha",
    priceMinor,
  }));
  const booking: RefundBooking = {
    state: "confirmed",
    placedAt: 0,
    lines,
    totals: {
      currency: "INR",
      subtotalMinor,
      discountMinor: 0,
      taxName: "GST",
      taxRateBasisPoints: 1800,
      taxInclusive: true,
      taxMinor: 0,
      feeMinor,
      totalMinor,
    },
    payments: totalMinor > 0 ? [{ id: "pay-1", state: "captured", amountMinor: totalMinor }] : [],
    refunds: [],
    refundPolicy: DEFAULT_REFUND_POLICY,
    ...change,
  };
  const tickets = lines.map(({ lineNo }) => ({ lineNo, state: "valid" as const, checkedInAt: null }));
  return { booking, tickets, totalMinor };
}
