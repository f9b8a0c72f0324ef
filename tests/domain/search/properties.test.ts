import fc from "fast-check";
import { expect, test } from "vitest";
import { GOLD_QUERIES, understand } from "../../build/search-query";

const WORDS =
  "jazz comedy not free under 500 ₹ tonight next friday weekend in mumbai bandra near me kids or and between 5 8 dec to after 6pm yoga except sasta raat online the - , wheelchair standup 2026 k".split(
    " ",
  );
const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(" "));
const anything = fc.oneof(sentence, fc.string({ unit: "binary", maxLength: 400 }));

test("parsing never throws and is deterministic", () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(understand(text)).toEqual(understand(text));
    }),
  );
});

test("chips lie inside the text and do not overlap", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const read = understand(text);
      let last = 0;
      for (const chip of read.chips) {
        expect(chip.from).toBeGreaterThanOrEqual(last);
        expect(chip.to).toBeGreaterThan(chip.from);
        expect(chip.to).toBeLessThanOrEqual(read.text.length);
        last = chip.to;
      }
    }),
  );
});

test("cleaning a query is idempotent", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const read = understand(text);
      expect(understand(read.text)).toEqual(read);
    }),
  );
});

test("date ranges are in order and begin today at the earliest", () => {
  let ranges = 0;
  const isOrdered = (text: string) => {
    const { dateFrom, dateTo } = understand(text).filters;
    if (dateFrom) expect(dateFrom >= "2026-11-20").toBe(true);
    if (!dateFrom || !dateTo) return;
    ranges++;
    expect(dateFrom < dateTo).toBe(true);
  };
  fc.assert(fc.property(sentence, isOrdered), { examples: [["dec - tonight"]] });
  expect(ranges).toBeGreaterThan(10);
});

test("a price range is read in order, whichever end comes first", () => {
  const amount = fc.integer({ min: 100, max: 9_000 });
  fc.assert(
    fc.property(amount, amount, fc.constantFrom("between A and B rupees", "from ₹A to ₹B"), (a, b, words) => {
      const read = understand(`jazz ${words.replace("A", String(a)).replace("B", String(b))}`).filters;
      expect([read.priceMin, read.priceMax]).toEqual([Math.min(a, b), Math.max(a, b)]);
    }),
  );
});

test.each(GOLD_QUERIES)("removing a chip's words removes its filter: $query", ({ query, now }) => {
  const read = understand(query, now);
  for (const chip of read.chips) {
    const rest = `${read.text.slice(0, chip.from)} ${read.text.slice(chip.to)}`;
    const left = understand(rest, now);
    expect(
      left.chips.filter((each) => each.value === chip.value && each.fields[0] === chip.fields[0]),
    ).toEqual([]);
  }
});

test("index syntax, control characters and direction marks are treated as text", () => {
  for (const text of ['"a" OR b* NEAR(c d) -e ^f', "NOT NOT NOT", "'); drop table event; --", "(((((", '"""'])
    expect(() => understand(text)).not.toThrow();
  expect(understand("ja\u202ezz \u0000in\u200b mumbai").filters.city).toEqual(["Mumbai"]);
});

test("a sentence of twenty thousand characters is cut to two hundred", () => {
  const long = "comedy between 5 and 8 dec not under not under near ".repeat(400);
  const read = understand(long);
  expect(read.text.length).toBeLessThanOrEqual(200);
});
