import type { Day } from "./calendar";
import { type Found, nextDate, one } from "./date-words";
import { PhraseBook, type Reader } from "./reader";

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

export function feastAt(reader: Reader, at: number, today: Day): Found | null {
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
