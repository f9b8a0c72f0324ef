import { tokenize } from "./tokens";

/** An event as search indexes it, on the server and on the device. */
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
  /** Local calendar day (`YYYY-MM-DD`) and start in minutes after midnight, in the event's time zone. */
  readonly localDate: string;
  readonly localMinute: number;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  /** Lowest and highest ticket price in whole units of `currency`. */
  readonly priceMin: number;
  readonly priceMax: number;
  readonly currency: string;
  /** 0 to 100. */
  readonly popularity: number;
}

/** Stems a word: removes plural and common endings, so that "workshops" finds "workshop". */
export function stem(word: string): string {
  const one = singular(word);
  if (one.endsWith("ing") && one.length > 6) return one.slice(0, -3);
  // Gives "dance" and "dancing" one stem.
  return one.endsWith("e") && one.length > 4 ? one.slice(0, -1) : one;
}

function singular(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Stems of a text in order, without one-letter words and punctuation. */
export function stems(text: string): string[] {
  return tokenize(text)
    .map((token) => token.word)
    .filter((word) => word.length > 1 && /[\p{L}\p{N}]/u.test(word))
    .map(stem);
}
