/** Filters read from a sentence. An absent field does not filter. */
export interface Filters {
  readonly category?: readonly string[];
  readonly notCategory?: readonly string[];
  readonly city?: readonly string[];
  readonly area?: readonly string[];
  readonly audience?: readonly string[];
  readonly accessibility?: readonly string[];
  readonly languages?: readonly string[];
  /** First local day, `YYYY-MM-DD`. */
  readonly dateFrom?: string;
  /** The day after the last one, `YYYY-MM-DD`: the range is half open. */
  readonly dateTo?: string;
  /** Local start time, `HH:MM`: from inclusive, to exclusive, `24:00` allowed. */
  readonly timeFrom?: string;
  readonly timeTo?: string;
  /** Whole units of `currency`, INR when it is absent. 0 is "free". */
  readonly priceMax?: number;
  readonly priceMin?: number;
  readonly currency?: string;
  readonly mode?: "online" | "in-person";
  readonly nearMe?: true;
  readonly sort?: "price_asc" | "popularity" | "date";
  /** Content words, lower case, spelling corrected. */
  readonly keywords: readonly string[];
  readonly notKeywords?: readonly string[];
  /** What ranks: the keywords and the concepts of the sentence. Absent: the keywords alone. */
  readonly topics?: readonly Topic[];
}

/** A word or phrase of the sentence and what it points to. */
export interface Topic {
  readonly text: string;
  /** Terms of titles and tags, `@category` or `+audience`, each with its worth from 0 to 1. */
  readonly also: readonly (readonly [term: string, worth: number])[];
  /** It orders, and never excludes an event that passes the filters. */
  readonly weak?: true;
  /** A concept of the lexicon: its terms count nearly as much as the word itself. */
  readonly isConcept?: true;
  /** It concerns this one of several requested categories. */
  readonly only?: string;
}

export type FilterField = Exclude<keyof Filters, "topics">;

/** One understood condition and its words: removing the chip removes the words from the sentence. */
export interface Chip {
  readonly fields: readonly FilterField[];
  readonly value: string | number;
  /** Half-open range of UTF-16 units in {@link ParsedQuery.text}. */
  readonly from: number;
  readonly to: number;
  readonly source: "rule" | "ai";
}

export interface Correction {
  readonly written: string;
  readonly read: string;
  /** Half-open range of UTF-16 units in {@link ParsedQuery.text}. */
  readonly from: number;
  readonly to: number;
}

export interface ParsedQuery {
  /** The cleaned sentence, in which the chips' ranges count. */
  readonly text: string;
  readonly filters: Filters;
  readonly chips: readonly Chip[];
  readonly corrections: readonly Correction[];
  /** Content words unknown to the rules and the catalogue: the input for a model. */
  readonly residue: readonly string[];
  /** Share of content words that were understood, 0 to 1. */
  readonly confidence: number;
}

/** The names in the catalogue. */
export interface Gazetteer {
  readonly cities: readonly string[];
  /** An area name in several cities does not determine the city. */
  readonly areas: readonly { readonly name: string; readonly city: string }[];
  /** Venues and performers; names take precedence over other readings of their words. */
  readonly names: readonly string[];
  readonly languages: readonly string[];
  /** Words of titles and tags: never corrected, and candidates for corrections. */
  readonly vocabulary: ReadonlySet<string>;
}

/** Whether there is a condition beside words and their order. */
export function hasConditions(filters: Filters): boolean {
  return Object.keys(filters).some((field) => !/^(keywords|notKeywords|topics|sort)$/.test(field));
}
