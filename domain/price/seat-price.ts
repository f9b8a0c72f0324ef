/**
 * A seat's price in the currency's minor unit: the ticket type's price times the section's percentage, rounded by itself,
 * half up.
 */
export function seatPriceMinor(basePriceMinor: number, multiplierPercent: number): number {
  return Math.floor((basePriceMinor * multiplierPercent + 50) / 100);
}
