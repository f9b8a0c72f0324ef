import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { relaxedSearch } from "#domain/search/ranking/relaxation";
import { THESAURUS } from "#domain/search/thesaurus";
import type { Filters } from "#domain/search/query";
import { fingerprint } from "../../build/fingerprint";
import { DOCUMENTS, GOLD_QUERIES, SENTENCES, understand } from "../../build/search-query";

/**
 * Recorded readings of sentences, one per line; not all are ideal. A change of the grammar changes the line, so that its
 * diff shows each sentence that is read differently from then on: run this file with `-u` and review the diff.
 */
interface Reading {
  readonly said: string;
  readonly now: string;
  readonly filters: Filters;
}

const FILE = new URL("../../fixtures/search/readings.jsonl", import.meta.url);
const READINGS = readFileSync(FILE, "utf8")
  .trim()
  .split("\n")
  .map((line): Reading => JSON.parse(line));

test("sentences are read as recorded", async () => {
  const read = READINGS.map(({ said, now }) => {
    const { topics: _, ...filters } = understand(said, now).filters;
    return { said, now, filters };
  });
  const lines = read.map((each) => `${JSON.stringify(each)}\n`).join("");
  await expect(lines).toMatchFileSnapshot(FILE.pathname);
});

test("chips, corrections, unknown words and confidence of the recorded sentences are unchanged", () => {
  const rest = [...READINGS, ...SENTENCES].map(({ said, now }) => understand(said, now));
  expect(fingerprint(rest)).toMatchInlineSnapshot(`"a1ae771ffc8f"`);
});

test("events are ranked and conditions relaxed as before", () => {
  const ranked = [
    ...GOLD_QUERIES.map(({ query, now }) => ({ said: query, now })),
    ...READINGS.slice(-200),
  ].map(({ said, now }) =>
    relaxedSearch(DOCUMENTS, understand(said, now).filters, THESAURUS, Date.parse(now)).groups.map(
      (group) => ({
        ...group,
        ranked: group.ranked.slice(0, 12),
      }),
    ),
  );
  expect(fingerprint(ranked)).toMatchInlineSnapshot(`"3f038062924a"`);
});
