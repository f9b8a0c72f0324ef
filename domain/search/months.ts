import { addMonths, type Day, monthRange, partsOf } from "./calendar";
import {
  type Found,
  MONTH,
  MONTHS,
  month,
  monthFrom,
  NEXT,
  ORDINALS,
  SHY_MONTHS,
  SUFFIX,
  WEEKDAYS,
  weekdayFrom,
  year,
} from "./date-words";
import type { Reader } from "./reader";

/** A month named by a word, or "next month": what "first week of" and "end of" lean on. */
function namedMonth(reader: Reader, at: number, today: Day): { from: Day; to: Day; length: number } | null {
  const now = partsOf(today);
  const the = reader.is(at, "the") ? 1 : 0;
  if (reader.is(at + the, NEXT) && reader.is(at + the + 1, MONTH)) {
    const then = partsOf(addMonths(monthRange(now.year, now.month).from, 1));
    return { ...monthRange(then.year, then.month), length: the + 2 };
  }
  if (reader.is(at + the, "this") && reader.is(at + the + 1, MONTH))
    return { ...monthRange(now.year, now.month), length: the + 2 };
  if (the && reader.is(at + 1, MONTH)) return { ...monthRange(now.year, now.month), length: 2 };
  const named = month(reader, at);
  if (named === null) return null;
  const said = year(reader, at + 1);
  const range = monthRange(said ?? (named < now.month ? now.year + 1 : now.year), named);
  return { ...range, length: said ? 2 : 1 };
}

/** "first week of december", "last weekend of january", "mid december", "end of the month". */
export function partOfMonthAt(reader: Reader, at: number, today: Day): Found | null {
  const the = reader.is(at, "the") ? 1 : 0;
  let p = at + the;
  const clip = (from: Day, to: Day, length: number): Found | null =>
    to > today ? { range: { from: Math.max(from, today), to }, length } : null;

  const ordinal = ORDINALS.get(reader.word(p));
  if (ordinal !== undefined) {
    const q = p + (reader.is(p + 1, SUFFIX) ? 2 : 1);
    const unit = reader.word(q);
    const weekday = WEEKDAYS.get(unit);
    if (reader.is(q + 1, "of|in") && (unit === "week" || unit === "weekend" || weekday !== undefined)) {
      const named = namedMonth(reader, q + 2, today);
      if (named) {
        const length = q + 2 + named.length - at;
        if (unit === "week")
          return ordinal < 0
            ? clip(named.to - 7, named.to, length)
            : clip(named.from + (ordinal - 1) * 7, Math.min(named.from + ordinal * 7, named.to), length);
        const wanted = unit === "weekend" ? 6 : weekday!;
        const first = weekdayFrom(named.from, wanted);
        const last = first + Math.floor((named.to - 1 - first) / 7) * 7;
        const day = ordinal < 0 ? last : first + (ordinal - 1) * 7;
        return clip(day, day + (unit === "weekend" ? 2 : 1), length);
      }
    }
  }
  // "december first weekend": the month said first.
  const ahead = month(reader, p);
  const nth = ORDINALS.get(reader.word(p + 1));
  if (ahead !== null && nth !== undefined && nth !== 0) {
    const q = p + (reader.is(p + 2, SUFFIX) ? 3 : 2);
    if (reader.is(q, "week|weekend")) {
      const named = namedMonth(reader, p, today)!;
      const saturday = weekdayFrom(named.from, 6);
      const isWeek = reader.is(q, "week");
      const from = isWeek
        ? nth < 0
          ? named.to - 7
          : named.from + (nth - 1) * 7
        : nth < 0
          ? saturday + Math.floor((named.to - 1 - saturday) / 7) * 7
          : saturday + (nth - 1) * 7;
      return clip(from, from + (isWeek ? 7 : 2), q + 1 - at);
    }
  }
  const thirds: readonly (readonly [string, number])[] = [
    ["early|beginning|start", 0],
    ["mid|middle", 1],
    ["late|end", 2],
  ];
  const third = thirds.find(([words]) => reader.is(p, words))?.[1];
  if (third === undefined) return null;
  p++;
  if (reader.is(p, "-")) p++;
  if (reader.is(p, "of")) p++;
  const named = namedMonth(reader, p, today);
  if (!named) return null;
  const [from, to] = [
    [named.from, named.from + 10],
    [named.from + 10, named.from + 20],
    [named.from + 20, named.to],
  ][third]!;
  return clip(from!, to!, p + named.length - at);
}

export function monthAt(reader: Reader, at: number, today: Day): Found | null {
  let p = at;
  const led = reader.is(p, "this|next");
  if (led) p++;
  const word = reader.word(p);
  const named = MONTHS.get(word);
  if (named === undefined) return null;
  const before = reader.heard(at - 1);
  const said = year(reader, p + 1);
  if (
    SHY_MONTHS.has(word) &&
    !led &&
    said === null &&
    !/^(in|during|from|by|before|after|till|until|of|this)$/.test(before)
  )
    return null;
  return { range: monthFrom(today, named, said), length: p + 1 - at + (said ? 1 : 0) };
}
