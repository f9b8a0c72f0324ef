import { expect, test } from "vitest";
import { fuse } from "#domain/search/ranking/rank-fusion";
import { type Embedding, cosineSimilarity, nearest, toEmbedding } from "#domain/core/nearest";
import { relaxedSearch } from "#domain/search/ranking/relaxation";
import { THESAURUS } from "#domain/search/thesaurus";
import { DOCUMENTS, FRIDAY, filtersOf } from "../../build/search-query";

const direction = (at: number, dimensions = 16) =>
  toEmbedding(Array.from({ length: dimensions }, (_, i) => (i === at ? 1 : 0.05)))!;
const found = (ids: readonly string[]) => ids.map((id) => ({ id, score: 1, words: ["jazz"] }));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test("one byte per dimension preserves similarity", () => {
  expect(cosineSimilarity(direction(1), direction(1))).toBeCloseTo(1);
  expect(cosineSimilarity(direction(1), direction(2))).toBeLessThan(0.3);
  expect(cosineSimilarity(direction(1), direction(1, 32))).toBe(0);
});

test.each<[string, number[]]>([
  ["too short", [1, 2, 3]],
  ["no direction", Array.from({ length: 16 }, () => 0)],
  ["not finite", Array.from({ length: 16 }, (_, i) => (i === 3 ? NaN : 1))],
  ["endless", Array.from({ length: 16 }, () => Infinity)],
  ["too long", Array.from({ length: 5000 }, () => 1)],
])("a vector that is %s has no embedding", (_, numbers) => {
  expect(toEmbedding(numbers)).toBeNull();
});

test("the most similar events come first and dissimilar ones are left out", () => {
  const among = new Map<string, Embedding>([
    ["far", direction(5)],
    ["same", direction(1)],
    ["other model", direction(1, 32)],
  ]);
  expect(nearest(direction(1), among, 10)).toEqual(["same"]);
});

test("without embeddings the keyword order is kept; with them, events in both rankings come first", () => {
  const byWords = found(["a", "b", "c"]);
  expect(fuse(byWords, [])).toBe(byWords);
  expect(ids(fuse(byWords, ["c"]))[0]).toBe("c");
  expect(ids(fuse(byWords, ["z"]))).toEqual(["a", "b", "c"]);
  expect(ids(fuse([], ["z", "y"]))).toEqual(["z", "y"]);
});

test("embeddings order first where no word is understood, and lose no event", () => {
  const byWords = found(["a", "b", "c"]);
  expect(ids(fuse(byWords, ["c", "z", "b"], true))).toEqual(["c", "b", "a"]);
});

test("similar events must pass the filters, and a requested sort order is kept", () => {
  const now = Date.parse(FRIDAY);
  const comedy = DOCUMENTS.filter((doc) => doc.category === "comedy" && doc.startsAt > now).map(
    ({ id }) => id,
  );
  const ask = (text: string) => relaxedSearch(DOCUMENTS, filtersOf(text), THESAURUS, now, undefined, comedy);
  const concerts = ask("concerts with zzyzx xylophones").groups[0]?.ranked ?? [];
  expect(concerts.length).toBeGreaterThan(0);
  expect(ids(concerts).filter((id) => comedy.includes(id))).toEqual([]);
  const sorted = relaxedSearch(DOCUMENTS, filtersOf("cheapest comedy"), THESAURUS, now);
  expect(ids(ask("cheapest comedy").groups[0]!.ranked)).toEqual(ids(sorted.groups[0]!.ranked));
});
