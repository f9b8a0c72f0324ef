/** An amount in the currency's minor unit (paise, cents): always an integer. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** How many minor digits a currency has (ISO 4217), as the platform's own data says. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * "₹1,180", "₹1,180.50": grouped as the locale does; the minor digits only where they are not zero,
 * or always with `exact` (tax lines).
 */
export function formatMoney(money: Money, locale: string, { exact = false } = {}): string {
  const digits = minorDigits(money.currency);
  const whole = money.amountMinor % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: whole && !exact ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(money.amountMinor / 10 ** digits);
}
