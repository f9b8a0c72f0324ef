import {
  addMonths,
  type Day,
  type DayRange,
  dayOf,
  isDate,
  mondayOf,
  monthRange,
  partsOf,
  weekdayOf,
} from "./calendar";
import { PhraseBook, type Reader } from "./reader";

/**
 * Dates as people say them. Weeks run Monday to Sunday; ranges are half open; nothing reaches before today.
 * "This" and a bare weekday are the nearest one, today included; "next <weekday>" is in the next week.
 */

interface Found {
  readonly range: DayRange;
  readonly length: number;
  /** A weekday without a date may be narrowed by a week or month said elsewhere in the sentence. */
  readonly weekday?: number;
  /** Both ends were said: "from" before it opens nothing. */
  readonly closed?: true;
}

const WEEKDAYS = new Map<string, number>(
  [
    "monday mon somvar somwar mondays",
    "tuesday tue tues mangalvar mangalwar tuesdays",
    "wednesday wed weds budhvar budhwar wednesdays",
    "thursday thu thur thurs guruvar guruwar thursdays",
    "friday fri shukravar shukrawar shukrvar fridays",
    "saturday sat shanivar shaniwar saturdays",
    "sunday sun ravivar raviwar itwar itvar sundays",
  ].flatMap((names, i) => names.split(" ").map((name): [string, number] => [name, i + 1])),
);

const MONTHS = new Map<string, number>(
  "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec"
    .split("|")
    .flatMap((names, i) => names.split(" ").map((name): [string, number] => [name, i + 1])),
);
/** Months that are also everyday words: they need a number or a word of time beside them. */
const SHY_MONTHS = new Set(["may", "march", "mar", "jan", "sun"]);

const NUMBERS = new Map<string, number>(
  "one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, i): [string, number] => [word, i + 1]),
);
for (const [word, value] of [
  ["a", 1],
  ["an", 1],
  ["couple", 2],
  ["few", 3],
  ["do", 2],
  ["teen", 3],
] as const)
  NUMBERS.set(word, value);

/** Feasts with a fixed date: [month, date]. Movable ones are left to the catalogue's words. */
const FEASTS = new PhraseBook<readonly [number, number]>([
  ["christmas eve", [12, 24]],
  ["xmas eve", [12, 24]],
  ["christmas day", [12, 25]],
  ["xmas day", [12, 25]],
  ["boxing day", [12, 26]],
  ["new years eve", [12, 31]],
  ["new year eve", [12, 31]],
  ["nye", [12, 31]],
  ["31st night", [12, 31]],
  ["new years day", [1, 1]],
  ["new year day", [1, 1]],
  ["republic day", [1, 26]],
  ["valentines day", [2, 14]],
  ["valentine day", [2, 14]],
  ["womens day", [3, 8]],
  ["independence day", [8, 15]],
  ["gandhi jayanti", [10, 2]],
  ["childrens day", [11, 14]],
  ["halloween", [10, 31]],
]);
/** Feasts that are a theme unless a preposition makes them a day. */
const THEME_FEASTS = new Map<string, readonly [number, number]>([
  ["christmas", [12, 25]],
  ["xmas", [12, 25]],
  ["valentines", [2, 14]],
]);

const ORDINALS = new Map<string, number>([
  ["first", 1],
  ["1", 1],
  ["second", 2],
  ["2", 2],
  ["third", 3],
  ["3", 3],
  ["fourth", 4],
  ["4", 4],
  ["last", -1],
]);

const SUFFIX = "st|nd|rd|th";
const THIS = "this|is|iss|coming|upcoming|current";
const NEXT = "next|agle|agla|agli|following";
const WEEK = "week|hafte|hafta|haftey";
const MONTH = "month|mahine|mahina|maheene";
/** After these an ordinal counts something else than days. */
const NOT_A_DAY =
  "floor|edition|anniversary|birthday|street|century|grade|class|std|season|year|time|avenue|cross|main|row";

function number(reader: Reader, at: number): number | null {
  const word = reader.word(at);
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return NUMBERS.get(word) ?? null;
}

function dateNumber(reader: Reader, at: number): { date: number; length: number; ordinal: boolean } | null {
  const word = reader.word(at);
  if (!/^\d{1,2}$/.test(word)) return null;
  const date = Number(word);
  if (date < 1 || date > 31) return null;
  const ordinal = reader.is(at + 1, SUFFIX) && reader.tokens[at + 1]!.from === reader.tokens[at]!.to;
  return { date, length: ordinal ? 2 : 1, ordinal };
}

function month(reader: Reader, at: number): number | null {
  return MONTHS.get(reader.word(at)) ?? null;
}

function year(reader: Reader, at: number): number | null {
  const word = reader.word(at);
  return /^20[2-9]\d$/.test(word) ? Number(word) : null;
}

/** The next such date from today on: people do not look for shows that are over. */
function nextDate(today: Day, months: number, date: number): Day | null {
  const now = partsOf(today);
  for (const each of [now.year, now.year + 1, now.year + 2, now.year + 3, now.year + 4])
    if (isDate(each, months, date) && dayOf(each, months, date) >= today) return dayOf(each, months, date);
  return null;
}

const one = (day: Day): DayRange => ({ from: day, to: day + 1 });

function weekend(today: Day, weeksOn: number): DayRange {
  const saturday = mondayOf(today) + 5 + weeksOn * 7;
  return { from: Math.max(saturday, today), to: saturday + 2 };
}

function weekdayFrom(today: Day, weekday: number): Day {
  return today + ((weekday - weekdayOf(today) + 7) % 7);
}

function monthFrom(today: Day, wanted: number, said: number | null): { from: Day; to: Day } {
  const now = partsOf(today);
  const range = monthRange(said ?? (wanted < now.month ? now.year + 1 : now.year), wanted);
  return { from: Math.max(range.from, today), to: range.to };
}

/** One date or range that begins at a word, the longest reading first. */
function dateAt(reader: Reader, at: number, today: Day): Found | null {
  return (
    relativeAt(reader, at, today) ??
    partOfMonthAt(reader, at, today) ??
    absoluteAt(reader, at, today) ??
    feastAt(reader, at, today) ??
    weekdayAt(reader, at, today) ??
    monthAt(reader, at, today)
  );
}

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

function relativeAt(reader: Reader, at: number, today: Day): Found | null {
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
function partOfMonthAt(reader: Reader, at: number, today: Day): Found | null {
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

const RANGE_WORD = "-|–|—|to|till|until|through|thru|and|&|se";

/** "5 dec", "dec 5th", "5-8 dec", "dec 5 to 8", "5/12", "the 29th", each with an optional year. */
function absoluteAt(reader: Reader, at: number, today: Day): Found | null {
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

function feastAt(reader: Reader, at: number, today: Day): Found | null {
  const feast = FEASTS.find(reader, at);
  if (feast) {
    const day = nextDate(today, feast.value[0], feast.value[1]);
    return day === null ? null : { range: one(day), length: feast.length };
  }
  const themed = THEME_FEASTS.get(reader.word(at));
  if (themed && /^(on|before|after|till|until|by|this)$/.test(reader.heard(at - 1))) {
    const day = nextDate(today, themed[0], themed[1]);
    return day === null ? null : { range: one(day), length: 1 };
  }
  return null;
}

function weekdayAt(reader: Reader, at: number, today: Day): Found | null {
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

function monthAt(reader: Reader, at: number, today: Day): Found | null {
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

const JOIN = "or|and|&|,|/|ya|aur";
const THROUGH = "-|–|—|to|till|until|through|thru|se";

/** All dates of the sentence as one range; claims their words. Null when none is said. */
export function readDates(reader: Reader, today: Day): DayRange | null {
  const ranges: { range: DayRange; weekday?: number }[] = [];
  for (let at = 0; at < reader.length; at++) {
    if (!reader.isFree(at)) continue;
    const read = phraseAt(reader, at, today);
    if (!read) continue;
    const { range, length, lead } = read;
    if (range.to !== null && range.to <= today) continue;
    ranges.push({ range, ...(read.weekday ? { weekday: read.weekday } : {}) });
    if (length > 0) reader.understand(lead, length, ["dateFrom", "dateTo"], describe(range));
    at = Math.max(at, lead + length - 1);
  }
  return ranges.length === 0 ? null : combine(ranges);
}

function describe(range: DayRange): string {
  return `${range.from ?? ""}..${range.to ?? ""}`;
}

/** A date with what leads it ("before", "from", "between") and what follows ("to", "or", "onwards"). */
function phraseAt(
  reader: Reader,
  at: number,
  today: Day,
): { range: DayRange; length: number; lead: number; weekday?: number } | null {
  const leads = reader.is(
    at,
    "before|until|till|by|upto|after|post|since|from|between|starting|on|in|during|for|ke",
  );
  const start = leads ? at + 1 : at;
  const found = dateAt(reader, start, today) ?? (leads ? dateAt(reader, at, today) : null);
  if (!found) return null;
  const begins = leads && dateAt(reader, start, today) === null ? at : start;
  const lead = begins === start && leads ? reader.word(at) : "";
  const from = lead ? at : begins;
  let end = begins + found.length;
  let range = found.range;
  let narrowed = found.weekday;

  // A weekday that names its date: "saturday 28 nov", "friday, 27th".
  if (found.weekday !== undefined) {
    const skip = reader.is(end, ",") ? 1 : 0;
    const dated = absoluteAt(reader, end + skip, today);
    if (dated) {
      range = dated.range;
      end += skip + dated.length;
      narrowed = undefined;
    }
  }
  if (reader.is(end, THROUGH) || (lead === "between" && reader.is(end, "and|&|aur"))) {
    const other = dateAt(reader, end + 1, today);
    if (other && other.range.to !== null && range.from !== null) {
      const to = other.range.to > range.from ? other.range.to : other.range.to + 7;
      return {
        range: { from: Math.max(range.from, today), to },
        length: end + 1 + other.length - from,
        lead: from,
      };
    }
  }
  while (reader.is(end, JOIN)) {
    const skip = reader.is(end, ",") && reader.is(end + 1, "or|and") ? 2 : 1;
    const other = dateAt(reader, end + skip, today);
    if (!other || other.length === 0 || range.from === null || range.to === null) break;
    const same = { from: other.range.from!, to: other.range.to! };
    range = { from: Math.min(range.from, same.from), to: Math.max(range.to, same.to) };
    narrowed = undefined;
    end += skip + other.length;
  }
  if (reader.is(end, "onwards|onward|on")) {
    if (!reader.is(end, "on") || lead === "from")
      return { range: { from: range.from, to: null }, length: end + 1 - from, lead: from };
  }
  if (lead === "before") return { range: { from: today, to: range.from }, length: end - from, lead: from };
  if (/^(until|till|by|upto)$/.test(lead))
    return { range: { from: today, to: range.to }, length: end - from, lead: from };
  if (/^(after|post)$/.test(lead))
    return { range: { from: range.to, to: null }, length: end - from, lead: from };
  if (/^(since|from|starting)$/.test(lead) && !found.closed)
    return { range: { from: range.from, to: null }, length: end - from, lead: from };
  const length = found.length === 0 ? 0 : end - from;
  return { range, length, lead: from, ...(narrowed ? { weekday: narrowed } : {}) };
}

/** Several dates narrow each other ("friday next week"); where they contradict, the first one stands. */
function combine(ranges: readonly { range: DayRange; weekday?: number }[]): DayRange {
  let whole = ranges[0]!;
  for (const next of ranges.slice(1)) {
    const [day, span] = whole.weekday ? [whole, next] : [next, whole];
    if (day.weekday && !span.weekday && span.range.from !== null) {
      const inside = weekdayFrom(span.range.from, day.weekday);
      if (span.range.to === null || inside < span.range.to) {
        whole = { range: one(inside) };
        continue;
      }
    }
    const from = Math.max(whole.range.from ?? -Infinity, next.range.from ?? -Infinity);
    const to = Math.min(whole.range.to ?? Infinity, next.range.to ?? Infinity);
    if (from < to)
      whole = { range: { from: from === -Infinity ? null : from, to: to === Infinity ? null : to } };
  }
  return whole.range;
}
