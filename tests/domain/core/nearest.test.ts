import { expect, test } from "vitest";
import {
  type Embedding,
  cosineSimilarity,
  decodeEmbedding,
  nearest,
  toEmbedding,
} from "#domain/core/nearest";

/** A vector of eight dimensions at this angle to the first axis, in degrees. */
function at(degrees: number, length = 1): Embedding {
  const angle = (degrees * Math.PI) / 180;
  return toEmbedding([Math.cos(angle) * length, Math.sin(angle) * length, 0, 0, 0, 0, 0, 0])!;
}

const among = (angles: Record<string, number>) =>
  new Map(Object.entries(angles).map(([id, degrees]) => [id, at(degrees)]));

test("embeddings are found by similarity, the most similar first, as many as requested", () => {
  expect(nearest(at(0), among({ a: 30, b: 5, c: 20 }), 10)).toEqual(["b", "c", "a"]);
  expect(nearest(at(0), among({ a: 30, b: 5, c: 20 }), 2)).toEqual(["b", "c"]);
  expect(nearest(at(0), new Map(), 10)).toEqual([]);
});

test("embeddings of equal similarity are ordered by id, whatever the order they are in", () => {
  expect(nearest(at(0), among({ b: 10, a: 10, c: 10 }), 10)).toEqual(["a", "b", "c"]);
  expect(nearest(at(0), among({ c: 10, b: 10, a: 10 }), 2)).toEqual(["a", "b"]);
});

test("an embedding is left out when it is less than 0.8 times as similar as the best, or below 0.4", () => {
  // cos 36° = 0.81, cos 38° = 0.79.
  expect(nearest(at(0), among({ best: 0, near: 36, far: 38 }), 10)).toEqual(["best", "near"]);
  expect(nearest(at(0), among({ a: 65, b: 67 }), 10)).toEqual(["a"]);
});

test("similarity is the cosine: it has no unit of length and a sign", () => {
  expect(cosineSimilarity(at(0), at(0, 50))).toBeCloseTo(1, 5);
  expect(cosineSimilarity(at(0), at(60))).toBeCloseTo(0.5, 1);
  expect(cosineSimilarity(at(0), at(180))).toBeCloseTo(-1, 5);
  const wider = toEmbedding([1, ...Array.from({ length: 15 }, () => 0)])!;
  expect(cosineSimilarity(at(0), wider)).toBe(0);
});

test("a vector has 8 to 2048 finite dimensions and is not zero", () => {
  const ones = (length: number) => Array.from({ length }, () => 1);
  expect([7, 8, 2048, 2049].map((length) => toEmbedding(ones(length)) !== null)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(toEmbedding(ones(8).map(() => 0))).toBeNull();
  expect(toEmbedding([...ones(8), Number.NaN])).toBeNull();
  expect(toEmbedding([...ones(8), Infinity])).toBeNull();
  expect(decodeEmbedding(new Int8Array(8))).toBeNull();
  expect(decodeEmbedding(new Int8Array(7).fill(1))).toBeNull();
});

test("a vector is stored as a byte for each dimension, the largest at 127, and decodes to the same", () => {
  const embedding = toEmbedding([-2, 1, 0, 0.01, 0, 0, 0, 1.5])!;
  expect([...embedding.values]).toEqual([-127, 64, 0, 1, 0, 0, 0, 95]);
  expect(embedding.norm).toBeCloseTo(Math.hypot(127, 64, 1, 95), 10);
  expect(decodeEmbedding(embedding.values)).toEqual(embedding);
});
