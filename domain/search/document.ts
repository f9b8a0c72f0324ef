import { tokenize } from "./tokens";

/** What search knows of an event, on the server and on the device alike. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly performer: string;
  readonly venue: string;
  readonly area: string;
  readonly city: string;
  readonly description: string;
  readonly languages: readonly string[];
  readonly audience: readonly string[];
  readonly accessibility: readonly string[];
  readonly mode: "in-person" | "online";
  /** The event's own calendar day and start, `YYYY-MM-DD` and minutes after midnight. */
  readonly localDate: string;
  readonly localMinute: number;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  /** Lowest and highest ticket, whole units of `currency`. */
  readonly priceMin: number;
  readonly priceMax: number;
  readonly currency: string;
  /** 0 to 100. */
  readonly popularity: number;
}

/** A word's stem: plurals and the commonest endings off, so that "workshops" finds "workshop". */
export function stem(word: string): string {
  const one = singular(word);
  if (one.endsWith("ing") && one.length > 6) return one.slice(0, -3);
  // "dance" and "dancing", "stargaze" and "stargazing" are one.
  return one.endsWith("e") && one.length > 4 ? one.slice(0, -1) : one;
}

function singular(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Stems of a text, in order; one-letter words and signs left out. */
export function stems(text: string): string[] {
  return tokenize(text)
    .map((token) => token.word)
    .filter((word) => word.length > 1 && /[\p{L}\p{N}]/u.test(word))
    .map(stem);
}
