import { type Day, mondayOf } from "../time/calendar";
import { type FoundDate, nextDate, one, WEEK, WEEKEND, weekendNear } from "./date-words";
import { PhraseBook, type Reader } from "./reader";

/** Holidays with a fixed date: [month, date]. Movable ones are keywords. */
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
/** Holidays that are a theme unless a preposition makes them a date, or "week" and "weekend" a range. */
const THEME_FEASTS = new PhraseBook<readonly [number, number]>([
  ["christmas", [12, 25]],
  ["xmas", [12, 25]],
  ["valentines", [2, 14]],
  ["new year", [1, 1]],
  ["new years", [1, 1]],
]);
const MAKES_A_DAY = /^(on|before|after|till|until|by|upto|this|post|since|from|between|around|and|to)$/;

/** "christmas eve", "on christmas", "day after christmas", "republic day weekend". */
export function feastAt(reader: Reader, at: number, today: Day): FoundDate | null {
  const shifted = reader.is(at, "day") && reader.is(at + 1, "after|before") ? 2 : 0;
  const feast = FEASTS.find(reader, at + shifted) ?? THEME_FEASTS.find(reader, at + shifted);
  if (!feast) return null;
  const day = nextDate(today, feast.value[0], feast.value[1]);
  if (day === null) return null;
  const length = shifted + feast.length;
  if (shifted) return { range: one(day + (reader.is(at + 1, "after") ? 1 : -1)), length };
  if (reader.is(at + length, WEEKEND)) return { range: weekendNear(day), length: length + 1 };
  if (reader.is(at + length, WEEK))
    return { range: { from: Math.max(mondayOf(day), today), to: mondayOf(day) + 7 }, length: length + 1 };
  const isTheme = FEASTS.find(reader, at) === null;
  const before = reader.anyWord(at - 1) === "the" ? reader.anyWord(at - 2) : reader.anyWord(at - 1);
  if (isTheme && !MAKES_A_DAY.test(before)) return null;
  if (isTheme && /^(and|to)$/.test(before) && !saysBetween(reader, at)) return null;
  return { range: one(day), length };
}

/** "between christmas and new year", not "christmas and new year parties". */
function saysBetween(reader: Reader, at: number): boolean {
  return [2, 3, 4].some((back) => /^(between|from)$/.test(reader.anyWord(at - back)));
}
