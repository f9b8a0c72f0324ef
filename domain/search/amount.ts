import { MONTHS } from "./date-words";
import type { Reader } from "./reader";

const CURRENCIES = new Map<string, string>(
  (
    [
      ["INR", "₹ rs inr rupees rupee rupaye rupay rupya rupe bucks"],
      ["USD", "$ usd dollar dollars"],
      ["GBP", "£ gbp pound pounds quid"],
      ["EUR", "€ eur euro euros"],
      ["SGD", "sgd"],
      ["AED", "aed dirham dirhams"],
    ] as const
  ).flatMap(([code, words]) => words.split(" ").map((word): [string, string] => [word, code])),
);

/** A number before one of these is not a price. */
const UNITS =
  /^(days?|weeks?|months?|years?|yrs?|yo|hours?|hrs?|mins?|minutes?|km|kms|kilometers?|miles?|people|persons?|friends?|seats?|tickets?|am|pm|st|nd|rd|th|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|baje|oclock|s|k?m)$/;

export interface Amount {
  readonly value: number;
  readonly length: number;
  readonly currency: string | null;
}

/** "₹1,180", "500 rs", "1k", "2 thousand", "1.5k", "rs. 500/-". */
function digitsAt(reader: Reader, at: number): Amount | null {
  let p = at;
  let currency = CURRENCIES.get(reader.word(p)) ?? null;
  if (currency) p++;
  const written = reader.word(p);
  if (!/^\d/.test(written) || written.includes(":")) return null;
  // 1,00,000 and 1,000 group; 1.5 is a decimal; "500." does not occur here.
  const plain = written.replace(/,(?=\d{2,3}\b)/g, "").replace(/,/g, "");
  let value = Number(plain);
  if (!Number.isFinite(value)) return null;
  p++;
  if (reader.is(p, "k|thousand|hazaar|hazar")) {
    value *= 1000;
    p++;
  } else if (reader.is(p, "hundred|sau")) {
    value *= 100;
    p++;
  } else if (reader.is(p, "lakh|lac")) {
    value *= 100_000;
    p++;
  }
  const after = CURRENCIES.get(reader.word(p));
  if (after && !currency) {
    currency = after;
    p++;
  }
  if (reader.is(p, "/") && reader.is(p + 1, "-")) p += 2;
  return { value: Math.round(value * 100) / 100, length: p - at, currency };
}

const WORDED = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1000],
]);

/** "a hundred", "five hundred", "two thousand". */
function wordedAt(reader: Reader, at: number): Amount | null {
  const small = new Map(
    "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
      .split(" ")
      .map((word, i): [string, number] => [word, Math.max(1, i)]),
  );
  const count = small.get(reader.word(at));
  const unit = WORDED.get(reader.word(at + 1));
  if (count === undefined || unit === undefined) return null;
  const currency = CURRENCIES.get(reader.word(at + 2)) ?? null;
  return { value: count * unit, length: currency ? 3 : 2, currency };
}

/** Reads an amount of money in digits or words. @returns null without one at `at` */
export function amountAt(reader: Reader, at: number): Amount | null {
  return digitsAt(reader, at) ?? wordedAt(reader, at);
}

/** Whether the amount is a price and not the number of a date, an age or a size. @param end the word after it */
export function isPrice(reader: Reader, amount: Amount, end: number): boolean {
  const next = reader.anyWord(end);
  if (amount.currency !== null || !UNITS.test(next)) return true;
  // "under 500 day after tomorrow", "under 800 nov 25": the next word begins a date.
  return (
    (next === "day" && /^(after|before)$/.test(reader.anyWord(end + 1))) ||
    (amount.value > 31 && MONTHS.has(next))
  );
}
