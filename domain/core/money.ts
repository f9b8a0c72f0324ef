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

/**
 * What a person typed as an amount, "1,180.50" or "₹ 1180": the minor units, or null when it is no amount or has more
 * minor digits than the currency. Grouping is read as in English and Hindi: commas group, the point parts.
 */
export function parseAmount(text: string, currency: string): number | null {
  const plain = text.replaceAll(/[\s,\u00a0₹$€£]/g, "");
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const digits = minorDigits(currency);
  const minor = (match[2] ?? "").replace(/0+$/, "");
  if (minor.length > digits) return null;
  return Number(match[1]) * 10 ** digits + Number(minor.padEnd(digits, "0") || "0");
}

/** The amount as it is typed into a field: "1180" or "1180.50". */
export function amountField({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const whole = amountMinor % 10 ** digits === 0;
  return (amountMinor / 10 ** digits).toFixed(whole ? 0 : digits);
}
