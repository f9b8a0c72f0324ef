import fc from "fast-check";
import { expect, test } from "vitest";
import { plainFilters } from "../../build/search-score";
import { filtersOf } from "../../build/search-query";

/** Conditions that do not depend on their neighbours. */
const CONDITIONS = [
  "comedy",
  "in mumbai",
  "under 500 rupees",
  "on saturday",
  "after 6 pm",
  "for kids",
  "in hindi",
];
const FILLERS = [
  "please",
  "bhai",
  "yaar",
  "any ideas",
  "no idea",
  "lol",
  "kindly",
  "something nice",
  "not sure",
];

const conditions = fc.shuffledSubarray(CONDITIONS, { minLength: 2 });
const read = (text: string) => plainFilters(filtersOf(text));

test("the order of conditions changes no filter", () => {
  fc.assert(
    fc.property(conditions, (parts) => {
      expect(read(parts.join(", "))).toBe(read(parts.toSorted().join(", ")));
    }),
  );
});

test("a filler between conditions changes no filter", () => {
  fc.assert(
    fc.property(conditions, fc.constantFrom(...FILLERS), fc.nat(6), (parts, filler, at) => {
      const talked = [...parts.slice(0, at), filler, ...parts.slice(at)].join(", ");
      expect(read(talked)).toBe(read(parts.join(", ")));
    }),
  );
});

test("a negation takes away nothing that the sentence also asks for", () => {
  fc.assert(
    fc.property(fc.constantFrom("jazz", "comedy", "yoga", "theatre"), (wish) => {
      const {
        category,
        notCategory = [],
        notKeywords = [],
        keywords,
      } = filtersOf(`${wish} in mumbai but no ${wish} tomorrow`);
      expect(category).toEqual(filtersOf(wish).category);
      expect(notCategory.filter((each) => category?.includes(each))).toEqual([]);
      expect(notKeywords.filter((each) => keywords.includes(each))).toEqual([]);
    }),
  );
});

test("a range of prices is the same whichever end is written first", () => {
  const amount = fc.integer({ min: 100, max: 9_000 }).filter((value) => value < 2020 || value >= 2100);
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.constantFrom("A to B", "₹A to ₹B", "A-B rupees", "A se B"),
      (a, b, form) => {
        const range = (first: number, second: number) =>
          read(`plays ${form.replace("A", String(first)).replace("B", String(second))}`);
        expect(range(a, b)).toBe(range(b, a));
      },
    ),
  );
});

test("a total is divided by the size of the party", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 100, max: 900 }), (people, share) => {
      expect(filtersOf(`comedy for ${people} people, ${people * share} in all`).priceMax).toBe(share);
    }),
  );
});
