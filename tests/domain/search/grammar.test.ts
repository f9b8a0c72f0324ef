import { describe, expect, test } from "vitest";
import { daysOf, filtersOf } from "../../build/search-query";

describe("a budget for several people", () => {
  test.each<[string, number]>([
    ["four of us want a gig, 2000 in all", 500],
    ["we are 3 people and have 1500 total for comedy", 500],
    ["budget for the five of us is 5000, a play", 1000],
    ["comedy for two under 1000 total", 500],
    ["budget 1500 for both, jazz", 750],
    ["3000 for 3 people", 1000],
    ["total budget 2000 for 4 friends", 500],
    ["hum chaar log, 2000 kul mila kar", 500],
  ])("“%s” is divided by their number", (text, max) => {
    expect(filtersOf(text).priceMax).toBe(max);
  });

  test.each<[string, number]>([
    ["four of us, 600 each at most", 600],
    ["under 700 per head for 3 people", 700],
    ["500 per person", 500],
    ["two of us, 800 a head", 800],
  ])("“%s” is a price for each of them", (text, max) => {
    expect(filtersOf(text).priceMax).toBe(max);
  });
});

test.each([
  "300 to 800",
  "800 to 300",
  "₹300 to ₹800",
  "300-800 rupees",
  "between 800 and 300",
  "300 se 800",
])("“plays %s” is a range from 300 to 800", (range) => {
  expect(filtersOf(`plays ${range}`)).toMatchObject({ priceMin: 300, priceMax: 800 });
});

test.each<[string, string]>([
  ["the saturday before christmas", "2026-12-19 to 2026-12-20"],
  ["the weekend before christmas", "2026-12-19 to 2026-12-21"],
  ["weekend after 5 december", "2026-12-12 to 2026-12-14"],
  ["two days after republic day", "2027-01-28 to 2027-01-29"],
  ["a week from saturday", "2026-11-28 to 2026-11-29"],
  ["the day before christmas eve", "2026-12-23 to 2026-12-24"],
  ["friday after 10 december", "2026-12-11 to 2026-12-12"],
  ["5, 6 or 7 december", "2026-12-05 to 2026-12-08"],
  ["tuesday or maybe thursday next week", "2026-11-24 to 2026-11-27"],
  ["friday ko ya phir sunday ko", "2026-11-20 to 2026-11-23"],
  ["this weekend or next", "2026-11-21 to 2026-11-30"],
  ["we arrive on 4 december and leave on the 7th", "2026-12-04 to 2026-12-08"],
  ["saturday after 6pm", "2026-11-21 to 2026-11-22"],
])("“%s” is %s", (text, days) => {
  expect(daysOf(text)).toBe(days);
});

test.each<[string, string]>([
  ["somwaar mangalwar budhvaar", "2026-11-23"],
  ["brihaspativar", "2026-11-26"],
  ["shukrawar", "2026-11-20"],
  ["shanichar", "2026-11-21"],
  ["sanivar", "2026-11-21"],
  ["itvaar", "2026-11-22"],
])("the Hindi weekday of “%s” is read", (text, day) => {
  expect(filtersOf(text).dateFrom).toBe(day);
});

test("“the sun” and the verb “sat” are no weekdays", () => {
  expect(filtersOf("dance until the sun comes up").dateFrom).toBeUndefined();
  expect(filtersOf("we sat at home too long").dateFrom).toBeUndefined();
});

describe("a negation", () => {
  test("of a compound excludes its kind and not the category", () => {
    expect(filtersOf("movies but no horror movies")).toMatchObject({
      category: ["movie"],
      notKeywords: ["horror"],
    });
    expect(filtersOf("movies but no horror movies").notCategory).toBeUndefined();
    expect(filtersOf("comedy but not a comedy club")).toMatchObject({ category: ["comedy"] });
  });

  test("with “nothing” excludes", () => {
    expect(filtersOf("concerts, nothing techno").notKeywords).toEqual(["techno"]);
    expect(filtersOf("nothing too loud").notKeywords).toEqual(["loud"]);
  });

  test.each([
    "no idea what to do, jazz",
    "jazz, no kidding",
    "nothing to do tonight, jazz",
    "not sure when, jazz please",
    "nothing but jazz",
    "no strings attached jazz",
  ])("in the idiom “%s” excludes nothing", (text) => {
    const { notKeywords, notCategory, category } = filtersOf(text);
    expect([notKeywords, notCategory, category]).toEqual([undefined, undefined, ["concert"]]);
  });

  test.each(["gluten-free brunch", "a hassle free evening", "kid-free night", "smoke free gig"])(
    "in “%s” is no price",
    (text) => {
      expect(filtersOf(text).priceMax).toBeUndefined();
    },
  );
});

test.each([
  "i get off work at 7, a gig on friday",
  "my flight lands at 3 pm on friday, a gig",
  "we woke up at 5 and want a gig on friday",
])("the hour of one's own day in “%s” is no filter", (text) => {
  expect(filtersOf(text)).toMatchObject({ category: ["concert"], dateFrom: "2026-11-20" });
  expect([filtersOf(text).timeFrom, filtersOf(text).timeTo]).toEqual([undefined, undefined]);
});

test("a requested hour stays a filter beside work", () => {
  expect(filtersOf("a gig after 7").timeFrom).toBe("19:00");
  expect(filtersOf("gig after work").timeFrom).toBe("17:00");
});

test("initials with dots are read like the name without them", () => {
  expect(filtersOf("jazz at 7 p.m.").timeFrom).toBe("19:00");
});

test.each<[string, string[] | undefined]>([
  ["my daughter turns six on sunday", ["kids"]],
  ["her 6th birthday", ["kids"]],
  ["5 saal ki beti ke liye", ["kids"]],
  ["3 and 5 year olds", ["kids"]],
  ["my father turns 70", ["seniors"]],
  ["my son is 25 and loves jazz", undefined],
  ["my daughter in law loves jazz", undefined],
  ["turning thirty, jazz", undefined],
])("the age in “%s” gives the audience", (text, audience) => {
  expect(filtersOf(text).audience).toEqual(audience);
});

test.each([
  "we are dealing with a lot",
  "a sincere evening",
  "the moral of it",
  "mosaic",
  "a plan to parity",
])("an ordinary word in “%s” is not corrected into a category", (text) => {
  expect(filtersOf(text).category).toBeUndefined();
});
