import type { Reader } from "../reader";
import { eachAt, forPartyAt, partySize, totalAt, totalBefore } from "./party";

export interface PriceRange {
  readonly min: number | null;
  readonly max: number | null;
  /** Null: not given. */
  readonly currency: string | null;
}

/** A bare number before "for two" may be a count; before "in all" it is a sum. */
export function isTotalWord(reader: Reader, at: number): boolean {
  return (
    !reader.is(at, "for|ke") ||
    /^(both|the|all|us|everyone)$/.test(reader.anyWord(at + 1)) ||
    forPartyAt(reader, at) >= 3
  );
}

/** A sum for the whole party, divided by its size; "each" and "per head" are claimed. */
export function perPerson(
  reader: Reader,
  at: number,
  read: PriceRange & { length: number },
): PriceRange & { length: number } {
  const end = at + read.length;
  const each = eachAt(reader, end);
  if (each > 0) return { ...read, length: read.length + each };
  const inside = /^(in all|in total|total|altogether)$/;
  const total = totalAt(reader, end);
  const words = reader.tokens.slice(at, end).map(({ word }) => word);
  // "under 250 for 3 people" is the price of a ticket; "3000 for 3 people" is not.
  const isBound = /^(under|below|less|lesser|upto|up|within|max|maximum|beneath|<)$/.test(words[0] ?? "");
  const isTotal =
    (total > 0 && !(isBound && forPartyAt(reader, end) > 0)) ||
    totalBefore(reader, at) > 0 ||
    words.some((word, k) => inside.test(word) || inside.test(`${word} ${words[k + 1] ?? ""}`)) ||
    (words[0] === "for" && /^(tickets?|seats?|passes)$/.test(reader.anyWord(at - 1))) ||
    words.some((_, k) => words[0] === "budget" && forPartyAt(reader, at + k) > 0);
  if (!isTotal) return read;
  const size = partySize(reader) ?? 1;
  const share = (sum: number | null) => (sum === null ? null : Math.floor(sum / size));
  return { ...read, min: share(read.min), max: share(read.max), length: read.length + total };
}
