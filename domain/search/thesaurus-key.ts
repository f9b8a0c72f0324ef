import { stem } from "./document";

/** The thesaurus key of a word or phrase: its stems, so that "running" and "runs" share a line. */
export function thesaurusKey(words: string): string {
  return words
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
    .map(stem)
    .join(" ");
}
