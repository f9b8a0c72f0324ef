import type { Day } from "../../time/calendar";
import { type FoundDate, number, one, WEEK, WEEKDAYS, WEEKEND, weekdayFrom } from "../date-words";
import type { Reader } from "../reader";

type DateAt = (reader: Reader, at: number, today: Day) => FoundDate | null;

/**
 * Days counted from another date of the sentence: "the saturday before christmas", "two days after republic day", "the
 * weekend after 5 december", "a week from friday".
 * @param dateAt reads the other date
 */
export function anchoredAt(reader: Reader, at: number, today: Day, dateAt: DateAt): FoundDate | null {
  const p =
    at + (reader.is(at, "the|on") ? 1 : 0) + (reader.is(at, "on") && reader.is(at + 1, "the") ? 1 : 0);
  return countedAt(reader, at, p, today, dateAt) ?? unitAt(reader, at, p, today, dateAt);
}

/** "two days after X", "a week from friday". */
function countedAt(reader: Reader, at: number, p: number, today: Day, dateAt: DateAt): FoundDate | null {
  const count = number(reader, p);
  if (!count) return null;
  const days = /^(days?|din)$/.test(reader.word(p + 1))
    ? 1
    : /^(weeks?|hafte|hafta)$/.test(reader.word(p + 1))
      ? 7
      : 0;
  if (days === 0 || !reader.is(p + 2, "after|before|from")) return null;
  const anchor = dateAt(reader, p + 3, today);
  if (!anchor || anchor.length === 0 || anchor.range.from === null || anchor.range.to === null) return null;
  const day = reader.is(p + 2, "before")
    ? anchor.range.from - count * days
    : anchor.range.to - 1 + count * days;
  return day < today ? null : { range: one(day), length: p + 3 + anchor.length - at };
}

/** "saturday before X", "the weekend after X", "the week before X", "the day after X". */
function unitAt(reader: Reader, at: number, p: number, today: Day, dateAt: DateAt): FoundDate | null {
  const weekday = WEEKDAYS.get(reader.word(p));
  const isDay = reader.is(p, "day");
  if (weekday === undefined && !isDay && !reader.is(p, `${WEEKEND}|${WEEK}`)) return null;
  const right = reader.is(p + 1, "right|just|immediately") ? 1 : 0;
  const isBefore = reader.is(p + 1 + right, "before");
  if (!isBefore && !reader.is(p + 1 + right, "after")) return null;
  // "saturday before 5" is an hour.
  const anchor = dateAt(reader, p + 2 + right, today);
  if (!anchor || anchor.length === 0 || anchor.range.from === null || anchor.range.to === null) return null;
  const { from, to } = anchor.range;
  const length = p + 2 + right + anchor.length - at;
  const found = (start: Day, days: number): FoundDate | null =>
    start + days <= today ? null : { range: { from: Math.max(start, today), to: start + days }, length };
  if (isDay) return found(isBefore ? from - 1 : to, 1);
  if (weekday !== undefined)
    return found(isBefore ? weekdayFrom(from - 7, weekday) : weekdayFrom(to, weekday), 1);
  if (reader.is(p, WEEK)) return found(isBefore ? from - 7 : to, 7);
  const saturday = isBefore ? weekdayFrom(from - 8, 6) : weekdayFrom(to, 6);
  return found(saturday, 2);
}
