import { addMonths, type Day, dayOf, mondayOf, monthRange, partsOf } from "./calendar";
import { type Found, MONTH, NEXT, number, one, THIS, WEEK, weekend } from "./date-words";
import { PhraseBook, type Reader } from "./reader";

const RELATIVE = new PhraseBook<number>([
  ["day after tomorrow", 2],
  ["day after tmrw", 2],
  ["day after", 2],
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
  ["tomorrow", 1],
  ["tomorrows", 1],
  ["tmrw", 1],
  ["tmr", 1],
  ["tom", 1],
  ["tomo", 1],
  ["2moro", 1],
  ["2morrow", 1],
  ["kal", 1],
  ["आज", 0],
  ["कल", 1],
  ["परसों", 2],
]);
/** Said with a part of the day: "this evening", "tonight": the word of the hour is left for the clock to read. */
const HOURS = "morning|afternoon|evening|night|subah|shaam|sham|raat|dopahar";

export function relativeAt(reader: Reader, at: number, today: Day): Found | null {
  const said = RELATIVE.find(reader, at);
  if (said) {
    const word = reader.word(at);
    if (word === "tonight" || word === "tonite" || word === "tonights")
      return { range: one(today), length: 0 };
    return { range: one(today + said.value), length: said.length };
  }
  const article = reader.is(at, "the") ? 1 : 0;
  const p = at + article;

  if (reader.is(p, THIS) && reader.is(p + 1, HOURS)) return { range: one(today), length: article + 1 };
  if (reader.is(p, THIS) && reader.is(p + 1, "weekend|weekends"))
    return { range: weekend(today, 0), length: article + 2 };
  if (reader.is(p, NEXT) && reader.is(p + 1, "weekend|weekends"))
    return { range: weekend(today, 1), length: article + 2 };
  if (reader.is(p, "weekend") && reader.is(p + 1, "after") && reader.is(p + 2, "next"))
    return { range: weekend(today, 2), length: article + 3 };
  if (reader.is(p, "weekend|weekends")) return { range: weekend(today, 0), length: article + 1 };

  const rest = reader.is(p, "rest|remainder") && reader.is(p + 1, "of") ? 2 : 0;
  if (reader.is(p + rest, THIS) && reader.is(p + rest + 1, WEEK))
    return { range: { from: today, to: mondayOf(today) + 7 }, length: article + rest + 2 };
  if (reader.is(p + rest, "the") && reader.is(p + rest + 1, WEEK) && rest)
    return { range: { from: today, to: mondayOf(today) + 7 }, length: article + rest + 2 };
  if (reader.is(p, "week") && reader.is(p + 1, "after") && reader.is(p + 2, "next"))
    return { range: { from: mondayOf(today) + 14, to: mondayOf(today) + 21 }, length: article + 3 };
  if (reader.is(p, NEXT) && reader.is(p + 1, WEEK))
    return { range: { from: mondayOf(today) + 7, to: mondayOf(today) + 14 }, length: article + 2 };

  const now = partsOf(today);
  if (reader.is(p + rest, THIS) && reader.is(p + rest + 1, MONTH))
    return { range: { from: today, to: monthRange(now.year, now.month).to }, length: article + rest + 2 };
  if (reader.is(p, NEXT) && reader.is(p + 1, MONTH)) {
    const then = partsOf(addMonths(monthRange(now.year, now.month).from, 1));
    return { range: monthRange(then.year, then.month), length: article + 2 };
  }
  if (reader.is(p, THIS) && reader.is(p + 1, "year|saal"))
    return { range: { from: today, to: dayOf(now.year + 1, 1, 1) }, length: article + 2 };
  if (reader.is(p, NEXT) && reader.is(p + 1, "year|saal"))
    return { range: { from: dayOf(now.year + 1, 1, 1), to: dayOf(now.year + 2, 1, 1) }, length: article + 2 };
  return spanAt(reader, at, today);
}

/** "in the next 3 days", "within two weeks", "next 10 days", "coming fortnight". */
function spanAt(reader: Reader, at: number, today: Day): Found | null {
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
  const unit = reader.word(p);
  const to = /^(days?|din)$/.test(unit)
    ? today + n
    : /^(weeks?|hafte)$/.test(unit)
      ? today + 7 * n
      : /^(months?|mahine)$/.test(unit)
        ? addMonths(today, n)
        : /^fortnights?$/.test(unit)
          ? today + 14 * n
          : null;
  if (to === null) return null;
  // "for 3 days" is how long, not when.
  if (reader.heard(at) === "for" && !next) return null;
  return { range: { from: today, to }, length: p - at + 1 };
}
