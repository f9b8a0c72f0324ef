import { unglued } from "./compound-words";
import { stem } from "./document";
import {
  ACCESSIBILITY,
  AUDIENCES,
  CATEGORY_PHRASES,
  LANGUAGES,
  MODES,
  NEAR_ME,
  POPULAR,
  PROTECTED,
  STOP_WORDS,
} from "./lexicon";
import type { Atlas } from "./places";
import type { Correction } from "./query";
import { correct } from "./spelling";
import type { Token } from "./tokens";

/** Words of the grammar, the first candidates for spelling correction. */
const GRAMMAR =
  "today tonight tomorrow weekend weekends weekday week month morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december christmas republic valentines cheapest cheap free under below above between before after budget affordable popular trending children wheelchair captions online virtual noon midnight except without".split(
    " ",
  );
const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...GRAMMAR,
  ..."fortnight nite tmrw tmr tomo aaj kal parso mon tue tues wed thu thur thurs fri sat sun jan feb mar apr may jun jul aug sep sept oct nov dec rs inr rupees usd gbp eur dollars pounds euros thousand hundred nye xmas eve day year anything romantic anniversary birthday honeymoon date couple couples surprise kid lunch dinner breakfast brunch coffee evenings mornings laugh laughs relax relaxing calm quiet loud wild crowd crowds solo alone parents mom mum dad mother father wife husband girlfriend boyfriend boss team colleagues office".split(
    " ",
  ),
  ...CATEGORY_PHRASES.words(),
  ...AUDIENCES.words(),
  ...ACCESSIBILITY.words(),
  ...MODES.words(),
  ...NEAR_ME.words(),
  ...POPULAR.words(),
  ...LANGUAGES.keys(),
]);
export const CORRECTED_TO: ReadonlySet<string> = new Set([
  ...GRAMMAR,
  ...[...CATEGORY_PHRASES.words(), ...AUDIENCES.words(), ...LANGUAGES.keys()].filter(
    (word) => word.length > 3,
  ),
]);

/** The grammar's words and the atlas's places; cached per atlas. */
const corrigible = new WeakMap<Atlas, ReadonlySet<string>>();
function correctable(atlas: Atlas): ReadonlySet<string> {
  const known = corrigible.get(atlas);
  if (known) return known;
  const made = new Set([...CORRECTED_TO, ...atlas.placeWords]);
  corrigible.set(atlas, made);
  return made;
}

/** Splits compounds and corrects misspellings of words that neither the grammar nor the catalogue knows. */
export function correctTokens(
  tokens: readonly Token[],
  atlas: Atlas,
): { tokens: Token[]; corrections: Correction[] } {
  const corrections: Correction[] = [];
  const corrected = tokens
    .flatMap((token) =>
      token.quoted || isKnown(token.word, atlas) ? [token] : unglued(token, correctable(atlas)),
    )
    .map((token) => correctToken(token, atlas, corrections));
  return { tokens: corrected, corrections };
}

function correctToken(token: Token, atlas: Atlas, corrections: Correction[]): Token {
  const { word } = token;
  if (token.quoted || word.length < 4 || !/^\p{Script=Latin}+$/u.test(word)) return token;
  if (isKnown(word, atlas)) return token;
  const read = correct(word, correctable(atlas), atlas.vocabulary);
  if (!read) return token;
  corrections.push({ written: word, read, from: token.from, to: token.to });
  return { ...token, word: read };
}

function isKnown(word: string, atlas: Atlas): boolean {
  return (
    STOP_WORDS.has(word) ||
    PROTECTED.has(word) ||
    KNOWN_WORDS.has(word) ||
    atlas.placeWords.has(word) ||
    atlas.vocabulary.has(word) ||
    atlas.thesaurus.has(stem(word)) ||
    atlas.talk.has(word) ||
    atlas.ordinary.has(word) ||
    atlas.concepts?.knows(word) === true ||
    isInflected(word, atlas)
  );
}

/** An inflected form of a known word is not a misspelling. */
export function isInflected(word: string, atlas: Atlas): boolean {
  return ["s", "es", "ing", "ed", "er", "ers", "ly"].some((ending) => {
    if (!word.endsWith(ending)) return false;
    const stem = word.slice(0, -ending.length);
    return (
      stem.length > 2 &&
      (atlas.vocabulary.has(stem) ||
        KNOWN_WORDS.has(stem) ||
        atlas.vocabulary.has(`${stem}e`) ||
        (STOP_WORDS.has(stem) && /^(s|es|ing)$/.test(ending)))
    );
  });
}
