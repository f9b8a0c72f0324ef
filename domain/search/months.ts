import { addMonths, type Day, monthRange, partsOf } from "../time/calendar";
import {
  type FoundDate,
  MONTH,
  MONTHS,
  month,
  monthFrom,
  NEXT,
  ORDINALS,
  SHY_MONTHS,
  SUFFIX,
  WEEK,
  WEEKDAYS,
  WEEKEND,
  weekdayFrom,
  year,
} from "./date-words";
import type { Reader } from "./reader";

/** A month by name, or "next month", "of the month": the base of "first week of" and "end of". */
function namedMonth(reader: Reader, at: number, today: Day): { from: Day; to: Day; length: number } | null {
  const now = partsOf(today);
  const the = reader.is(at, "the") ? 1 : 0;
  if (reader.is(at + the, NEXT) && reader.is(at + the + 1, MONTH)) {
    const then = partsOf(addMonths(monthRange(now.year, now.month).from, 1));
    return { ...monthRange(then.year, then.month), length: the + 2 };
  }
  if (reader.is(at + the, "this|is") && reader.is(at + the + 1, MONTH))
    return { ...monthRange(now.year, now.month), length: the + 2 };
  if (the && reader.is(at + 1, MONTH)) return { ...monthRange(now.year, now.month), length: 2 };
  const named = month(reader, at);
  if (named === null) return null;
  const givenYear = year(reader, at + 1);
  const range = monthRange(givenYear ?? (named < now.month ? now.year + 1 : now.year), named);
  return { ...range, length: givenYear ? 2 : 1 };
}

/** "first week of december", "december last weekend", "mid december", "end of the month", "second half of january". */
export function partOfMonthAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const p = at + (reader.is(at, "the") ? 1 : 0);
  const part = partAt(reader, p);
  const linked = part && reader.is(p + part.length, "of|in|-") ? 1 : 0;
  const after = part && namedMonth(reader, p + part.length + linked, today);
  if (part && after) return clip(part.of(after), today, p + part.length + linked + after.length - at);
  // Month first: "december first weekend", "month end".
  const ahead = namedMonth(reader, p, today) ?? bareMonth(reader, p, today);
  if (!ahead) return null;
  const joined = reader.is(p + ahead.length, "-|ke|ka") ? 1 : 0;
  const following = partAt(reader, p + ahead.length + joined);
  return following && clip(following.of(ahead), today, p + ahead.length + joined + following.length - at);
}

function bareMonth(reader: Reader, at: number, today: Day): { from: Day; to: Day; length: number } | null {
  if (!reader.is(at, MONTH)) return null;
  const now = partsOf(today);
  return { ...monthRange(now.year, now.month), length: 1 };
}

function clip({ from, to }: Span, today: Day, length: number): FoundDate | null {
  return to > today ? { range: { from: Math.max(from, today), to }, length } : null;
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

const THIRDS: readonly (readonly [words: string, from: number, to: number | null])[] = [
  ["early|beginning|start|starting", 0, 10],
  ["mid|middle", 10, 20],
  ["late|end|ending", 20, null],
];

/** The words for a part of a month, and that part. */
function partAt(reader: Reader, at: number): { length: number; of: (month: Span) => Span } | null {
  const third = THIRDS.find(([words]) => reader.is(at, words));
  if (third) {
    const [, from, to] = third;
    return {
      length: 1,
      of: (month) => ({ from: month.from + from, to: to === null ? month.to : month.from + to }),
    };
  }
  const nth = ORDINALS.get(reader.word(at));
  if (nth === undefined) return null;
  const p = at + (reader.is(at + 1, SUFFIX) ? 2 : 1);
  const unit = reader.word(p);
  const length = p + 1 - at;
  if (reader.is(p, WEEK))
    return {
      length,
      of: ({ from, to }) =>
        nth < 0 ? { from: to - 7, to } : { from: from + (nth - 1) * 7, to: Math.min(from + nth * 7, to) },
    };
  if (unit === "half")
    return {
      length,
      of: ({ from, to }) => (nth === 1 ? { from, to: from + 15 } : { from: from + 15, to }),
    };
  const days = Number(unit);
  if (days > 1 && days < 31 && reader.is(p + 1, "days"))
    return {
      length: length + 1,
      of: ({ from, to }) => (nth < 0 ? { from: to - days, to } : { from, to: from + days }),
    };
  const isWeekend = reader.is(p, WEEKEND);
  const weekday = isWeekend ? 6 : WEEKDAYS.get(unit);
  if (weekday === undefined) return null;
  return {
    length,
    of: ({ from, to }) => {
      const first = weekdayFrom(from, weekday);
      const last = first + Math.floor((to - 1 - first) / 7) * 7;
      const day = nth < 0 ? last : first + (nth - 1) * 7;
      return { from: day, to: day + (isWeekend ? 2 : 1) };
    },
  };
}

export function monthAt(reader: Reader, at: number, today: Day): FoundDate | null {
  let p = at;
  const led = reader.is(p, "this|next");
  if (led) p++;
  const word = reader.word(p);
  const named = MONTHS.get(word);
  if (named === undefined) return null;
  const before = reader.anyWord(at - 1);
  const givenYear = year(reader, p + 1);
  if (
    SHY_MONTHS.has(word) &&
    !led &&
    givenYear === null &&
    !/^(in|during|from|by|before|after|till|until|of|this)$/.test(before)
  )
    return null;
  return { range: monthFrom(today, named, givenYear), length: p + 1 - at + (givenYear ? 1 : 0) };
}
