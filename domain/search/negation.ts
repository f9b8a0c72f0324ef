import { ACCESSIBILITY, AUDIENCES, LANGUAGES, STOP_WORDS } from "./lexicon";
import { CLOSERS, OPENERS } from "./grammar/idioms";
import type { Atlas } from "./places";
import type { Reader } from "./reader";

/** Words that end the scope of a negation. */
const ENDS =
  /^(in|on|at|near|around|for|from|by|under|below|above|over|after|before|between|this|next|today|tonight|tomorrow|with|but|please|that|which|where|because|during|within|something|anything|preferably|maybe|mein|me|only|kids|is)$/;

/**
 * Marks the words negated by each "not", "except", "without": at most three content words, continued over "or". Runs
 * after prices and dates, which have their own "not more than" and "not before".
 */
export function markNegation(reader: Reader, atlas: Atlas): void {
  for (let at = 0; at < reader.length; at++) {
    const opener = OPENERS.reduce((length, phrase) => Math.max(length, reader.phrase(at, phrase)), 0);
    if (opener && !isClosing(reader, at)) {
      const end = markFrom(reader, at + opener, atlas);
      if (end > at + opener) {
        reader.claim(at, opener);
        at = end - 1;
      }
      continue;
    }
    const closer = CLOSERS.reduce((length, phrase) => Math.max(length, reader.phrase(at, phrase)), 0);
    if (closer && at > 0 && reader.isFree(at - 1) && !STOP_WORDS.has(reader.word(at - 1))) {
      reader.negated[at - 1] = true;
      reader.claim(at, closer);
    }
  }
}

function isClosing(reader: Reader, at: number): boolean {
  return /^(nahi|nahin|chhodke|ke|mat)$/.test(reader.word(at)) && at > 0;
}

function markFrom(reader: Reader, from: number, atlas: Atlas): number {
  let at = from;
  let words = 0;
  while (at < reader.length) {
    const word = reader.word(at);
    if (word === "" || (ENDS.test(word) && !(word === "kids" && at === from))) break;
    if (at > from && reader.tokens[at]!.afterBreak && word !== ",") break;
    // "but not cricket bangalore": a place or an audience ends the negation.
    const isPlace = atlas.cities.find(reader, at) ?? atlas.areas.find(reader, at);
    const isPerson = ACCESSIBILITY.find(reader, at) ?? AUDIENCES.find(reader, at) ?? LANGUAGES.get(word);
    if ((isPlace || isPerson) && words > 0) break;
    if (word === ",") {
      // A comma continues the negation only into a list that ends with "or": "no comedy, techno or kids".
      const rest = reader.tokens.slice(at + 1, at + 5).map((token) => token.word);
      if (!rest.some((next) => /^(or|and|ya)$/.test(next)) || words === 0) break;
    } else if (/^(or|and|ya|aur|nor|&|\/)$/.test(word)) {
      if (words === 0) break;
      words = 0;
    } else {
      if (words >= 3) break;
      reader.negated[at] = true;
      if (!STOP_WORDS.has(word) || words > 0) words++;
    }
    at++;
  }
  return at;
}
