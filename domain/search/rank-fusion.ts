import type { Ranked } from "./rank";

/** Flattens the first few ranks, so that no list decides alone (reciprocal rank fusion, Cormack 2009). */
const DAMPING = 60;
/** What a rank by likeness of meaning counts against one by words. */
const WEIGHT = 0.5;

/**
 * One order of two: by words, and by likeness of meaning. Likeness reorders what the words found, and stands alone where
 * they found nothing. Without a second list the first one is returned as it is.
 * @param alike ids, the most alike first; only those that passed the filters
 */
export function fuse(byWords: readonly Ranked[], alike: readonly string[]): readonly Ranked[] {
  if (alike.length === 0) return byWords;
  if (byWords.length === 0) return alike.map((id, at) => ({ id, score: WEIGHT / (DAMPING + at), words: [] }));
  const place = new Map(alike.map((id, at) => [id, at]));
  return byWords
    .map((each, at) => {
      const second = place.get(each.id);
      return {
        ...each,
        score: 1 / (DAMPING + at) + (second === undefined ? 0 : WEIGHT / (DAMPING + second)),
      };
    })
    .toSorted((a, b) => b.score - a.score);
}
