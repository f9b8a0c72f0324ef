import { expect, test } from "vitest";
import { filtersOf, understand } from "../../build/search-query";

test("a sentence with many conditions is parsed completely", () => {
  expect(filtersOf("free comedy near Indiranagar tomorrow evening")).toEqual({
    category: ["comedy"],
    city: ["Bengaluru"],
    area: ["Indiranagar"],
    dateFrom: "2026-11-21",
    dateTo: "2026-11-22",
    timeFrom: "17:00",
    timeTo: "22:00",
    priceMax: 0,
    keywords: [],
  });
});

test.each<[string, object]>([
  ["under ₹500", { priceMax: 500 }],
  ["under 1k", { priceMax: 1000 }],
  ["1,00,000 max", { priceMax: 100_000 }],
  ["between ₹100 and ₹400", { priceMin: 100, priceMax: 400 }],
  ["500-1000 concert", { priceMin: 500, priceMax: 1000 }],
  ["over 2000 rupees", { priceMin: 2000 }],
  ["under £30", { priceMax: 30, currency: "GBP" }],
  ["sasta natak", { priceMax: 500 }],
  ["free entry", { priceMax: 0 }],
  ["cheapest plays", { sort: "price_asc" }],
  ["cheap tickets under 300", { priceMax: 300 }],
  ["comedy < 500", { priceMax: 500 }],
  ["comedy tickets for 500", { priceMax: 500 }],
  ["subah 7 baje yoga", { timeFrom: "07:00" }],
  ["it should not cost more than 800", { priceMax: 800 }],
  ["200 to 400 rupees", { priceMin: 200, priceMax: 400 }],
  ["under 500 day after tomorrow", { priceMax: 500, dateFrom: "2026-11-22" }],
  ["under 800 nov 25", { priceMax: 800, dateFrom: "2026-11-25" }],
  ["५०० रुपये से कम", { priceMax: 500 }],
])("“%s” sets a price filter", (text, expected) => {
  expect(filtersOf(text)).toMatchObject(expected);
});

test("“not too expensive” and “feel free” set no price", () => {
  expect(filtersOf("something nice, not too expensive").priceMax).toBeUndefined();
  expect(filtersOf("gluten free food").priceMax).toBeUndefined();
});

test("cities are found by former names, and a neighbourhood implies its city", () => {
  expect(filtersOf("gigs in blr").city).toEqual(["Bengaluru"]);
  expect(filtersOf("bombay or dilli").city?.toSorted()).toEqual(["Mumbai", "New Delhi"]);
  expect(filtersOf("bandra").city).toEqual(["Mumbai"]);
});

test("excluded words are not requested", () => {
  expect(filtersOf("not comedy")).toMatchObject({ notCategory: ["comedy"] });
  expect(filtersOf("gigs except techno")).toMatchObject({ category: ["concert"], notKeywords: ["techno"] });
  expect(filtersOf("not kids, comedy")).toEqual({
    category: ["comedy"],
    keywords: [],
    notKeywords: ["kids"],
  });
  expect(filtersOf("neither comedy nor music").notCategory?.toSorted()).toEqual(["comedy", "concert"]);
});

test("a negation ends at a place, an audience or a comma", () => {
  expect(filtersOf("comedy but not roast bombay")).toMatchObject({
    city: ["Mumbai"],
    notKeywords: ["roast"],
  });
  expect(filtersOf("films without songs wheelchair accessible")).toMatchObject({
    category: ["movie"],
    accessibility: ["wheelchair"],
  });
  expect(filtersOf("standup, no open mic")).toMatchObject({
    category: ["comedy"],
    notKeywords: ["open mic"],
  });
  expect(filtersOf("no techno gigs").notCategory).toBeUndefined();
  expect(filtersOf("gigs but not at night").timeFrom).toBeUndefined();
});

test("hyphens, missing spaces and common words do not change the filters", () => {
  expect(filtersOf("sign-language films").accessibility).toEqual(["sign-language"]);
  expect(filtersOf("comedymumbai").city).toEqual(["Mumbai"]);
  expect(filtersOf("clean a lake").keywords).toEqual(["clean", "lake"]);
  expect(filtersOf("book fair").keywords).toEqual(["book", "fair"]);
  expect(filtersOf("book two tickets").keywords).toEqual([]);
  expect(filtersOf("trek to a hill fort").area).toBeUndefined();
  expect(filtersOf("walks in fort").area).toEqual(["Fort"]);
});

test("Hindi in Devanagari is parsed like romanized Hindi", () => {
  expect(filtersOf("कल शाम मुंबई में कॉमेडी")).toEqual(filtersOf("kal shaam mumbai mein comedy"));
  expect(filtersOf("बच्चों के लिए")).toEqual({ audience: ["kids"], keywords: [] });
  expect(filtersOf("बच्चों के लिए मुफ्त नाटक")).toMatchObject({
    audience: ["kids"],
    priceMax: 0,
    category: ["theatre"],
  });
});

test("audience and accessibility are parsed", () => {
  expect(filtersOf("robots for my 7 year old").audience).toEqual(["kids"]);
  expect(filtersOf("yoga with grandparents").audience).toEqual(["seniors"]);
  expect(filtersOf("captioned films").accessibility).toEqual(["captions"]);
  expect(filtersOf("quiet play for my autistic son")).toMatchObject({
    accessibility: ["quiet-room"],
    audience: ["kids"],
  });
  expect(filtersOf("online webinars").mode).toBe("online");
  expect(filtersOf("comedy near me").nearMe).toBe(true);
});

test("misspellings are corrected and reported; words of other languages are left unchanged", () => {
  const slipped = understand("comdey in bangalroe");
  expect(slipped.filters).toMatchObject({ category: ["comedy"], city: ["Bengaluru"] });
  expect(slipped.corrections.map(({ written, read }) => ({ written, read }))).toEqual([
    { written: "comdey", read: "comedy" },
    { written: "bangalroe", read: "bangalore" },
  ]);
  expect(understand("sasta mela").corrections.map(({ written, read }) => ({ written, read }))).toEqual([]);
});

test("a compound of a category and its description is not split", () => {
  expect({ ...filtersOf("horror movie marathon"), topics: undefined }).toEqual({
    category: ["movie"],
    keywords: ["horror", "marathon"],
  });
  expect(filtersOf("rock climbing").category).toEqual(["sports"]);
  expect(filtersOf("Devika Menon").keywords).toEqual(["devika", "menon"]);
});

test("unknown words are left as residue for a model and lower the confidence", () => {
  const read = understand("vaporwave ceilidh in mumbai");
  expect(read.residue).toEqual(["vaporwave", "ceilidh"]);
  expect(read.confidence).toBeLessThan(understand("jazz in mumbai").confidence);
});
