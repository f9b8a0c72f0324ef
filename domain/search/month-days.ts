import { addMonths, type Day, dayOf, isDate, monthRange, partsOf } from "../time/calendar";
import {
  dateNumber,
  type FoundDate,
  MONTH,
  MONTHS,
  month,
  NEXT,
  NOT_A_DAY,
  nextDate,
  one,
  year,
} from "./date-words";
import type { Reader } from "./reader";

const RANGE_WORD = "-|–|—|to|till|until|through|thru|and|&|or|ya|se";

/** "5 dec", "dec 5th", "5-8 dec", "dec 5 to 8", "5/12", "the 29th", each with an optional year. */
export function absoluteAt(reader: Reader, at: number, today: Day): FoundDate | null {
  return (
    numericAt(reader, at, today) ?? dateFirstAt(reader, at, today) ?? monthFirstAt(reader, at, today) ?? null
  );
}

/** "2026-12-05", "5/12", "05-12-2026", "5.12.2026": day before month, as in India. */
function numericAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(20[2-9]\d)$/.exec(reader.word(at));
  if (dotted) return onDay(today, Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), 1);
  const sign = reader.word(at + 1);
  if (sign !== "/" && sign !== "-") return null;
  const written = (p: number) => (/^\d{1,2}$/.test(reader.word(p)) ? Number(reader.word(p)) : null);
  const second = written(at + 2);
  const last = reader.is(at + 3, sign) ? at + 4 : -1;
  const iso = year(reader, at);
  if (iso !== null && second !== null && last > 0 && written(last) !== null)
    return onDay(today, written(last)!, second, iso, 5);
  const first = written(at);
  if (first === null || second === null) return null;
  const givenYear = last > 0 ? year(reader, last) : null;
  // "6-9" alone is some range, not a date, and so is "24-12".
  if (sign === "-" && givenYear === null && !(first > 12 && second <= 12)) return null;
  return onDay(today, first, second, givenYear, givenYear ? 5 : 3);
}

function onDay(
  today: Day,
  date: number,
  months: number,
  givenYear: number | null,
  length: number,
): FoundDate | null {
  // "12/25" can only be month before day.
  if (months > 12) return date > 12 ? null : onDay(today, months, date, givenYear, length);
  if (months < 1 || date < 1) return null;
  if (givenYear !== null)
    return isDate(givenYear, months, date) ? { range: one(dayOf(givenYear, months, date)), length } : null;
  const day = nextDate(today, months, date);
  return day === null ? null : { range: one(day), length };
}

/** The month after a day number, with an optional year; also "of next month". */
function monthAfter(
  reader: Reader,
  at: number,
  today: Day,
): { month: number; year: number | null; length: number } | null {
  const of = reader.is(at, "of|in") ? 1 : 0;
  const p = at + of;
  const named = month(reader, p);
  if (named !== null) {
    const givenYear = year(reader, p + 1);
    return { month: named, year: givenYear, length: of + (givenYear ? 2 : 1) };
  }
  const the = reader.is(p, "the|this|is") ? 1 : 0;
  const next = reader.is(p, NEXT) ? 1 : 0;
  if (the + next === 0 || !reader.is(p + 1, MONTH)) return null;
  const now = partsOf(today);
  const then = partsOf(addMonths(monthRange(now.year, now.month).from, next));
  return { month: then.month, year: then.year, length: of + 2 };
}

function dayIn(today: Day, date: number, of: { month: number; year: number | null }): Day | null {
  if (of.year === null) return nextDate(today, of.month, date);
  return isDate(of.year, of.month, date) ? dayOf(of.year, of.month, date) : null;
}

function dateFirstAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const p = at + (reader.is(at, "the") ? 1 : 0);
  const first = dateNumber(reader, p);
  if (!first) return null;
  const q = p + first.length;
  const listed = listOfDays(reader, p, today);
  if (listed) return { ...listed, length: listed.length + p - at, closed: true };
  const range = reader.is(q, RANGE_WORD) ? daysOfOneMonth(reader, q + 1, first, today) : null;
  if (range) return { range: range.range, length: q + 1 + range.length - at, closed: true };
  const of = monthAfter(reader, q, today);
  if (of) {
    const day = dayIn(today, first.date, of);
    if (day !== null) return { range: one(day), length: q + of.length - at };
  }
  if (!first.ordinal || reader.is(q, NOT_A_DAY)) return null;
  const day = upcoming(today, first.date);
  return day === null ? null : { range: one(day), length: q - at };
}

/** "5, 6 or 7 december": three days or more, from the first to the last. */
function listOfDays(reader: Reader, at: number, today: Day): Pick<FoundDate, "range" | "length"> | null {
  const dates: number[] = [];
  let end = at;
  for (;;) {
    const next = dateNumber(reader, end);
    if (!next) return null;
    dates.push(next.date);
    end += next.length;
    const comma = reader.is(end, ",") && reader.is(end + 1, "or|and|ya|aur") ? 2 : 1;
    if (!reader.is(end, ",|or|and|&|ya|aur|/")) break;
    end += comma;
  }
  const of = dates.length > 2 ? monthAfter(reader, end, today) : null;
  if (!of) return null;
  const to = dayIn(today, Math.max(...dates), of);
  if (to === null) return null;
  const from = dayOf(partsOf(to).year, of.month, Math.min(...dates));
  return { range: { from: Math.max(from, today), to: to + 1 }, length: end + of.length - at };
}

/** "-8 dec", "and 6th of december", "to 8th": the second day of a range and its month. */
function daysOfOneMonth(
  reader: Reader,
  at: number,
  first: { date: number; ordinal: boolean },
  today: Day,
): Pick<FoundDate, "range" | "length"> | null {
  const the = reader.is(at, "the") ? 1 : 0;
  const second = dateNumber(reader, at + the);
  if (!second) return null;
  const end = at + the + second.length;
  const of = monthAfter(reader, end, today);
  if (of) {
    const to = dayIn(today, second.date, of);
    const from = to === null ? null : dayOf(partsOf(to).year, of.month, first.date);
    if (from === null || to === null || from > to) return null;
    return { range: { from: Math.max(from, today), to: to + 1 }, length: end + of.length - at };
  }
  const from = first.ordinal && second.ordinal ? upcoming(today, first.date) : null;
  if (from === null || second.date < first.date) return null;
  return { range: { from, to: from + second.date - first.date + 1 }, length: end - at };
}

function monthFirstAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const named = MONTHS.get(reader.word(at));
  const the = reader.is(at + 1, "the") ? 1 : 0;
  const date = named === undefined ? null : dateNumber(reader, at + 1 + the);
  if (named === undefined || !date) return null;
  let q = at + 1 + the + date.length;
  if (reader.is(q, RANGE_WORD)) {
    const second = dateNumber(reader, q + 1);
    const end = q + 1 + (second?.length ?? 0);
    if (second && second.date > date.date && month(reader, end) === null) {
      const givenYear = year(reader, end);
      const to = dayIn(today, second.date, { month: named, year: givenYear });
      if (to !== null)
        return {
          range: { from: Math.max(dayOf(partsOf(to).year, named, date.date), today), to: to + 1 },
          length: end + (givenYear ? 1 : 0) - at,
          closed: true,
        };
    }
  }
  if (reader.is(q, ",") && year(reader, q + 1)) q++;
  const givenYear = year(reader, q);
  const day = dayIn(today, date.date, { month: named, year: givenYear });
  return day === null ? null : { range: one(day), length: q + (givenYear ? 1 : 0) - at };
}

/** The next month with that day; this month while the day is ahead. */
export function upcoming(today: Day, date: number): Day | null {
  const now = partsOf(today);
  for (let on = 0; on < 4; on++) {
    const then = partsOf(addMonths(monthRange(now.year, now.month).from, on));
    if (isDate(then.year, then.month, date) && dayOf(then.year, then.month, date) >= today)
      return dayOf(then.year, then.month, date);
  }
  return null;
}
