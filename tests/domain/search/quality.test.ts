import { expect, test } from "vitest";
import { relaxedSearch } from "#domain/search/ranking/relaxation";
import { THESAURUS } from "#domain/search/thesaurus";
import {
  DOCUMENTS,
  GOLD_QUERIES,
  type GoldQuery,
  SENTENCES,
  meaningOf,
  understand,
} from "../../build/search-query";
import { mean, ndcgOf, plainFilters } from "../../build/search-score";

/** Quality floors on the project's own small set. */
const FLOORS = { exact: 0.97, ndcg: 0.95, sentences: 0.98 };

function search({ query, now }: GoldQuery) {
  const { filters } = understand(query, now);
  const { groups } = relaxedSearch(DOCUMENTS, filters, THESAURUS, Date.parse(now));
  return { filters, ranked: groups.flatMap((group) => group.ranked.map(({ id }) => id)).slice(0, 10) };
}

test("queries are parsed to their gold filters", () => {
  const wrong = GOLD_QUERIES.filter(
    (gold) => plainFilters(search(gold).filters) !== plainFilters(gold.filters),
  );
  expect(
    1 - wrong.length / GOLD_QUERIES.length,
    wrong.map((gold) => gold.query).join("; "),
  ).toBeGreaterThanOrEqual(FLOORS.exact);
});

test("sentences about people, dates and places are parsed to their expected filters", () => {
  const wrong = SENTENCES.filter((each) => plainFilters(meaningOf(each)) !== plainFilters(each.means));
  expect(
    1 - wrong.length / SENTENCES.length,
    wrong.map(({ said }) => said).join("; "),
  ).toBeGreaterThanOrEqual(FLOORS.sentences);
});

test("relevant events come first", () => {
  const scores = GOLD_QUERIES.map((gold) => ndcgOf(search(gold).ranked, gold.relevant));
  expect(mean(scores)).toBeGreaterThanOrEqual(FLOORS.ndcg);
});

test("every query has a result", () => {
  expect(GOLD_QUERIES.filter((gold) => search(gold).ranked.length === 0)).toEqual([]);
});

test("free, accessibility and exclusions hold in every relaxation", () => {
  const far = search({
    ...GOLD_QUERIES[0]!,
    query: "free wheelchair opera not comedy in goa at 3am on 4 march",
  });
  expect(far.ranked).not.toEqual([]);
  for (const id of far.ranked) {
    const doc = DOCUMENTS.find((each) => each.id === id)!;
    expect(doc.priceMin).toBe(0);
    expect(doc.accessibility).toContain("wheelchair");
    expect(doc.category).not.toBe("comedy");
  }
});
