import type { FilterField, ParsedQuery } from "./query";

/** One understood thing as a page shows it. */
export interface UnderstoodChip {
  readonly field: FilterField;
  readonly value: string;
  /** The words as they were written; empty where a model understood them. */
  readonly words: string;
  /** The sentence without this chip's words. */
  readonly without: string;
  readonly source: "rule" | "ai";
}

export function chipsOf(read: ParsedQuery): UnderstoodChip[] {
  return read.chips
    .filter(({ fields, value }) => fields.length > 0 && value !== "")
    .map(({ fields, value, from, to, source }) => ({
      field: fields[0]!,
      value: String(value),
      words: read.text.slice(from, to),
      without: `${read.text.slice(0, from)} ${read.text.slice(to)}`.replace(/\s+/g, " ").trim(),
      source,
    }));
}
