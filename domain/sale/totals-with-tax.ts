import type { BookingTotals } from "./booking";
import type { EventSetup } from "./event-setup";

/**
 * The totals of a booking, in minor units. Throws RangeError for a discount outside the subtotal. Tax (GST) is rounded once
 * on the whole booking, half up, so that the charged amount equals the sum of lines and tax.
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
