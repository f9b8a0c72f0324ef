import { type Correction, type FilterField, type Filters, hasConditions, type ParsedQuery } from "./query";
import type { ResultGroup } from "./ranking/relaxation";

/** An understood condition as a page shows it. */
export interface UnderstoodChip {
  readonly field: FilterField;
  /** All fields that the words set: "tonight" sets days and hours. */
  readonly fields: readonly FilterField[];
  readonly value: string;
  /** The original words; empty if a model added the condition. */
  readonly words: string;
  /** The sentence without this chip's words. */
  readonly without: string;
  /** The sentence before and after the words, to insert a replacement. */
  readonly around: readonly [string, string];
  readonly source: "rule" | "ai";
}

export function chipsOf(read: ParsedQuery): UnderstoodChip[] {
  return read.chips
    .filter(({ fields, value }) => fields.length > 0 && value !== "")
    .map(({ fields, value, from, to, source }) => ({
      field: fields[0]!,
      fields,
      value: String(value),
      words: read.text.slice(from, to),
      without: `${read.text.slice(0, from)} ${read.text.slice(to)}`.replace(/\s+/g, " ").trim(),
      around: [read.text.slice(0, from).trim(), read.text.slice(to).trim()],
      source,
    }));
}

/** The sentence with the chip's words replaced; keeps the preposition of "in Pune". */
export function sentenceWith(chip: Pick<UnderstoodChip, "around" | "words">, words: string): string {
  const [preposition] = /^(in|at|near)(?=\s)/i.exec(chip.words) ?? [];
  const phrase = preposition && !words.startsWith(preposition) ? `${preposition} ${words}` : words;
  return [chip.around[0], phrase, chip.around[1]].filter(Boolean).join(" ");
}

/** A correction as a page shows it. */
export interface ShownCorrection {
  readonly written: string;
  readonly read: string;
  /** The sentence with the word in quotes, which is read as written. */
  readonly undone: string;
}

export function correctionsOf({ text, corrections }: ParsedQuery): ShownCorrection[] {
  return corrections.map(({ read, from, to }: Correction) => ({
    written: text.slice(from, to),
    read,
    undone: `${text.slice(0, from)}"${text.slice(from, to)}"${text.slice(to)}`,
  }));
}

/** The words that were not understood and the basis of the results. */
export interface Honesty {
  /** Words that neither the grammar, the lexicon nor a shown event has. */
  readonly notUnderstood: readonly string[];
  /** The results rest on the filters alone: none of the words found anything. */
  readonly byFiltersAlone: boolean;
  /** Neither filters nor words select anything, so the page shows one question: the kind. */
  readonly asksKind: boolean;
}

export function honestyOf(
  { residue }: ParsedQuery,
  filters: Filters,
  groups: readonly ResultGroup[],
): Honesty {
  const matched = new Set(groups.flatMap(({ ranked }) => ranked.flatMap(({ words }) => words)));
  const notUnderstood = [...new Set(residue)].filter((word) => !matched.has(word));
  const found = groups.some(({ ranked }) => ranked.length > 0);
  const isFree = !hasConditions(filters);
  return {
    notUnderstood,
    byFiltersAlone: found && notUnderstood.length > 0 && matched.size === 0 && !isFree,
    asksKind: isFree && matched.size === 0 && (!found || filters.keywords.length === 0),
  };
}
