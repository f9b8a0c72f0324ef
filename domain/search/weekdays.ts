import { type Day, mondayOf } from "./calendar";
import { type Found, NEXT, one, THIS, WEEKDAYS, weekdayFrom } from "./date-words";
import type { Reader } from "./reader";

export function weekdayAt(reader: Reader, at: number, today: Day): Found | null {
  let p = at;
  const the = reader.is(p, "the|on") && reader.is(p + 1, `${THIS}|${NEXT}`) ? 1 : 0;
  p += the;
  const coming = reader.is(p, "coming|upcoming");
  const next = reader.is(p, NEXT);
  if (coming || next || reader.is(p, THIS)) p++;
  const weekday = WEEKDAYS.get(reader.word(p));
  if (weekday === undefined) return null;
  // A bare "sun" or "sat" may be the thing in the sky or a verb; alone at the end of a date phrase it is a day.
  if (
    /^(sun|sat|mon)$/.test(reader.word(p)) &&
    p === at &&
    reader.length > 1 &&
    /^(and|the|s)$/.test(reader.heard(p + 1)) &&
    WEEKDAYS.get(reader.heard(p + 2)) === undefined
  )
    return null;
  const length = p + 1 - at;
  if (next) return { range: one(mondayOf(today) + 7 + weekday - 1), length };
  const nearest = weekdayFrom(today, weekday);
  if (coming && nearest === today) return { range: one(today + 7), length };
  return { range: one(nearest), length, ...(p === at ? { weekday } : {}) };
}
