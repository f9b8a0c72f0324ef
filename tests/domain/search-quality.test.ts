import { expect, test } from "vitest";
import { answer } from "#domain/search/relaxation";
import { THESAURUS } from "#domain/search/thesaurus";
import { DOCUMENTS, GOLD_QUERIES, type GoldQuery, SENTENCES, meaningOf, understand } from "./a-search";

/** Floors under the project's own small set; the scorer of the research measures the same on larger ones. */
const FLOORS = { exact: 0.97, ndcg: 0.95, sentences: 0.98 };

function search({ query, now }: GoldQuery) {
  const { filters } = understand(query, now);
  const { groups } = answer(DOCUMENTS, filters, THESAURUS, Date.parse(now));
  return { filters, ranked: groups.flatMap((group) => group.ranked.map(({ id }) => id)).slice(0, 10) };
}

const plain = (filters: object) =>
  JSON.stringify(
    Object.entries(filters)
      .filter(([field]) => field !== "keywords" && field !== "notKeywords")
      .map(([field, value]) => [
        field,
        Array.isArray(value) ? value.toSorted() : String(value).replace("T00:00:00+05:30", ""),
      ])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

test("sentences are read as the gold says", () => {
  const wrong = GOLD_QUERIES.filter((gold) => plain(search(gold).filters) !== plain(gold.filters));
  expect(
    1 - wrong.length / GOLD_QUERIES.length,
    wrong.map((gold) => gold.query).join("; "),
  ).toBeGreaterThanOrEqual(FLOORS.exact);
});

test("sentences of many people, dates and places are read as they are meant", () => {
  const wrong = SENTENCES.filter((each) => plain(meaningOf(each)) !== plain(each.means));
  expect(
    1 - wrong.length / SENTENCES.length,
    wrong.map(({ said }) => said).join("; "),
  ).toBeGreaterThanOrEqual(FLOORS.sentences);
});

test("the right events come first", () => {
  const dcg = (grades: readonly number[]) =>
    grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const scores = GOLD_QUERIES.map((gold) => {
    const best = Object.values(gold.relevant).toSorted((a, b) => b - a);
    return dcg(search(gold).ranked.map((id) => gold.relevant[id] ?? 0)) / dcg(best.slice(0, 10));
  });
  expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeGreaterThanOrEqual(FLOORS.ndcg);
});

test("no question is left without an answer", () => {
  expect(GOLD_QUERIES.filter((gold) => search(gold).ranked.length === 0)).toEqual([]);
});

test("free, accessibility and what was left out hold however far the search looks", () => {
  const far = search({
    ...GOLD_QUERIES[0]!,
    query: "free wheelchair opera not comedy in goa at 3am on 4 march",
  });
  for (const id of far.ranked) {
    const doc = DOCUMENTS.find((each) => each.id === id)!;
    expect(doc.priceMin).toBe(0);
    expect(doc.accessibility).toContain("wheelchair");
    expect(doc.category).not.toBe("comedy");
  }
});
