import type { Ranked } from "./rank";

/** Reciprocal rank fusion (Cormack 2009): reduces the weight of the first few ranks. */
const DAMPING = 60;
/** Weight of the embedding ranking relative to the keyword ranking. */
const WEIGHT = 0.5;

/**
 * Fuses the keyword and embedding rankings. The embedding ranking reorders the keyword results, and replaces an empty
 * result. Returns `byWords` itself without a second ranking.
 * @param alike ids that passed the filters, most similar first
 * @param leads the sentence has no known topic: the embeddings order, words only break ties
 */
export function fuse(byWords: readonly Ranked[], alike: readonly string[], leads = false): readonly Ranked[] {
  if (alike.length === 0) return byWords;
  if (leads && byWords.length > 0) {
    const order = new Map(alike.map((id, at) => [id, at]));
    const rankOf = ({ id }: Ranked) => order.get(id) ?? alike.length;
    return byWords.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
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
