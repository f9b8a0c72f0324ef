import type { FilterField, ParsedQuery } from "./query";

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
