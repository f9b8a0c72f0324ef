import { type Day, mondayOf, isoWeekdayOf } from "../time/calendar";
import { dateNumber, type FoundDate, month, NEXT, one, THIS, WEEKDAYS, weekdayFrom } from "./date-words";
import { upcoming } from "./month-days";
import type { Reader } from "./reader";

/** After these a number is an hour, a price or a count. */
const SAYS_MORE = "am|pm|p|a|:|-|–|—|to|baje|oclock|rs|rupees|k|days|people|/";

export function weekdayAt(reader: Reader, at: number, today: Day): FoundDate | null {
  let p = at;
  const the = reader.is(p, "the|on") && reader.is(p + 1, `${THIS}|${NEXT}`) ? 1 : 0;
  p += the;
  const coming = reader.is(p, "coming|upcoming") || reader.is(p + 1, "coming|upcoming");
  const next = reader.is(p, NEXT);
  while (reader.is(p, `${THIS}|${NEXT}`)) p++;
  const weekday = WEEKDAYS.get(reader.word(p));
  if (weekday === undefined) return null;
  // "the sun comes up", "i sat down"
  if (
    reader.is(p, "sun") &&
    (/^(the|in)$/.test(reader.anyWord(p - 1)) ||
      /^(sets?|rises?|comes|shines?|bath|bathe|goes|and)$/.test(reader.anyWord(p + 1)))
  )
    return null;
  if (reader.is(p, "sat") && /^(i|we|he|she|they|who)$/.test(reader.anyWord(p - 1))) return null;
  // "sun" and "sat" are days only at the end of a date phrase.
  if (
    /^(sun|sat|mon)$/.test(reader.word(p)) &&
    p === at &&
    reader.length > 1 &&
    /^(and|the|s)$/.test(reader.anyWord(p + 1)) &&
    WEEKDAYS.get(reader.anyWord(p + 2)) === undefined
  )
    return null;
  const length = p + 1 - at;
  // "saturday 28": a date without a month that falls on that weekday.
  const date = dateNumber(reader, p + 1);
  const dated = date && !date.ordinal && month(reader, p + 2) === null ? upcoming(today, date.date) : null;
  if (dated !== null && isoWeekdayOf(dated) === weekday && !reader.is(p + 2, SAYS_MORE))
    return { range: one(dated), length: length + 1 };
  if (next) return { range: one(mondayOf(today) + 7 + weekday - 1), length };
  const nearest = weekdayFrom(today, weekday);
  if (coming && nearest === today) return { range: one(today + 7), length };
  return { range: one(nearest), length, ...(p === at ? { weekday } : {}) };
}
