import type { Token } from "./tokens";

/** Short words often written without spaces: "thisweekend", "freeevents", "gigsinmumbai". */
const BETWEEN = new Set("this next near free under show shows event events days for and in me".split(" "));
const LEAST_LETTERS = 4;
const MOST_WORDS = 4;

/**
 * Splits a word written without spaces into known words; returns it unchanged if it cannot be split. @param means
 * words of the grammar and of places
 */
export function unglued(token: Token, means: ReadonlySet<string>): readonly Token[] {
  const { word, from, to } = token;
  if (word.length < 2 * LEAST_LETTERS) return [token];
  const words = split(word, means, MOST_WORDS);
  if (!words || words.every((each) => BETWEEN.has(each))) return [token];
  let at = from;
  // An apostrophe shifts the offsets: then every part points to the whole word.
  const exact = to - from === word.length;
  return words.map((each, i) => {
    const start = at;
    at += each.length;
    return {
      word: each,
      from: exact ? start : from,
      to: exact ? at : to,
      afterBreak: i === 0 && token.afterBreak,
    };
  });
}

function split(word: string, means: ReadonlySet<string>, most: number): readonly string[] | null {
  if (word === "") return [];
  if (most === 0) return null;
  for (let end = word.length; end > 1; end--) {
    const first = word.slice(0, end);
    if (!BETWEEN.has(first) && !(end >= LEAST_LETTERS && means.has(first))) continue;
    const rest = split(word.slice(end), means, most - 1);
    if (rest) return [first, ...rest];
  }
  return null;
}
