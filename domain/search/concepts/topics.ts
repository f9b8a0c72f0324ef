import { stem } from "../document";
import type { Atlas } from "../places";
import type { Topic } from "../query";
import type { Reader } from "../reader";
import { SOFT_WORDS, STOP_WORDS } from "../lexicon";
import { HYPHEN, type ConceptMatch, type Target } from "./concept-book";
import { isFunctionWord } from "./root";

/** A word that the stages before left as a keyword, at its position. */
export interface KeywordAt {
  readonly at: number;
  readonly word: string;
  /** The category that the word set by itself: it asks nothing of events of another requested category. */
  readonly only?: string;
}

/** Worth of a thesaurus term by its place in the line. */
const FIRST_WORTH = 1;
const STEP = 0.036;
const LEAST_WORTH = 0.55;

export interface Meaning {
  readonly topics: readonly Topic[];
  /** Positions whose word a concept explains. */
  readonly explained: ReadonlySet<number>;
}

/**
 * What the sentence is about: concepts by their phrases, then the keywords that no concept explains. A keyword that
 * only occurs in conversation, or that neither a tag nor a title has, is weak: it orders and never excludes.
 */
export function readTopics(
  reader: Reader,
  keywords: readonly KeywordAt[],
  atlas: Atlas,
  hasFilters: boolean,
): Meaning {
  const topics: Read[] = [];
  const explained = new Set<number>();
  const keywordAt = new Map(keywords.map((each) => [each.at, each]));
  for (const found of findConcepts(reader, atlas)) {
    // Words that a filter has used up ("sign language") are no topic as well.
    const isMeant = positions(found).some(
      (at) => keywordAt.has(at) || (reader.isFree(at) && !isFunctionWord(reader.word(at))),
    );
    if (!isMeant) continue;
    const topic = topicOf(reader, found, atlas);
    if (topic.also.length === 0) continue;
    for (const at of positions(found)) explained.add(at);
    const only = keywordAt.get(found.at)?.only;
    topics.push({
      ...topic,
      ...(only ? { only } : {}),
      ...(found.matches.every(({ concept }) => concept.isCompany) ? { company: true } : {}),
      ...(found.matches.every(({ concept }) => concept.isField)
        ? { fields: found.matches.map(({ concept }) => concept.id) }
        : {}),
    });
  }
  const left: Read[] = [];
  for (let i = 0; i < keywords.length; i++) {
    const { at, word, only } = keywords[i]!;
    if (explained.has(at)) continue;
    const length = [3, 2, 1].find((n) => n === 1 || isLine(keywords, i, n, atlas))!;
    const words = keywords.slice(i, i + length).map((each) => each.word);
    const also = atlas.thesaurus.get(words.map(stem).join(" ")) ?? [];
    const isCompany = SOFT_WORDS.has(word) && hasFilters;
    const isWeak =
      isCompany || (also.length === 0 && !only && (atlas.talk.has(word) || !isNamed(word, atlas)));
    left.push({
      text: words.join(" "),
      also: worthsOf(also),
      ...(isWeak ? { weak: true } : {}),
      ...(only ? { only } : {}),
    });
    i += length - 1;
  }
  // Company only orders the theme beside it: "comedy with my parents".
  const isNamedKind = hasFilters && reader.chips.some(({ fields }) => fields.includes("category"));
  const themes = [...topics, ...left].filter(({ weak, company }) => !weak && !company);
  const named = themes.filter(({ fields }) => !fields);
  const said = topics.flatMap(({ fields }) => fields ?? []);
  const all = [...topics, ...left].map(({ company, fields, ...topic }): Topic => {
    const isAlone = fields?.every((field) => said.filter((each) => each === field).length < 2);
    const onlyOrders = company
      ? isNamedKind || themes.length > 0
      : fields && (isNamedKind || (isAlone && (named.length > 0 || hasFilters)));
    return onlyOrders ? { ...topic, weak: true } : topic;
  });
  // Without filters and topics, words that only descriptions have decide.
  const decides = !hasFilters && all.every(({ weak }) => weak);
  return {
    topics: decides
      ? all.map(({ text, also, only, isConcept }): Topic => ({
          text,
          also,
          ...(isConcept ? { isConcept } : {}),
          ...(only ? { only } : {}),
          ...(atlas.talk.has(text) ? { weak: true } : {}),
        }))
      : all,
    explained,
  };
}

interface Read extends Topic {
  /** Who comes along, not what they come for. */
  readonly company?: true;
  /** The fields of a word that only leans towards them. */
  readonly fields?: readonly string[];
}

function isLine(keywords: readonly KeywordAt[], from: number, length: number, atlas: Atlas): boolean {
  const words = keywords.slice(from, from + length);
  return (
    words.length === length &&
    words.every(({ at }, i) => i === 0 || at - words[i - 1]!.at <= 2) &&
    atlas.thesaurus.has(words.map(({ word }) => stem(word)).join(" "))
  );
}

function isNamed(word: string, atlas: Atlas): boolean {
  return word.split(" ").some((each) => atlas.vocabulary.has(each) || atlas.stems.has(stem(each)));
}

export interface FoundConcept {
  readonly at: number;
  readonly matches: readonly ConceptMatch[];
}

const positions = ({ at, matches }: FoundConcept) =>
  Array.from({ length: matches[0]!.length }, (_, i) => at + i);

/** The longest phrases from left to right; negated words are left out. */
export function findConcepts(reader: Reader, atlas: Atlas): FoundConcept[] {
  const words = reader.tokens.map(({ word }, at) =>
    reader.negated[at] ? "" : /[\p{L}\p{N}]/u.test(word) ? word : /^[-–]$/.test(word) ? HYPHEN : "",
  );
  const found: FoundConcept[] = [];
  for (let at = 0; at < words.length;) {
    const matches = atlas.concepts?.find(words, at) ?? [];
    if (matches.length === 0) {
      at++;
      continue;
    }
    found.push({ at, matches });
    at += matches[0]!.length;
  }
  return found;
}

function topicOf(reader: Reader, { at, matches }: FoundConcept, atlas: Atlas): Topic {
  const words = reader.tokens.slice(at, at + matches[0]!.length).map(({ word }) => word);
  const content = words.filter((word) => !isFunctionWord(word));
  const worths = new Map<string, number>();
  const add = ([term, worth]: Target) => worths.set(term, Math.max(worth, worths.get(term) ?? 0));
  for (const { concept, key } of matches) {
    // An admin's line takes the place of the shipped phrase; an empty one switches it off.
    if (!atlas.changed.has(key)) concept.targets.forEach(add);
    worthsOf(atlas.thesaurus.get(key) ?? []).forEach(add);
  }
  return { text: (content.length > 0 ? content : words).join(" "), also: [...worths], isConcept: true };
}

function worthsOf(terms: readonly string[]): Target[] {
  return terms.map((term, i) => [term, Math.max(FIRST_WORTH - i * STEP, LEAST_WORTH)]);
}

/** Claims idioms, so that their words are read as nothing else; their content words stay keywords. */
export function readIdioms(reader: Reader, atlas: Atlas, keywordAt: Map<number, string>): void {
  for (const { at, matches } of findConcepts(reader, atlas)) {
    if (!matches.some(({ idiom }) => idiom)) continue;
    const { length } = matches[0]!;
    if (!Array.from({ length }, (_, k) => at + k).every((each) => reader.isFree(each))) continue;
    for (let k = 0; k < length; k++) {
      const word = reader.anyWord(at + k);
      if (word.length > 1 && !STOP_WORDS.has(word) && /\p{L}/u.test(word)) keywordAt.set(at + k, word);
    }
    reader.understand(
      at,
      length,
      ["keywords"],
      reader.tokens
        .slice(at, at + length)
        .map(({ word }) => word)
        .join(" "),
    );
  }
}
