import { toWallClock } from "../time/wall-clock";
import { isoDay, parseIsoDay } from "../time/calendar";
import { readCategories } from "./categories";
import { type KeywordAt, readIdioms, readTopics } from "./concepts/topics";
import { readCompanions } from "./companions";
import { readDates } from "./dates";
import { romanized } from "./devanagari";
import { stem } from "./document";
import { THEMES, readPhrases } from "./fixed-phrases";
import { readAsides } from "./grammar/asides";
import { NEAR_ME, POPULAR, STOP_WORDS } from "./lexicon";
import { markNegation } from "./negation";
import { type Atlas, readPlaces } from "./places";
import { readPrice } from "./price";
import type { Chip, Filters, ParsedQuery } from "./query";
import { type PhraseBook, Reader } from "./reader";
import { readTimes } from "./times";
import { cleanQuery, tokenize } from "./tokens";
import { correctTokens, isInflected } from "./vocabulary";

/**
 * Parses a sentence into filters. Pure and deterministic.
 * @param text any text; truncated to 200 characters
 * @param now epoch milliseconds
 * @param timeZone IANA name: the zone of "today"
 */
export function parseQuery(text: string, now: number, timeZone: string, atlas: Atlas): ParsedQuery {
  const cleaned = cleanQuery(text);
  const { tokens, corrections } = correctTokens(tokenize(cleaned).map(romanized), atlas);
  const reader = new Reader(tokens);
  const today = parseIsoDay(toWallClock(now, timeZone).date);
  const keywordAt = new Map<number, string>();
  const excluded: string[] = [];

  readPhrases(reader, atlas.names, keywordAt, excluded);
  readAsides(reader);
  readIdioms(reader, atlas, keywordAt);
  const nearMe = readFlag(reader, NEAR_ME, "nearMe");
  const { price, sort: priceSort } = readPrice(reader);
  readPhrases(reader, THEMES, keywordAt, excluded);
  const dates = readDates(reader, today);
  const times = readTimes(reader, dates !== null);
  const popular = readFlag(reader, POPULAR, "sort");
  markNegation(reader, atlas);
  const companions = readCompanions(reader, atlas);
  const places = readPlaces(reader, atlas);
  const categories = readCategories(reader);
  for (const [at, words] of categories.keywords) keywordAt.set(at, words);
  const rest = readRest(reader, keywordAt);
  const keywords = [...new Set([...rest.keywords.map(({ word }) => word), ...companions.keywords])];

  const conditions: Omit<Filters, "keywords" | "notKeywords" | "topics"> = {
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
  };
  const meant = readTopics(
    reader,
    rest.keywords.map((each) => ({ ...each, ...onlyOf(categories.only.get(each.at)) })),
    atlas,
    Object.keys(conditions).length > 0,
  );
  const topics = [...meant.topics, ...companions.keywords.map((text) => ({ text, also: [] }))];
  const notKeywords = new Set([...excluded, ...categories.notKeywords, ...rest.notKeywords]);
  // What the sentence also asks for is not taken away.
  for (const word of keywords) notKeywords.delete(word);
  const filters: Filters = {
    ...conditions,
    keywords,
    ...list("notKeywords", [...notKeywords]),
    ...(topics.length > 0 ? { topics } : {}),
  };
  const residue = rest.keywords
    .filter(({ at, word, isPhrase }) => !isPhrase && !meant.explained.has(at) && !isUnderstood(word, atlas))
    .map(({ word }) => word);
  const chips = reader.chips.toSorted((a, b) => a.from - b.from);
  return {
    text: cleaned,
    filters,
    chips,
    corrections,
    residue,
    confidence: confidenceOf(chips, residue),
  };
}

const onlyOf = (only: string | undefined) => (only === undefined ? {} : { only });

function isUnderstood(word: string, atlas: Atlas): boolean {
  return atlas.vocabulary.has(word) || isInflected(word, atlas) || atlas.thesaurus.has(stem(word));
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

interface RestWord extends KeywordAt {
  /** An earlier stage read it. */
  readonly isPhrase?: true;
}

/** The unclaimed words: content words become keywords, negated ones excluded keywords. */
function readRest(
  reader: Reader,
  keywordAt: ReadonlyMap<number, string>,
): { keywords: RestWord[]; notKeywords: string[] } {
  const keywords: RestWord[] = [];
  const notKeywords: string[] = [];
  for (let at = 0; at < reader.length; at++) {
    const keyword = keywordAt.get(at);
    if (keyword !== undefined) {
      for (const word of keyword.split(" ")) if (word !== "-") keywords.push({ at, word, isPhrase: true });
      continue;
    }
    const word = reader.word(at);
    if (word === "book" && isThing(reader, at)) {
      keywords.push({ at, word });
      reader.understand(at, 1, ["keywords"], word);
      continue;
    }
    if (word === "" || STOP_WORDS.has(word) || /^\P{L}*$/u.test(word) || word.length < 2) continue;
    if (reader.negated[at]) {
      notKeywords.push(word);
      reader.understand(at, 1, ["notKeywords"], word);
      continue;
    }
    keywords.push({ at, word });
    reader.understand(at, 1, ["keywords"], word);
  }
  return { keywords, notKeywords };
}

/** "book fair", "book lovers", not "book two tickets". */
function isThing(reader: Reader, at: number): boolean {
  const next = reader.anyWord(at + 1);
  return next !== "" && !STOP_WORDS.has(next) && !/^(to|can|i|we|please|quick)$/.test(reader.anyWord(at - 1));
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
