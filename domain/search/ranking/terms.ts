import { stem, stems } from "../document";
import { SOFT_WORDS } from "../lexicon";
import type { Filters, Topic } from "../query";
import type { Thesaurus } from "../thesaurus";

/** Weight of a related term relative to the query's own word: of a concept, and of a line of the thesaurus. */
const MEANT = 0.75;
const ALSO = 0.55;
/** One word in a query, several in a tag. */
const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map([["standup", ["stand up"]]]);

export interface Term {
  readonly text: string;
  /** Stem phrases and their weights: the word itself, then related terms. */
  readonly forms: readonly { readonly stems: readonly string[]; readonly worth: number }[];
  /** Related categories and audiences and their weights. */
  readonly categories: ReadonlyMap<string, number>;
  readonly audiences: ReadonlyMap<string, number>;
  /** Orders only. */
  readonly isWeak: boolean;
  /** Asks nothing of events of another category. */
  readonly only: string | null;
}

/** The sentence's topics, or its keywords where nothing has read the sentence. */
export function termsOf(filters: Filters, thesaurus: Thesaurus): Term[] {
  return (filters.topics ?? topicsOf(filters.keywords, thesaurus)).map(termOf);
}

function termOf({ text, also, weak, only, isConcept }: Topic): Term {
  const share = isConcept ? MEANT : ALSO;
  const named = (mark: string) =>
    new Map(
      also.filter(([term]) => term.startsWith(mark)).map(([term, worth]) => [term.slice(1), worth * share]),
    );
  return {
    text,
    forms: [
      { stems: stems(text), worth: 1 },
      ...(SPELLINGS.get(text) ?? []).map((each) => ({ stems: stems(each), worth: 1 })),
      ...also
        .filter(([term]) => !/^[@+]/.test(term))
        .map(([term, worth]) => ({ stems: stems(term), worth: worth * share })),
    ],
    categories: named("@"),
    audiences: named("+"),
    isWeak: weak === true,
    only: only ?? null,
  };
}

/** Matches phrases of the thesaurus first ("late night"), then single words. */
function topicsOf(keywords: readonly string[], thesaurus: Thesaurus): Topic[] {
  const topics: Topic[] = [];
  const words = keywords.flatMap((word) => word.split(/[\s-]+/)).filter(Boolean);
  for (let at = 0; at < words.length;) {
    const length = [3, 2, 1].find(
      (n) =>
        at + n <= words.length &&
        (n === 1 ||
          thesaurus.has(
            words
              .slice(at, at + n)
              .map(stem)
              .join(" "),
          )),
    )!;
    const phrase = words.slice(at, at + length);
    const also = thesaurus.get(phrase.map(stem).join(" ")) ?? [];
    const text = phrase.join(" ");
    topics.push({
      text,
      also: also.map((term, i) => [term, 1 - Math.min(i * 0.036, 0.45)]),
      ...(SOFT_WORDS.has(text) ? { weak: true } : {}),
    });
    at += length;
  }
  return topics;
}

/** All stems that are matched or excluded; the query of a stem index. */
export function stemsAskedFor(filters: Filters, thesaurus: Thesaurus): string[] {
  const terms = [...termsOf(filters, thesaurus), ...unwantedTerms(filters)];
  return [...new Set(terms.flatMap(({ forms }) => forms.flatMap((form) => form.stems)))];
}

export function unwantedTerms(filters: Filters): Term[] {
  return (filters.notKeywords ?? []).map((text) => termOf({ text, also: [] }));
}

/** The query of a full-text index: the keywords and their related terms. */
export function wordsAskedFor(filters: Filters, thesaurus: Thesaurus): string[] {
  const terms = termsOf(filters, thesaurus);
  return [
    ...terms.map(({ text }) => text),
    ...terms.flatMap(({ categories }) => [...categories.keys()]),
    ...terms
      .flatMap(({ forms }) => forms.slice(1))
      .toSorted((a, b) => b.worth - a.worth)
      .map((form) => form.stems.join(" ")),
  ];
}

/** Whether every topic only orders: then an event without any of the words is a result as well. */
export function ordersOnly(filters: Filters, thesaurus: Thesaurus): boolean {
  return termsOf(filters, thesaurus).every(({ isWeak }) => isWeak);
}
