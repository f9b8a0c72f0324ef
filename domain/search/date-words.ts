import {
  type Day,
  type DayInterval,
  dayOf,
  isDate,
  mondayOf,
  monthRange,
  partsOf,
  isoWeekdayOf,
} from "../time/calendar";
import type { Reader } from "./reader";

export interface FoundDate {
  readonly range: DayInterval;
  readonly length: number;
  /** A weekday without a date can be narrowed by a week or month elsewhere in the sentence. */
  readonly weekday?: number;
  /** Both ends are given, so a preceding "from" does not make the range unbounded. */
  readonly closed?: true;
}

/** Hindi weekdays in Latin letters: a stem and its spellings of "var". */
const HINDI_STEMS: readonly (readonly [weekday: number, stems: string])[] = [
  [1, "som"],
  [2, "mangal mangl"],
  [3, "budh bud"],
  [4, "guru brihaspati bruhaspati veer vir"],
  [5, "shukra shukr sukra shukkar"],
  [6, "shani sani shanich shanish"],
  [7, "ravi it et"],
];
const VAR = "var vaar war waar bar baar vara".split(" ");

export const WEEKDAYS = new Map<string, number>([
  ...[
    "monday mon mondays peer",
    "tuesday tue tues tuesdays",
    "wednesday wed weds wednesdays",
    "thursday thu thur thurs thursdays jumerat jumeraat",
    "friday fri fridays juma jumma",
    "saturday sat saturdays shanichar shanishchar sanichar",
    "sunday sun sundays",
  ].flatMap((names, i) => names.split(" ").map((name): [string, number] => [name, i + 1])),
  ...HINDI_STEMS.flatMap(([weekday, stems]) =>
    stems.split(" ").flatMap((stem) => VAR.map((ending): [string, number] => [stem + ending, weekday])),
  ),
]);

export const MONTHS = new Map<string, number>(
  "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec"
    .split("|")
    .flatMap((names, i) => names.split(" ").map((name): [string, number] => [name, i + 1])),
);
/** Months that are also common words: they need a number or a time word beside them. */
export const SHY_MONTHS = new Set(["may", "march", "mar"]);

/** Numbers in words, for counts of days and weeks. */
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

export const ORDINALS = new Map<string, number>([
  ["first", 1],
  ["1", 1],
  ["second", 2],
  ["2", 2],
  ["third", 3],
  ["3", 3],
  ["fourth", 4],
  ["4", 4],
  ["last", -1],
  ["pehle", 1],
  ["pehla", 1],
  ["dusre", 2],
  ["teesre", 3],
  ["aakhri", -1],
  ["akhri", -1],
]);

export const SUFFIX = "st|nd|rd|th";
export const THIS = "this|is|iss|coming|upcoming|current";
export const WEEKEND = "weekend|weekends|wknd|wkend";
export const NEXT = "next|agle|agla|agli|following";
export const WEEK = "week|wk|hafte|hafta|haftey";
export const MONTH = "month|mahine|mahina|maheene";
/** After these an ordinal does not count days. */
export const NOT_A_DAY =
  "floor|edition|anniversary|birthday|street|century|grade|class|std|season|year|time|avenue|cross|main|row";

export function number(reader: Reader, at: number): number | null {
  const word = reader.word(at);
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return NUMBERS.get(word) ?? null;
}

const WORDED_DATES = new Map<string, number>(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    .split(" ")
    .map((word, i): [string, number] => [word, i + 1]),
);

/** "29", "29th", "the twelfth", "twenty fifth". */
export function dateNumber(
  reader: Reader,
  at: number,
): { date: number; length: number; ordinal: boolean } | null {
  const word = reader.word(at);
  const tens = word === "twenty" || word === "thirty" ? (word === "twenty" ? 20 : 30) : 0;
  const joint = tens && reader.is(at + 1, "-") ? 2 : 1;
  const worded = WORDED_DATES.get(tens ? reader.word(at + joint) : word);
  // An ordinal word is a date only beside a month: not "the first show".
  if (worded !== undefined && tens + worded < 32)
    return { date: tens + worded, length: tens ? joint + 1 : 1, ordinal: false };
  if (!/^\d{1,2}$/.test(word)) return null;
  const date = Number(word);
  if (date < 1 || date > 31) return null;
  const ordinal = reader.is(at + 1, SUFFIX) && reader.tokens[at + 1]!.from === reader.tokens[at]!.to;
  return { date, length: ordinal ? 2 : 1, ordinal };
}

export function month(reader: Reader, at: number): number | null {
  return MONTHS.get(reader.word(at)) ?? null;
}

export function year(reader: Reader, at: number): number | null {
  const word = reader.word(at);
  return /^20[2-9]\d$/.test(word) ? Number(word) : null;
}

/** The next such date from today on; queries are about upcoming events. */
export function nextDate(today: Day, months: number, date: number): Day | null {
  const now = partsOf(today);
  for (const each of [now.year, now.year + 1, now.year + 2, now.year + 3, now.year + 4])
    if (isDate(each, months, date) && dayOf(each, months, date) >= today) return dayOf(each, months, date);
  return null;
}

export const one = (day: Day): DayInterval => ({ from: day, to: day + 1 });

export function weekend(today: Day, weeksOn: number): DayInterval {
  const saturday = mondayOf(today) + 5 + weeksOn * 7;
  return { from: Math.max(saturday, today), to: saturday + 2 };
}

/** The weekend of the day's week; for Monday to Wednesday the one before, which is nearer. */
export function weekendNear(day: Day): DayInterval {
  const saturday = mondayOf(day) + 5 - (isoWeekdayOf(day) < 4 ? 7 : 0);
  return { from: saturday, to: saturday + 2 };
}

export function weekdayFrom(today: Day, weekday: number): Day {
  return today + ((weekday - isoWeekdayOf(today) + 7) % 7);
}

export function monthFrom(today: Day, wanted: number, givenYear: number | null): { from: Day; to: Day } {
  const now = partsOf(today);
  const range = monthRange(givenYear ?? (wanted < now.month ? now.year + 1 : now.year), wanted);
  return { from: Math.max(range.from, today), to: range.to };
}
