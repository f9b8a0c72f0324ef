import type { BookingTotals } from "./booking";
import type { EventSetup } from "./event-setup";

/**
 * Rounding: every amount is an integer of the currency's minor unit, a half is rounded up, each seat's price is rounded
 * separately, and tax is rounded once on the whole booking, so that the charged amount equals the sum of lines and tax.
 */

/** A seat's price in minor units: the ticket type's price times the section's percentage. */
export function seatPriceMinor(basePriceMinor: number, multiplierPercent: number): number {
  return Math.floor((basePriceMinor * multiplierPercent + 50) / 100);
}

/**
 * The totals of a booking, in minor units. Throws RangeError for a discount outside the subtotal.
 * - Tax exclusive: total = subtotal - discount + tax, where tax is a percentage of subtotal - discount.
 * - Tax inclusive: total = subtotal - discount, which contains the tax.
 * @param linePricesMinor one per line, as shown to the buyer
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
