import type { Reader } from "../reader";
import { EACH, TOTAL, TOTAL_BEFORE } from "./idioms";

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ..."one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, i) => [word, i + 1] as const),
  ..."do teen char paanch chhe saat aath nau das".split(" ").map((word, i) => [word, i + 2] as const),
  ["chaar", 4],
  ["panch", 5],
  ["both", 2],
  ["couple", 2],
]);
const PEOPLE =
  "people|persons|person|friends|adults|guests|log|logon|tickets|seats|pax|heads|members|guys|girls|boys|colleagues|cousins|us|jan|bande|dost|doston";
const MOST = 50;

const longest = (reader: Reader, at: number, list: readonly (readonly string[])[]) =>
  list.reduce((length, phrase) => Math.max(length, reader.phrase(at, phrase)), 0);

/** Number of words of "each", "per head" after an amount. */
export const eachAt = (reader: Reader, at: number): number => longest(reader, at, EACH);

/** Number of words of "in all", "for both", "for the four of us" after an amount, or 0. */
export function totalAt(reader: Reader, at: number): number {
  const total = longest(reader, at, TOTAL);
  if (total > 0) return total + forPartyAt(reader, at + total);
  return forPartyAt(reader, at);
}

/** Number of words of "total of" that end before an amount. */
export function totalBefore(reader: Reader, at: number): number {
  return TOTAL_BEFORE.reduce(
    (length, phrase) =>
      reader.phrase(at - phrase.length, phrase) === phrase.length ? Math.max(length, phrase.length) : length,
    0,
  );
}

/** Number of words of "for both", "for the 4 of us", "for 3 people". */
export function forPartyAt(reader: Reader, at: number): number {
  if (!reader.is(at, "for|ke")) return 0;
  const the = reader.is(at + 1, "the|all|us") ? 1 : 0;
  const size = sizeAt(reader, at + 1 + the);
  return size ? 1 + the + size.length : 0;
}

/** Number of people that the sentence names ("four of us", "for two"), or null. */
export function partySize(reader: Reader): number | null {
  for (let at = 0; at < reader.length; at++) {
    const size = sizeAt(reader, at);
    // "me plus three friends"
    const others =
      size &&
      /^(plus|and|\+|aur)$/.test(reader.anyWord(at - 1)) &&
      /^(me|myself|i|main|my)$/.test(reader.anyWord(at - 2));
    if (size && others) return size.value + 1;
    if (!size || size.value < 2) continue;
    const isParty =
      size.length > 1 ||
      reader.is(at, "both") ||
      (reader.is(at - 1, "for") && !reader.is(at, "a")) ||
      reader.is(at - 1, "hum") ||
      (reader.anyWord(at - 1) === "of" &&
        /^(party|group|gang|family|bunch|team)$/.test(reader.anyWord(at - 2)));
    if (isParty) return size.value;
  }
  return null;
}

/** Number of words of "party of six", which is no party to go to. */
export function partyOfAt(reader: Reader, at: number): number {
  if (!reader.is(at, "party|group|gang|bunch|team") || !reader.is(at + 1, "of")) return 0;
  const size = sizeAt(reader, at + 2);
  return size ? 2 + size.length : 0;
}

function sizeAt(reader: Reader, at: number): { value: number; length: number } | null {
  const word = reader.anyWord(at);
  const value = /^\d{1,2}$/.test(word) ? Number(word) : NUMBERS.get(word);
  if (value === undefined || value < 2 || value > MOST) return null;
  const of = /^of$/.test(reader.anyWord(at + 1)) ? 1 : 0;
  const isPeople = PEOPLE.split("|").includes(reader.anyWord(at + 1 + of));
  if (isPeople) return { value, length: 2 + of };
  // A bare number is no party before a unit: "for 2 days".
  if (/^\d/.test(word)) return null;
  return { value, length: 1 };
}
