import { toWallClock } from "../time/wall-clock";
import { isoDay, parseIsoDay } from "./calendar";
import { readCategories } from "./categories";
import { readCompanions } from "./companions";
import { readDates } from "./dates";
import { romanized } from "./devanagari";
import { stem } from "./document";
import { unglued } from "./compound-words";
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
import { markNegation } from "./negation";
import { type Atlas, readPlaces } from "./places";
import { readPrice } from "./price";
import type { Chip, Correction, Filters, ParsedQuery } from "./query";
import { PhraseBook, Reader } from "./reader";
import { correct } from "./spelling";
import { readTimes } from "./times";
import { cleanQuery, type Token, tokenize } from "./tokens";

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
const CORRECTED_TO: ReadonlySet<string> = new Set([
  ...GRAMMAR,
  ...[...CATEGORY_PHRASES.words(), ...AUDIENCES.words(), ...LANGUAGES.keys()].filter(
    (word) => word.length > 3,
  ),
]);

/** Words that can be split out of a compound, with the atlas's places; cached per atlas. */
const glued = new WeakMap<Atlas, ReadonlySet<string>>();
function gluable(atlas: Atlas): ReadonlySet<string> {
  const known = glued.get(atlas);
  if (known) return known;
  const made = new Set([...CORRECTED_TO, ...atlas.placeWords]);
  glued.set(atlas, made);
  return made;
}

/** Multi-word themes, some words of which are stop words alone. */
const THEMES = new PhraseBook<true>(
  [
    "new year",
    "new years",
    "old city",
    "old town",
    "date night",
    "late night",
    "open mic",
    "street food",
    "game night",
    "games night",
    "quiz night",
    "board game",
    "board games",
    "first date",
    "night market",
    "night sky",
    "night trek",
    "night ride",
    "night run",
    "night walk",
    "date idea",
    "date ideas",
    "live show",
    "heritage walk",
    "flea market",
    "one man show",
    "one act",
    "meet new people",
    "meet people",
    "make friends",
    "new friends",
    "give back",
    "hands on",
    "black and white",
    "spoken word",
    "old songs",
  ].map((phrase): [string, true] => [phrase, true]),
);

/**
 * Parses a sentence into filters. Pure and deterministic.
 * @param text any text; truncated to 200 characters
 * @param now epoch milliseconds
 * @param timeZone IANA name: the zone of "today"
 */
export function parseQuery(text: string, now: number, timeZone: string, atlas: Atlas): ParsedQuery {
  const cleaned = cleanQuery(text);
  const corrections: Correction[] = [];
  const tokens = tokenize(cleaned)
    .map(romanized)
    .flatMap((token) => (isKnown(token.word, atlas) ? [token] : unglued(token, gluable(atlas))))
    .map((token) => correctToken(token, atlas, corrections));
  const reader = new Reader(tokens);
  const today = parseIsoDay(toWallClock(now, timeZone).date);
  const kept = new Map<number, string>();
  const refused: string[] = [];

  keepPhrases(reader, atlas.names, kept, refused);
  const nearMe = readFlag(reader, NEAR_ME, "nearMe");
  const { price, sort: priceSort } = readPrice(reader);
  keepPhrases(reader, THEMES, kept, refused);
  const dates = readDates(reader, today);
  const times = readTimes(reader, dates !== null);
  const popular = readFlag(reader, POPULAR, "sort");
  markNegation(reader, atlas);
  const companions = readCompanions(reader, atlas);
  const places = readPlaces(reader, atlas);
  const categories = readCategories(reader);
  for (const [at, words] of categories.keywords) kept.set(at, words);
  const rest = readRest(reader, kept, atlas);

  const filters: Filters = {
    ...list("category", categories.category),
    ...list("notCategory", categories.notCategory),
    ...list("city", places.city),
    ...list("area", places.area),
    ...list("audience", companions.audience),
    ...list("accessibility", companions.accessibility),
    ...list("languages", companions.languages),
    ...(dates?.from != null ? { dateFrom: isoDay(dates.from) } : {}),
    ...(dates?.to != null ? { dateTo: isoDay(dates.to) } : {}),
    ...(times?.from != null ? { timeFrom: clock(times.from) } : {}),
    ...(times?.to != null ? { timeTo: clock(times.to) } : {}),
    ...(price?.max != null ? { priceMax: price.max } : {}),
    ...(price?.min != null ? { priceMin: price.min } : {}),
    ...(price?.currency && price.currency !== "INR" ? { currency: price.currency } : {}),
    ...(companions.mode ? { mode: companions.mode } : {}),
    ...(nearMe ? { nearMe } : {}),
    ...(priceSort ? { sort: priceSort } : popular ? { sort: "popularity" as const } : {}),
    keywords: [...new Set([...rest.keywords, ...companions.keywords])],
    ...list("notKeywords", [...new Set([...refused, ...categories.notKeywords, ...rest.notKeywords])]),
  };
  const chips = reader.chips.toSorted((a, b) => a.from - b.from);
  return {
    text: cleaned,
    filters,
    chips,
    corrections,
    residue: rest.residue,
    confidence: confidenceOf(chips, rest.residue),
  };
}

function correctToken(token: Token, atlas: Atlas, corrections: Correction[]): Token {
  const { word } = token;
  if (word.length < 4 || !/^\p{Script=Latin}+$/u.test(word)) return token;
  if (isKnown(word, atlas)) return token;
  const read = correct(word, [...CORRECTED_TO, ...atlas.placeWords], atlas.vocabulary);
  if (!read) return token;
  corrections.push({ written: word, read });
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
    isInflected(word, atlas)
  );
}

/** An inflected form of a known word is not a misspelling. */
function isInflected(word: string, atlas: Atlas): boolean {
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

function keepPhrases(
  reader: Reader,
  book: PhraseBook<unknown>,
  kept: Map<number, string>,
  refused: string[],
): void {
  for (let at = 0; at < reader.length; at++) {
    const found = book.find(reader, at);
    if (!found) continue;
    // "new year's eve", "new year weekend" and "before new year" are dates.
    if (
      reader.is(at, "new") &&
      (reader.is(at + found.length, "eve|day|week|weekend") ||
        /^(before|after|till|until|by|post)$/.test(reader.heard(at - 1)) ||
        (reader.is(at - 1, "and|to") && /^(between|from)$/.test(reader.heard(at - 3))))
    )
      continue;
    const article = reader.is(at - 1, "a|any|the") ? 1 : 0;
    if (reader.is(at - 1 - article, "no|not|without|except|excluding")) {
      const words = reader.tokens.slice(at, at + found.length).map((token) => token.word);
      refused.push(words.join(" "));
      reader.claim(at - 1 - article, 1 + article);
      reader.understand(at, found.length, ["notKeywords"], words.join(" "));
      continue;
    }
    for (let k = 0; k < found.length; k++) kept.set(at + k, reader.word(at + k));
    reader.understand(
      at,
      found.length,
      ["keywords"],
      [...Array(found.length).keys()].map((k) => reader.heard(at + k)).join(" "),
    );
    at += found.length - 1;
  }
}

function readFlag(reader: Reader, book: PhraseBook<true>, field: "nearMe" | "sort"): true | null {
  for (let at = 0; at < reader.length; at++) {
    const found = book.find(reader, at);
    if (!found) continue;
    reader.understand(at, found.length, [field], field === "sort" ? "popularity" : "nearMe");
    return true;
  }
  return null;
}

/** The unclaimed words: content words become keywords, negated ones excluded keywords. */
function readRest(
  reader: Reader,
  kept: ReadonlyMap<number, string>,
  atlas: Atlas,
): { keywords: string[]; notKeywords: string[]; residue: string[] } {
  const keywords: string[] = [];
  const notKeywords: string[] = [];
  const residue: string[] = [];
  for (let at = 0; at < reader.length; at++) {
    const keep = kept.get(at);
    if (keep !== undefined) {
      keywords.push(...keep.split(" ").filter((word) => word !== "-"));
      continue;
    }
    const word = reader.word(at);
    if (word === "book" && isThing(reader, at)) {
      keywords.push(word);
      reader.understand(at, 1, ["keywords"], word);
      continue;
    }
    if (word === "" || STOP_WORDS.has(word) || /^\P{L}*$/u.test(word) || word.length < 2) continue;
    if (reader.negated[at]) {
      notKeywords.push(word);
      reader.understand(at, 1, ["notKeywords"], word);
      continue;
    }
    keywords.push(word);
    reader.understand(at, 1, ["keywords"], word);
    if (!atlas.vocabulary.has(word) && !isInflected(word, atlas) && !atlas.thesaurus.has(stem(word)))
      residue.push(word);
  }
  return { keywords, notKeywords, residue };
}

/** "book fair", "book lovers", not "book two tickets". */
function isThing(reader: Reader, at: number): boolean {
  const next = reader.heard(at + 1);
  return next !== "" && !STOP_WORDS.has(next) && !/^(to|can|i|we|please|quick)$/.test(reader.heard(at - 1));
}

function confidenceOf(chips: readonly Chip[], residue: readonly string[]): number {
  return chips.length === 0 ? 0 : Math.max(0, 1 - residue.length / chips.length);
}

function list<Field extends string>(
  field: Field,
  values: readonly string[],
): { [K in Field]?: readonly string[] } {
  return values.length > 0 ? ({ [field]: values } as { [K in Field]?: readonly string[] }) : {};
}

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
