import { romanized } from "../devanagari";
import { fold, tokenize } from "../tokens";
import { thesaurusKey } from "../thesaurus-key";
import { isFunctionWord, rootOf } from "./root";

/** What a concept points to: a term of titles and tags, `@category` or `+audience`, and its worth from 0 to 1. */
export type Target = readonly [term: string, worth: number];

export interface Concept {
  readonly id: string;
  readonly targets: readonly Target[];
  /** People who come along ("my wife"): beside a theme they only order. Its id begins with "?". */
  readonly isCompany: boolean;
  /** Words that lean towards a subject; one alone orders beside filters, two name it. Its id begins with "%". */
  readonly isField: boolean;
}

export interface ConceptMatch {
  readonly concept: Concept;
  /** The phrase's key in the thesaurus, under which an admin's line replaces it. */
  readonly key: string;
  /** Number of tokens that the phrase takes. */
  readonly length: number;
  /** The phrase is an idiom: its words mean nothing else ("climbing the walls"). */
  readonly idiom: boolean;
  /** Number of words of the phrase that are not function words. */
  readonly words: number;
}

interface Entry {
  readonly concept: Concept;
  readonly key: string;
  readonly roots: readonly string[];
  readonly idiom: boolean;
  /** The word itself, of a phrase of one word. */
  readonly alone: string | null;
}

/** Worth of the weights 3, 2 and 1. */
const WORTHS: readonly number[] = [0, 0.3, 0.65, 1];
const DEFAULT_WEIGHT = 3;

/** A hyphen between two words of a sentence: phrases cross it. */
export const HYPHEN = "-";

/** Concepts by the phrases that name them. Phrases match by word family, with or without function words. */
export class ConceptBook {
  private readonly phrases = new Map<string, Entry[]>();
  private readonly exact = new Map<string, Entry[]>();
  private readonly known = new Set<string>();
  readonly concepts: readonly Concept[];
  /** Each phrase as written, with its concept. */
  readonly lines: readonly (readonly [phrase: string, concept: Concept])[];

  /**
   * @param lines `id | phrase, ~idiom, … | target weight, $bundle, …` and `$bundle = target weight, …`; weights from 1
   * to 3, without one 3
   * @param isTalk whether a word is only talk; `isVery`: it is a phrase's very word and not a form of it
   */
  constructor(
    lines: string,
    private readonly isTalk: (word: string, isVery: boolean) => boolean = () => false,
  ) {
    const bundles = new Map<string, readonly Target[]>();
    const concepts: Concept[] = [];
    const written: [string, Concept][] = [];
    for (const line of lines.split("\n")) {
      const [bundle, targets] = line.split(" = ");
      if (line.startsWith("$") && bundle && targets) bundles.set(bundle, readTargets(targets, bundles));
      const [id, phrases, also] = line.split(" | ");
      if (!id || !phrases || !also) continue;
      const concept = {
        id,
        targets: readTargets(also, bundles),
        isCompany: id.startsWith("?"),
        isField: id.startsWith("%"),
      };
      concepts.push(concept);
      for (const phrase of phrases.split(", ")) {
        this.add(phrase, concept);
        written.push([phrase.replace("~", ""), concept]);
      }
    }
    this.concepts = concepts;
    this.lines = written;
    for (const entries of [...this.phrases.values(), ...this.exact.values()])
      entries.sort((a, b) => b.roots.length - a.roots.length);
  }

  private add(written: string, concept: Concept): void {
    const words = wordsOf(written);
    for (const word of words) this.known.add(word);
    const content = words.filter((word) => !isFunctionWord(word));
    // "left me" without its function word is only "left".
    const isExact = content.length < 2 && words.length > 1;
    const roots = (isExact ? words : content).map(rootOf);
    if (roots.length === 0) return;
    const map = isExact ? this.exact : this.phrases;
    map.set(roots[0]!, [
      ...(map.get(roots[0]!) ?? []),
      {
        concept,
        key: thesaurusKey(written.replace("~", "")),
        roots,
        idiom: written.startsWith("~"),
        alone: roots.length === 1 ? content[0]! : null,
      },
    ]);
  }

  /** Whether a word occurs in a phrase: such a word is spelled correctly. */
  knows(word: string): boolean {
    return this.known.has(word);
  }

  /** Number of phrases. */
  get size(): number {
    return [...this.phrases.values(), ...this.exact.values()].reduce((sum, list) => sum + list.length, 0);
  }

  /**
   * The concepts of the longest phrase that begins at a word; several if concepts share the phrase.
   * @param words folded words of the sentence; "" is a word that phrases do not cross
   */
  find(words: readonly string[], at: number): readonly ConceptMatch[] {
    const first = rootOf(words[at] ?? "");
    if (first === "") return [];
    const matches = [
      ...longest(this.phrases.get(first) ?? [], (entry) =>
        // "dragging" in conversation is no form of "drag", and "karna" is a verb before it is a hero.
        entry.alone !== null && this.isTalk(words[at]!, entry.alone === words[at])
          ? 0
          : lengthOf(entry, words, at, true),
      ),
      ...longest(this.exact.get(first) ?? [], (entry) => lengthOf(entry, words, at, false)),
    ];
    const most = matches.reduce((max, each) => Math.max(max, each.length), 0);
    return matches.filter((each) => each.length === most);
  }
}

function longest(entries: readonly Entry[], length: (entry: Entry) => number): ConceptMatch[] {
  const found: ConceptMatch[] = [];
  for (const entry of entries) {
    if (found.length > 0 && entry.roots.length < found[0]!.words) break;
    const taken = length(entry);
    if (taken > 0)
      found.push({
        concept: entry.concept,
        key: entry.key,
        length: taken,
        idiom: entry.idiom,
        words: entry.roots.length,
      });
  }
  return found;
}

function lengthOf({ roots }: Entry, words: readonly string[], at: number, skips: boolean): number {
  let p = at;
  for (const [k, root] of roots.entries()) {
    if (k > 0) p = nextWord(words, p, skips);
    if (rootOf(words[p] ?? "") !== root) return 0;
    p++;
  }
  return p - at;
}

/** The next position whose word a phrase may not leave out. */
function nextWord(words: readonly string[], from: number, skips: boolean): number {
  const at = words.findIndex((word, i) => i >= from && word !== HYPHEN && !(skips && isFunctionWord(word)));
  return at < 0 ? words.length : at;
}

function readTargets(text: string, bundles: ReadonlyMap<string, readonly Target[]>): readonly Target[] {
  const worths = new Map<string, number>();
  for (const part of text.split(", ")) {
    const [, name, weight] = /^(.+?)(?: ([123]))?$/.exec(part.trim()) ?? [];
    if (!name) continue;
    const worth = WORTHS[Number(weight ?? DEFAULT_WEIGHT)]!;
    const targets = bundles.get(name)?.map(([term, own]): Target => [term, own * worth]) ?? [
      [name, worth] as const,
    ];
    for (const [term, own] of targets) worths.set(term, Math.max(own, worths.get(term) ?? 0));
  }
  return [...worths];
}

/** Folded words of a phrase as the tokenizer splits them. */
export function wordsOf(phrase: string): string[] {
  return tokenize(phrase)
    .map((token) => fold(romanized(token).word))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}
