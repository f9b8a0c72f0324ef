import { CATEGORY_PHRASES, CUE_EXCEPTIONS, STOP_WORDS, type CategoryCue } from "./lexicon";
import type { Reader } from "./reader";

interface Cue extends CategoryCue {
  readonly at: number;
  readonly length: number;
  readonly negated: boolean;
  readonly words: string;
}

export interface Categories {
  readonly category: readonly string[];
  readonly notCategory: readonly string[];
  /** Cues that are more specific than their category, by position. */
  readonly keywords: ReadonlyMap<number, string>;
  /** Category of a cue that is also a keyword, by position. */
  readonly only: ReadonlyMap<number, string>;
  readonly notKeywords: readonly string[];
}

/**
 * Reads categories by their cue words. Joined cues are alternatives ("music or comedy"); of two adjacent cues the
 * last is the category and the first describes it ("comedy play", "cricket documentary").
 */
export function readCategories(reader: Reader): Categories {
  const cues = listCues(reader);
  const category = new Set<string>();
  const notCategory = new Set<string>();
  const keywords = new Map<number, string>();
  const only = new Map<number, string>();
  const notKeywords: string[] = [];
  cues.forEach((cue, i) => {
    const next = cues[i + 1];
    const describes =
      next !== undefined &&
      follows(cue, next) &&
      next.category !== cue.category &&
      !reader.tokens[next.at]!.afterBreak;
    if (cue.negated) {
      if (cue.specific) {
        notKeywords.push(cue.words);
        reader.understand(cue.at, cue.length, ["notKeywords"], cue.words);
      } else if (
        cues[i - 1]?.negated &&
        follows(cues[i - 1]!, cue) &&
        cues[i - 1]!.category === cue.category
      ) {
        // "no techno gigs" excludes techno, not concerts.
        reader.claim(cue.at, cue.length);
      } else if (isCompound(reader, cue) || isKindOf(cue, cues)) {
        // "no horror movies" excludes horror, "comedy but no comedy club" the club: not the whole category.
        const kind = cue.words.split(" ").filter((word) => word !== cue.category && word.length > 3);
        if (!isCompound(reader, cue) && kind.length > 0) notKeywords.push(kind.at(-1)!);
        reader.claim(cue.at, cue.length);
      } else {
        notCategory.add(cue.category);
        reader.understand(cue.at, cue.length, ["notCategory"], cue.category);
      }
      return;
    }
    // "a play about cricket"
    const isTopic = reader.anyWord(cue.at - 1) === "about" && category.size > 0;
    if (describes || isTopic) {
      keywords.set(cue.at, cue.words);
      reader.understand(cue.at, cue.length, ["keywords"], cue.words);
      return;
    }
    category.add(cue.category);
    if (cue.specific) {
      keywords.set(cue.at, cue.words);
      only.set(cue.at, cue.category);
    }
    reader.understand(
      cue.at,
      cue.length,
      cue.specific ? ["category", "keywords"] : ["category"],
      cue.category,
    );
  });
  // What the sentence also asks for is not taken away.
  for (const each of category) notCategory.delete(each);
  return { category: [...category], notCategory: [...notCategory], keywords, only, notKeywords };
}

/** A negated word that is no cue describes the cue after it: "not a horror movie", "no kids plays". */
function isCompound(reader: Reader, cue: Cue): boolean {
  const before = reader.word(cue.at - 1);
  return (
    before !== "" &&
    reader.negated[cue.at - 1] === true &&
    !reader.tokens[cue.at]!.afterBreak &&
    !STOP_WORDS.has(before)
  );
}

/** "comedy but not a comedy club": the category is requested elsewhere. */
function isKindOf(cue: Cue, cues: readonly Cue[]): boolean {
  return cue.length > 1 && cues.some((each) => !each.negated && each.category === cue.category);
}

function follows(cue: Cue, next: Cue): boolean {
  return next.at === cue.at + cue.length;
}

function listCues(reader: Reader): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < reader.length; at++) {
    const found = CATEGORY_PHRASES.find(reader, at);
    if (!found) continue;
    const phrase = reader.tokens
      .slice(at, at + found.length)
      .map((token) => token.word)
      .join(" ");
    const exception = CUE_EXCEPTIONS.get(phrase);
    if (
      exception?.before?.test(reader.anyWord(at - 1)) ||
      exception?.after?.test(reader.anyWord(at + found.length))
    )
      continue;
    cues.push({
      ...found.value,
      at,
      length: found.length,
      negated: reader.negated[at] ?? false,
      words: oneSpelling(phrase),
    });
    at += found.length - 1;
  }
  return cues;
}

/** Normalizes spelling variants: "stand up", "stand-up" and "standups" are "standup". */
function oneSpelling(phrase: string): string {
  return phrase
    .replace(/\bstand (?:- )?ups?\b/, "standup")
    .replace(/^standup comedy$/, "standup")
    .replace(/^jaz$/, "jazz")
    .replace(/\bhip (?:- )?hop\b/, "hip hop");
}
