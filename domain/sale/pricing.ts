import type { BookingTotals } from "./booking";
import type { EventSetup } from "./event-setup";

/**
 * Rounding, once for all: every amount is an integer of the currency's minor unit, a half is rounded up, a seat's price
 * is rounded by itself, and tax is rounded once on the whole booking (so that what is charged is what the lines and the
 * tax line add up to, to the last paisa).
 */

/** A seat's price: the ticket type's, times the section's percentage. */
export function seatPriceMinor(basePriceMinor: number, multiplierPercent: number): number {
  return Math.floor((basePriceMinor * multiplierPercent + 50) / 100);
}

/**
 * What a booking comes to.
 * - Tax exclusive: total = subtotal - discount + tax, where tax is a percentage of subtotal - discount.
 * - Tax inclusive: total = subtotal - discount, and tax is the part of it that is tax.
 * @param linePricesMinor one a line, as shown to the buyer
 */
export function totalsOf(
  linePricesMinor: readonly number[],
  setup: Pick<EventSetup, "currency" | "tax">,
  discountMinor = 0,
): BookingTotals {
  const subtotalMinor = linePricesMinor.reduce((sum, price) => sum + price, 0);
  if (discountMinor < 0 || discountMinor > subtotalMinor)
    throw new RangeError("discount outside the subtotal");
  const netMinor = subtotalMinor - discountMinor;
  const { rateBasisPoints, inclusive, name } = setup.tax;
  const taxMinor = inclusive
    ? netMinor -
      Math.floor((netMinor * 10_000 * 2 + 10_000 + rateBasisPoints) / (2 * (10_000 + rateBasisPoints)))
    : Math.floor((netMinor * rateBasisPoints + 5_000) / 10_000);
  return {
    currency: setup.currency,
    subtotalMinor,
    discountMinor,
    taxName: name,
    taxRateBasisPoints: rateBasisPoints,
    taxInclusive: inclusive,
    taxMinor,
    totalMinor: inclusive ? netMinor : netMinor + taxMinor,
  };
}
