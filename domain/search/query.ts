/** What a sentence was understood to ask for. Only what was stated is present; an absent field is no filter. */
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
  /** What is left after stop words: lower case, spelling corrected. */
  readonly keywords: readonly string[];
  readonly notKeywords?: readonly string[];
}

export type FilterField = keyof Filters;

/** One understood thing, with the words it came from: removing the chip removes those words from the sentence. */
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
}

export interface ParsedQuery {
  /** The sentence after cleaning: what the chips' ranges count in. */
  readonly text: string;
  readonly filters: Filters;
  readonly chips: readonly Chip[];
  readonly corrections: readonly Correction[];
  /** Content words no rule could place and the catalogue does not know: what a model may be asked about. */
  readonly residue: readonly string[];
  /** 0 to 1: the share of content words that a rule or the catalogue's vocabulary understood. */
  readonly confidence: number;
}

/** The catalogue's own names, as the database has them now. */
export interface Gazetteer {
  readonly cities: readonly string[];
  /** An area may lie in several cities: then it says nothing about the city. */
  readonly areas: readonly { readonly name: string; readonly city: string }[];
  /** Venues and performers: names beat every other reading of their words. */
  readonly names: readonly string[];
  readonly languages: readonly string[];
  /** Words of titles and tags: never "corrected", and what misspellings are corrected to. */
  readonly vocabulary: ReadonlySet<string>;
}
