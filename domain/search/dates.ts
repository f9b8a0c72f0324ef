import { type Day, type DayInterval, dayOf, mondayOf } from "../time/calendar";
import { type FoundDate, NEXT, one, weekdayFrom, year } from "./date-words";
import { anchoredAt } from "./grammar/anchored-days";
import { feastAt } from "./feasts";
import { absoluteAt } from "./month-days";
import { monthAt, partOfMonthAt } from "./months";
import type { Reader } from "./reader";
import { relativeAt } from "./relative-days";
import { weekdayAt } from "./weekdays";

/**
 * Date expressions. Weeks run Monday to Sunday; ranges are half open and start today at the earliest. "This" and a
 * bare weekday are the nearest one, today included; "next <weekday>" is in the next week.
 */

/** The longest date expression that begins at a word. */
function dateAt(reader: Reader, at: number, today: Day): FoundDate | null {
  return anchoredAt(reader, at, today, plainDateAt) ?? plainDateAt(reader, at, today);
}

function plainDateAt(reader: Reader, at: number, today: Day): FoundDate | null {
  return (
    relativeAt(reader, at, today) ??
    partOfMonthAt(reader, at, today) ??
    absoluteAt(reader, at, today) ??
    feastAt(reader, at, today) ??
    weekdayAt(reader, at, today) ??
    monthAt(reader, at, today) ??
    yearAt(reader, at, today)
  );
}

function yearAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const givenYear = year(reader, at);
  if (givenYear === null || dayOf(givenYear + 1, 1, 1) <= today) return null;
  return {
    range: { from: Math.max(dayOf(givenYear, 1, 1), today), to: dayOf(givenYear + 1, 1, 1) },
    length: 1,
  };
}

const JOIN = "or|and|&|,|/|ya|aur";
const THROUGH = "-|–|—|to|till|until|through|thru|se";

interface DatePhrase {
  readonly range: DayInterval;
  readonly weekday?: number;
  /** Several weekdays without dates: "wed or fri". */
  readonly weekdays?: readonly number[];
  /** The last day of a stay: "we leave on the 7th". */
  readonly endsStay?: true;
}

/** The date range of the sentence, or null; claims its words. */
export function readDates(reader: Reader, today: Day): DayInterval | null {
  const ranges: DatePhrase[] = [];
  for (let at = 0; at < reader.length; at++) {
    if (!reader.isFree(at)) continue;
    const read = phraseAt(reader, at, today);
    if (!read) continue;
    const { range, length, lead } = read;
    if (range.to !== null && range.to <= today) continue;
    const not = notBefore(reader, lead);
    if (not > 0) {
      // Filters cannot express "not on sunday", so the excluded day sets no filter.
      reader.claim(lead - not, not + length);
      at = Math.max(at, lead + length - 1);
      continue;
    }
    ranges.push({
      range,
      ...(read.weekday ? { weekday: read.weekday } : {}),
      ...(read.weekdays ? { weekdays: read.weekdays } : {}),
      ...(endsStay(reader, lead) ? { endsStay: true } : {}),
    });
    if (length > 0) reader.understand(lead, length, ["dateFrom", "dateTo"], describe(range));
    at = Math.max(at, lead + length - 1);
  }
  return ranges.length === 0 ? null : combine(ranges);
}

/** Number of words of a negation before a date: "but not on", "except". */
function notBefore(reader: Reader, at: number): number {
  const on = reader.is(at - 1, "on|for|in") ? 1 : 0;
  if (!reader.is(at - 1 - on, "not|except|excluding|avoid|avoiding")) return 0;
  if (reader.is(at - 2 - on, "why")) return 0;
  return 1 + on + (reader.is(at - 2 - on, "but|and|just") ? 1 : 0);
}

function endsStay(reader: Reader, at: number): boolean {
  const before = [1, 2, 3].map((back) => reader.anyWord(at - back));
  return before.some((word) =>
    /^(leave|leaving|leaves|depart|departing|return|returning|fly|flying|back|go)$/.test(word),
  );
}

function describe(range: DayInterval): string {
  return `${range.from ?? ""}..${range.to ?? ""}`;
}

/** A date with its prefix ("before", "from", "between") and suffix ("to", "or", "onwards"). */
function phraseAt(
  reader: Reader,
  at: number,
  today: Day,
): (DatePhrase & { length: number; lead: number }) | null {
  const leads = reader.is(
    at,
    "before|until|till|by|upto|after|post|since|from|between|starting|on|in|during|for|ke",
  );
  // "before the new year"
  const the = leads && reader.is(at + 1, "the") && dateAt(reader, at + 1, today) === null ? 1 : 0;
  const start = leads ? at + 1 + the : at;
  const found = dateAt(reader, start, today) ?? (leads ? dateAt(reader, at, today) : null);
  if (!found) return null;
  const begins = leads && dateAt(reader, start, today) === null ? at : start;
  const lead = begins === start && leads ? reader.word(at) : "";
  const from = lead ? at : begins;
  let end = begins + found.length;
  let range = found.range;
  let narrowed = found.weekday;
  let weekdays = narrowed === undefined ? undefined : [narrowed];

  // A weekday with its date: "saturday 28 nov", "friday, 27th".
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
      return {
        range: spanOf(range, other, today),
        length: end + 1 + other.length - from,
        lead: from,
      };
    }
  }
  for (let skip = joinAt(reader, end); skip > 0; skip = joinAt(reader, end)) {
    const joined = dateAt(reader, end + skip, today) ?? nextAfter(reader, end + skip, range, end);
    // "next thursday or saturday": both are of the next week.
    const other: FoundDate | null =
      joined?.weekday !== undefined && reader.is(begins, NEXT) && range.from !== null
        ? { range: one(mondayOf(range.from) + joined.weekday - 1), length: joined.length }
        : joined;
    if (!other || other.length === 0 || range.from === null || range.to === null) break;
    const same = { from: other.range.from!, to: other.range.to! };
    range = { from: Math.min(range.from, same.from), to: Math.max(range.to, same.to) };
    weekdays = weekdays && other.weekday ? [...weekdays, other.weekday] : undefined;
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
  const several = weekdays && weekdays.length > 1 ? { weekdays } : {};
  return { range, length, lead: from, ...(narrowed ? { weekday: narrowed } : several) };
}

/** Number of words that join two dates: "or", ", or", "ko ya phir", "or maybe on". */
function joinAt(reader: Reader, at: number): number {
  const lead = reader.is(at, "ko|ke|ki") ? 1 : 0;
  let end = at + lead;
  if (!reader.is(end, JOIN)) return 0;
  while (reader.is(end, `${JOIN}|maybe|even|else|perhaps|phir|fir|on|possibly|preferably`)) end++;
  return end - at;
}

/** "this weekend or next": the same unit a week later. */
function nextAfter(reader: Reader, at: number, { from, to }: DayInterval, end: number): FoundDate | null {
  const the = reader.is(at, "the") ? 1 : 0;
  const one = reader.is(at + the, "one") ? 1 : 0;
  const next = at + the + one;
  if (!reader.is(next, one ? "after" : NEXT) || from === null || to === null) return null;
  if (!/^(week|weekend|\w+day)$/.test(reader.anyWord(end - 1))) return null;
  const tail = reader.is(next + 1, "one|that") ? 1 : 0;
  return { range: { from: from + 7, to: to + 7 }, length: next + 1 + tail - at };
}

/** "A to B". A weekday before A is the one of the next week; other reversed ends ("dec - tonight") are put in order. */
function spanOf(first: DayInterval, last: FoundDate, today: Day): DayInterval {
  const from = Math.max(first.from!, today);
  const to = last.range.to!;
  if (to > from) return { from, to };
  if (last.weekday !== undefined && to + 7 > from) return { from, to: to + 7 };
  return { from: Math.max(last.range.from ?? today, today), to: first.to };
}

/** Intersects several dates ("friday next week"); contradicting ones after the first are ignored. */
function combine(ranges: readonly DatePhrase[]): DayInterval {
  let whole = ranges[0]!;
  for (const next of ranges.slice(1)) {
    if (
      next.endsStay &&
      next.range.to !== null &&
      whole.range.from !== null &&
      next.range.to > whole.range.from
    ) {
      whole = { range: { from: whole.range.from, to: next.range.to } };
      continue;
    }
    const [many, week] = whole.weekdays ? [whole, next] : [next, whole];
    if (many.weekdays && !week.weekdays && week.range.from !== null && week.range.to !== null) {
      const start = week.range.from;
      const days = many.weekdays.map((each) => weekdayFrom(start, each));
      whole = { range: { from: Math.min(...days), to: Math.max(...days) + 1 } };
      continue;
    }
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
