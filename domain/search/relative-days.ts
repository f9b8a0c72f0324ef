import { addMonths, type Day, dayOf, mondayOf, monthRange, partsOf } from "../time/calendar";
import { type FoundDate, MONTH, NEXT, number, one, THIS, WEEK, WEEKEND, weekend } from "./date-words";
import { absoluteAt } from "./month-days";
import { PhraseBook, type Reader } from "./reader";

const RELATIVE = new PhraseBook<number>([
  ["day after tomorrow", 2],
  ["day after tmrw", 2],
  ["overmorrow", 2],
  ["parso", 2],
  ["parson", 2],
  ["today", 0],
  ["todays", 0],
  ["tonight", 0],
  ["tonite", 0],
  ["tonights", 0],
  ["aaj", 0],
  ["aj", 0],
  ["right now", 0],
  ["aaj ke din", 0],
  ["tomorrow", 1],
  ["tomorrows", 1],
  ["tmrw", 1],
  ["tmr", 1],
  ["tom", 1],
  ["tomo", 1],
  ["2 moro", 1],
  ["2 morrow", 1],
  ["2 mrw", 1],
  ["tmw", 1],
  ["tmoro", 1],
  ["2 day", 0],
  ["kal", 1],
]);
/** "this evening", "tonight": the part of the day is left for `readTimes`. */
const HOURS = "morning|afternoon|evening|night|nite|subah|shaam|sham|raat|dopahar";

export function relativeAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const found = RELATIVE.find(reader, at);
  if (found) {
    const word = reader.word(at);
    if (word === "tonight" || word === "tonite" || word === "tonights")
      return { range: one(today), length: 0 };
    return { range: one(today + found.value), length: found.length };
  }
  const article = reader.is(at, "the") ? 1 : 0;
  const p = at + article;

  if (reader.is(p, THIS) && reader.is(p + 1, HOURS)) return { range: one(today), length: article + 1 };
  if (reader.is(p, THIS) && reader.is(p + 1, WEEKEND))
    return { range: weekend(today, 0), length: article + 2 };
  if (reader.is(p, NEXT) && reader.is(p + 1, WEEKEND))
    return { range: weekend(today, 1), length: article + 2 };
  if (reader.is(p, WEEKEND) && reader.is(p + 1, "after") && reader.is(p + 2, "next"))
    return { range: weekend(today, 2), length: article + 3 };

  // "the week of 7 december", "weekend of the 12th"
  const around =
    reader.is(p, `${WEEK}|${WEEKEND}`) && reader.is(p + 1, "of") ? absoluteAt(reader, p + 2, today) : null;
  if (around?.range.from != null) {
    const monday = mondayOf(around.range.from);
    const isWeek = reader.is(p, WEEK);
    return {
      range: { from: Math.max(isWeek ? monday : monday + 5, today), to: monday + 7 },
      length: p + 2 + around.length - at,
    };
  }
  if (reader.is(p, WEEKEND)) return { range: weekend(today, 0), length: article + 1 };
  const rest = restOf(reader, p);
  const self = rest > 0 && reader.is(p + rest, "the") ? "the" : THIS;
  const q = p + rest;
  if (reader.is(q, self) && reader.is(q + 1, WEEK))
    return { range: { from: today, to: mondayOf(today) + 7 }, length: q + 2 - at };
  if (reader.is(p, "week") && reader.is(p + 1, "after") && reader.is(p + 2, "next"))
    return { range: { from: mondayOf(today) + 14, to: mondayOf(today) + 21 }, length: article + 3 };
  if (reader.is(p, NEXT) && reader.is(p + 1, WEEK))
    return { range: { from: mondayOf(today) + 7, to: mondayOf(today) + 14 }, length: article + 2 };

  const now = partsOf(today);
  if (reader.is(q, self) && reader.is(q + 1, MONTH))
    return { range: { from: today, to: monthRange(now.year, now.month).to }, length: q + 2 - at };
  if (reader.is(p, NEXT) && reader.is(p + 1, MONTH)) {
    const then = partsOf(addMonths(monthRange(now.year, now.month).from, 1));
    return { range: monthRange(then.year, then.month), length: article + 2 };
  }
  if (reader.is(p, THIS) && reader.is(p + 1, "year|saal"))
    return { range: { from: today, to: dayOf(now.year + 1, 1, 1) }, length: article + 2 };
  if (reader.is(p, NEXT) && reader.is(p + 1, "year|saal"))
    return { range: { from: dayOf(now.year + 1, 1, 1), to: dayOf(now.year + 2, 1, 1) }, length: article + 2 };
  return awayAt(reader, at, today) ?? spanAt(reader, at, today);
}

/** Number of words of "rest of", "remainder of", "later". */
function restOf(reader: Reader, at: number): number {
  if (reader.is(at, "rest|remainder") && reader.is(at + 1, "of")) return 2;
  return reader.is(at, "later") ? 1 : 0;
}

function daysIn(unit: string, n: number, today: Day): Day | null {
  if (/^(days?|din|dino)$/.test(unit)) return today + n;
  if (/^(weeks?|wks?|hafte|hafton)$/.test(unit)) return today + 7 * n;
  if (/^(months?|mahine)$/.test(unit)) return addMonths(today, n);
  return /^fortnights?$/.test(unit) ? today + 14 * n : null;
}

/** "3 days from now", "a week from today": one day; "2 din mein", "3 din ke andar": all until then. */
function awayAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const n = number(reader, at);
  const then = n ? daysIn(reader.word(at + 1), n, today) : null;
  if (then === null) return null;
  if (reader.is(at + 2, "from|after") && reader.is(at + 3, "now|today"))
    return { range: one(then), length: 4 };
  if (reader.is(at + 2, "later")) return { range: one(then), length: 3 };
  if (reader.is(at + 2, "mein|me|main")) return { range: { from: today, to: then }, length: 3 };
  if (reader.is(at + 2, "ke") && reader.is(at + 3, "andar|bheetar"))
    return { range: { from: today, to: then }, length: 4 };
  return null;
}

/** "in the next 3 days", "within two weeks", "next 10 days", "coming fortnight". */
function spanAt(reader: Reader, at: number, today: Day): FoundDate | null {
  let p = at;
  const within = reader.is(p, "within|in|over|during|for");
  if (within) p++;
  if (reader.is(p, "the|a") && !reader.is(p + 1, "week|month|fortnight")) p++;
  const next = reader.is(p, `${NEXT}|coming|upcoming`);
  if (next) p++;
  if (!within && !next) return null;
  if (reader.is(p, "fortnight"))
    return next || within ? { range: { from: today, to: today + 14 }, length: p - at + 1 } : null;
  const n = number(reader, p);
  if (n === null || n === 0) return null;
  p++;
  if (reader.is(p, "of")) p++;
  const to = daysIn(reader.word(p), n, today);
  if (to === null) return null;
  // "for 3 days" is a duration, not a date.
  if (reader.anyWord(at) === "for" && !next) return null;
  return { range: { from: today, to }, length: p - at + 1 };
}
