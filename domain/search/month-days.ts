import { addMonths, type Day, dayOf, isDate, monthRange, partsOf } from "./calendar";
import { dateNumber, type Found, MONTHS, month, NOT_A_DAY, nextDate, one, year } from "./date-words";
import type { Reader } from "./reader";

const RANGE_WORD = "-|–|—|to|till|until|through|thru|and|&|se";

/** "5 dec", "dec 5th", "5-8 dec", "dec 5 to 8", "5/12", "the 29th", each with an optional year. */
export function absoluteAt(reader: Reader, at: number, today: Day): Found | null {
  const word = reader.word(at);
  const p = reader.is(at, "the") ? at + 1 : at;
  const first = dateNumber(reader, p);

  const iso = year(reader, at);
  if (iso !== null && reader.is(at + 1, "-") && reader.is(at + 3, "-")) {
    const [months, date] = [Number(reader.word(at + 2)), Number(reader.word(at + 4))];
    if (isDate(iso, months, date)) return { range: one(dayOf(iso, months, date)), length: 5 };
  }
  if (first) {
    let q = p + first.length;
    // Two days of one month: "5-8 dec", "5th and 6th of december".
    if (reader.is(q, RANGE_WORD)) {
      const second = dateNumber(reader, q + 1);
      if (second) {
        let r = q + 1 + second.length;
        if (reader.is(r, "of")) r++;
        const named = month(reader, r);
        if (named !== null) {
          const said = year(reader, r + 1);
          const to = said ? dayOf(said, named, second.date) : nextDate(today, named, second.date);
          const from = to === null ? null : dayOf(partsOf(to).year, named, first.date);
          if (from !== null && to !== null && from <= to)
            return {
              range: { from: Math.max(from, today), to: to + 1 },
              length: r + (said ? 2 : 1) - at,
              closed: true,
            };
        }
        if (first.ordinal && second.ordinal) {
          const from = upcoming(today, first.date);
          if (from !== null && second.date >= first.date)
            return {
              range: { from, to: from + second.date - first.date + 1 },
              length: q + 1 + second.length - at,
              closed: true,
            };
        }
      }
    }
    if (reader.is(q, "of")) q++;
    const named = month(reader, q);
    if (named !== null) {
      const said = year(reader, q + 1);
      const day =
        said && isDate(said, named, first.date)
          ? dayOf(said, named, first.date)
          : nextDate(today, named, first.date);
      if (day !== null) return { range: one(day), length: q + (said ? 2 : 1) - at };
    }
    if (reader.is(p + 1, "/") && /^\d{1,2}$/.test(reader.word(p + 2)) && !first.ordinal) {
      const months = Number(reader.word(p + 2));
      const said = reader.is(p + 3, "/") ? year(reader, p + 4) : null;
      const day =
        months <= 12 ? (said ? dayOf(said, months, first.date) : nextDate(today, months, first.date)) : null;
      if (day !== null) return { range: one(day), length: (said ? 5 : 3) + p - at };
    }
    if (first.ordinal && !reader.is(p + 2, NOT_A_DAY)) {
      const day = upcoming(today, first.date);
      if (day !== null) return { range: one(day), length: p + 2 - at };
    }
    return null;
  }
  const named = MONTHS.get(word);
  if (named !== undefined) {
    const date = dateNumber(reader, at + 1);
    if (!date) return null;
    let q = at + 1 + date.length;
    if (reader.is(q, RANGE_WORD)) {
      const second = dateNumber(reader, q + 1);
      if (second && second.date > date.date && month(reader, q + 1 + second.length) === null) {
        const to = nextDate(today, named, second.date);
        if (to !== null)
          return {
            range: { from: Math.max(dayOf(partsOf(to).year, named, date.date), today), to: to + 1 },
            length: q + 1 + second.length - at,
            closed: true,
          };
      }
    }
    if (reader.is(q, ",") && year(reader, q + 1)) q++;
    const said = year(reader, q);
    const day =
      said && isDate(said, named, date.date)
        ? dayOf(said, named, date.date)
        : nextDate(today, named, date.date);
    if (day !== null) return { range: one(day), length: q + (said ? 1 : 0) - at };
  }
  return null;
}

/** The next month that has such a day, this month while it is ahead. */
function upcoming(today: Day, date: number): Day | null {
  const now = partsOf(today);
  for (let on = 0; on < 4; on++) {
    const then = partsOf(addMonths(monthRange(now.year, now.month).from, on));
    if (isDate(then.year, then.month, date) && dayOf(then.year, then.month, date) >= today)
      return dayOf(then.year, then.month, date);
  }
  return null;
}
