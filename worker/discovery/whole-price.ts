import { type SQL, sql } from "drizzle-orm";
import { minorDigits } from "#domain/core/money";
import { event } from "../db/schema";

export type PriceColumn = typeof event.minPriceMinor | typeof event.maxPriceMinor;

/** ISO 4217 currencies with other than two minor digits; every other one has two in SQL. `minorDigits` gives the number. */
export const OTHER_DIGITS =
  "BHD BIF CLP DJF GNF IQD ISK JOD JPY KMF KRW KWD LYD OMR PYG RWF TND UGX UYI VND VUV XAF XOF XPF".split(
    " ",
  );

let divisor: SQL | undefined;

/** Minor units in one whole unit of the event's currency, in SQL; computed once per isolate (24 Intl look-ups). */
function unitsPerWhole(): SQL {
  if (divisor) return divisor;
  const digitsOf = new Map(OTHER_DIGITS.map((code) => [code, minorDigits(code)]));
  const cases = [0, 1, 3, 4].flatMap((digits) => {
    const codes = [...digitsOf].filter(([, each]) => each === digits).map(([code]) => `'${code}'`);
    return codes.length > 0
      ? [sql`when ${event.currency} in (${sql.raw(codes.join(", "))}) then ${sql.raw(`1e${digits}`)}`]
      : [];
  });
  divisor = sql`case ${sql.join(cases, sql` `)} else 100.0 end`;
  return divisor;
}

/** A price column in whole units of the event's own currency: 50000 is ₹500 but ¥50,000. */
export function wholePrice(column: PriceColumn): SQL<number | null> {
  return sql<number | null>`(${column} / ${unitsPerWhole()})`;
}
