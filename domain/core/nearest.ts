/** An embedding quantized to one byte per dimension, as stored in D1. */
export interface Embedding {
  readonly values: Int8Array;
  /** Euclidean norm. */
  readonly norm: number;
}

const FEWEST_DIMENSIONS = 8;
const MOST_DIMENSIONS = 2048;
/** Minimum cosine similarity, absolute and relative to the best match. */
const LEAST_ALIKE = 0.4;
const SHARE_OF_BEST = 0.8;

/** Quantizes a model's vector; null if it has too few or too many dimensions, a non-finite value, or is zero. */
export function toEmbedding(numbers: readonly number[]): Embedding | null {
  if (numbers.length < FEWEST_DIMENSIONS || numbers.length > MOST_DIMENSIONS) return null;
  if (!numbers.every(Number.isFinite)) return null;
  const most = numbers.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (most === 0) return null;
  return decodeEmbedding(Int8Array.from(numbers, (value) => Math.round((value / most) * 127)));
}

/** Decodes stored bytes; null for an unusable vector. */
export function decodeEmbedding(values: Int8Array): Embedding | null {
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.length < FEWEST_DIMENSIONS || norm === 0 ? null : { values, norm };
}

/** Cosine similarity, -1 to 1; 0 for different dimensions. */
export function cosineSimilarity(a: Embedding, b: Embedding): number {
  if (a.values.length !== b.values.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.values.length; i++) sum += a.values[i]! * b.values[i]!;
  return sum / (a.norm * b.norm);
}

/** Ids by similarity, most similar first, at most `most`. */
export function nearest(query: Embedding, among: ReadonlyMap<string, Embedding>, most: number): string[] {
  const alike: { id: string; score: number }[] = [];
  for (const [id, embedding] of among) {
    const score = cosineSimilarity(query, embedding);
    if (score >= LEAST_ALIKE) alike.push({ id, score });
  }
  alike.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const best = alike[0]?.score ?? 0;
  return alike
    .slice(0, most)
    .filter(({ score }) => score >= best * SHARE_OF_BEST)
    .map(({ id }) => id);
}
