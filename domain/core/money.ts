/** An amount in the currency's minor unit (paise, cents): always an integer. */
export interface MoneyAmount {
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/**
 * Minor digits of a currency (ISO 4217): INR 2, JPY 0, KWD 3. From the runtime's Intl data, which differs between runtimes
 * for withdrawn and inflated currencies. Throws a RangeError for a malformed code.
 */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** An amount of minor units in whole units of its currency: 118050 paise are 1180.5 rupees. */
export function wholeUnits(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** minorDigits(currency);
}

/** Whole units as money, rounded to the currency's minor unit: 1180.5 rupees are 118050 paise. */
export function moneyOf(units: number, currency: string): MoneyAmount {
  return { amountMinor: Math.round(units * 10 ** minorDigits(currency)), currency };
}

/** Formats for the locale: "₹1,180", "₹1,180.50". Zero minor digits are left out unless `exact` is set (tax lines). */
export function formatMoney(money: MoneyAmount, locale: string, { exact = false } = {}): string {
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
 * Parses a typed amount ("1,180.50", "₹ 1180") into minor units; null for other text and for more minor digits than the
 * currency has. English and Hindi notation: commas group, the point is the decimal separator.
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

/** The value of an amount field: "1180" or "1180.50". */
export function amountField({ amountMinor, currency }: MoneyAmount): string {
  const digits = minorDigits(currency);
  const whole = amountMinor % 10 ** digits === 0;
  return (amountMinor / 10 ** digits).toFixed(whole ? 0 : digits);
}
