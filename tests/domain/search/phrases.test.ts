import { describe, expect, test } from "vitest";
import { filtersOf } from "../../build/search-query";

const NOTHING = { keywords: [] };
const days = (from: string, to: string) => ({ ...NOTHING, dateFrom: from, dateTo: to });

/** Feasts with a fixed date: the month and the first day after it. */
const FEASTS: readonly (readonly [said: string, from: string, to: string])[] = [
  ["christmas eve", "2026-12-24", "2026-12-25"],
  ["on christmas day", "2026-12-25", "2026-12-26"],
  ["xmas eve", "2026-12-24", "2026-12-25"],
  ["on xmas", "2026-12-25", "2026-12-26"],
  ["boxing day", "2026-12-26", "2026-12-27"],
  ["new year's eve", "2026-12-31", "2027-01-01"],
  ["nye", "2026-12-31", "2027-01-01"],
  ["new years day", "2027-01-01", "2027-01-02"],
  ["republic day", "2027-01-26", "2027-01-27"],
  ["valentines day", "2027-02-14", "2027-02-15"],
  ["on valentines", "2027-02-14", "2027-02-15"],
  ["womens day", "2027-03-08", "2027-03-09"],
  ["independence day", "2027-08-15", "2027-08-16"],
  ["gandhi jayanti", "2027-10-02", "2027-10-03"],
  ["childrens day", "2027-11-14", "2027-11-15"],
  ["halloween", "2027-10-31", "2027-11-01"],
  ["day after christmas", "2026-12-26", "2026-12-27"],
  ["day before republic day", "2027-01-25", "2027-01-26"],
  ["between christmas and new year", "2026-12-25", "2027-01-02"],
  ["christmas weekend", "2026-12-26", "2026-12-28"],
  ["christmas week", "2026-12-21", "2026-12-28"],
];

/** Said on Friday 20 November 2026. */
const DATES: readonly (readonly [said: string, from: string, to: string])[] = [
  ["day after tomorrow", "2026-11-22", "2026-11-23"],
  ["this week", "2026-11-20", "2026-11-23"],
  ["rest of the week", "2026-11-20", "2026-11-23"],
  ["next week", "2026-11-23", "2026-11-30"],
  ["week after next", "2026-11-30", "2026-12-07"],
  ["weekend after next", "2026-12-05", "2026-12-07"],
  ["this month", "2026-11-20", "2026-12-01"],
  ["rest of the month", "2026-11-20", "2026-12-01"],
  ["this year", "2026-11-20", "2027-01-01"],
  ["next year", "2027-01-01", "2028-01-01"],
  ["3 days from now", "2026-11-23", "2026-11-24"],
  ["two weeks from today", "2026-12-04", "2026-12-05"],
  ["a week later", "2026-11-27", "2026-11-28"],
  ["within two weeks", "2026-11-20", "2026-12-04"],
  ["in the next 3 days", "2026-11-20", "2026-11-23"],
  ["next 10 days", "2026-11-20", "2026-11-30"],
  ["coming fortnight", "2026-11-20", "2026-12-04"],
  ["first week of december", "2026-12-01", "2026-12-08"],
  ["second week of december", "2026-12-08", "2026-12-15"],
  ["last week of december", "2026-12-25", "2027-01-01"],
  ["first weekend of december", "2026-12-05", "2026-12-07"],
  ["last weekend of december", "2026-12-26", "2026-12-28"],
  ["december first weekend", "2026-12-05", "2026-12-07"],
  ["first half of january", "2027-01-01", "2027-01-16"],
  ["second half of january", "2027-01-16", "2027-02-01"],
  ["early december", "2026-12-01", "2026-12-11"],
  ["mid december", "2026-12-11", "2026-12-21"],
  ["end of december", "2026-12-21", "2027-01-01"],
  ["first saturday of december", "2026-12-05", "2026-12-06"],
  ["last friday of december", "2026-12-25", "2026-12-26"],
  ["week of 7 december", "2026-12-07", "2026-12-14"],
  ["weekend of the 12th", "2026-12-12", "2026-12-14"],
  ["december 2027", "2027-12-01", "2028-01-01"],
  ["in march", "2027-03-01", "2027-04-01"],
  ["5 december 2026", "2026-12-05", "2026-12-06"],
  ["monday to wednesday", "2026-11-23", "2026-11-26"],
  ["saturday to monday", "2026-11-21", "2026-11-24"],
  ["friday next week", "2026-11-27", "2026-11-28"],
  ["until sunday", "2026-11-20", "2026-11-23"],
  ["before sunday", "2026-11-20", "2026-11-22"],
  ["before christmas", "2026-11-20", "2026-12-25"],
];

const OPEN_DATES: readonly (readonly [said: string, from: string])[] = [
  ["after sunday", "2026-11-23"],
  ["from monday onwards", "2026-11-23"],
  ["after 5 december", "2026-12-06"],
  ["starting 1 december", "2026-12-01"],
];

describe("dates", () => {
  test.each([...FEASTS, ...DATES])("%s", (said, from, to) => {
    expect(filtersOf(said)).toEqual(days(from, to));
  });

  test.each(OPEN_DATES)("%s has no end", (said, from) => {
    expect(filtersOf(said)).toEqual({ ...NOTHING, dateFrom: from });
  });
});

test("the night of the 31st is a date and a part of the day", () => {
  expect(filtersOf("31st night")).toMatchObject({ dateFrom: "2026-12-31", dateTo: "2027-01-01" });
});

/** Without a date. */
const TIMES: readonly (readonly [said: string, from: string | null, to: string | null])[] = [
  ["in the morning", "06:00", "12:00"],
  ["in the afternoon", "12:00", "17:00"],
  ["in the evening", "17:00", "22:00"],
  ["at night", "18:00", "24:00"],
  ["after work", "17:00", "22:00"],
  ["at 7 pm", "19:00", "20:00"],
  ["at 7:30 pm", "19:30", "20:30"],
  ["6 in the evening", "18:00", "19:00"],
  ["9 at night", "21:00", "22:00"],
  ["10 in the morning", "10:00", "11:00"],
  ["7 o'clock", "19:00", "20:00"],
  ["18:30", "18:30", "19:30"],
  ["after noon", "12:00", null],
  ["after six", "18:00", null],
  ["8 pm onwards", "20:00", null],
  ["7 onwards", "19:00", null],
  ["by 9 pm", null, "21:00"],
  ["before midnight", null, "24:00"],
  ["6-9 pm", "18:00", "21:00"],
  ["from 10 am to 2 pm", "10:00", "14:00"],
  ["between 11 and 1 pm", "11:00", "13:00"],
  ["6pm to 9pm", "18:00", "21:00"],
  ["12 pm", "12:00", "13:00"],
  ["12 am", "00:00", "01:00"],
  ["6 p.m.", "18:00", "19:00"],
];

test.each(TIMES)("the time “%s”", (said, timeFrom, timeTo) => {
  expect(filtersOf(said)).toEqual({
    ...NOTHING,
    ...(timeFrom ? { timeFrom } : {}),
    ...(timeTo ? { timeTo } : {}),
  });
});

const FREE = [
  "free",
  "free entry",
  "entry free",
  "for free",
  "free of cost",
  "no entry fee",
  "no cover charge",
  "without paying",
  "complimentary",
  "muft",
  "bina ticket",
];
const CHEAP = [
  "cheap",
  "affordable",
  "low cost",
  "pocket friendly",
  "on a budget",
  "budget friendly",
  "sasta",
];
const CHEAPEST = [
  "cheapest",
  "cheapest first",
  "lowest price",
  "sort by price",
  "most affordable",
  "sabse sasta",
];

test.each(FREE)("“%s” means free", (words) => {
  expect(filtersOf(`${words} tomorrow`)).toEqual({ ...days("2026-11-21", "2026-11-22"), priceMax: 0 });
});

test.each(CHEAP)("“%s” is an upper limit of 500", (words) => {
  expect(filtersOf(`${words} tomorrow`)).toEqual({ ...days("2026-11-21", "2026-11-22"), priceMax: 500 });
});

test.each(CHEAPEST)("“%s” sorts by price", (words) => {
  expect(filtersOf(`${words} comedy`)).toEqual({ ...NOTHING, category: ["comedy"], sort: "price_asc" });
});

test.each(["not too expensive", "not very costly", "not too cheap"])("“%s” sets no limit", (words) => {
  expect(filtersOf(`comedy ${words}`)).toEqual({ ...NOTHING, category: ["comedy"] });
});

test.each([
  ["free parking", { keywords: ["parking"] }],
  ["I am free tomorrow", days("2026-11-21", "2026-11-22")],
  ["gluten free food", { keywords: ["gluten", "food"] }],
])("“%s” is no price", (said, expected) => {
  expect(filtersOf(said)).not.toHaveProperty("priceMax");
  if (!("keywords" in expected && expected.keywords.length > 0)) expect(filtersOf(said)).toEqual(expected);
});

/** The sentence, its audience and its accessibility. */
const COMPANIONS: readonly (readonly [
  said: string,
  audience: string[] | null,
  accessibility: string[] | null,
])[] = [
  ["comedy for my 7 year old", ["kids"], null],
  ["comedy for kids aged 5", ["kids"], null],
  ["comedy for a 70-year-old", ["seniors"], null],
  ["comedy for a 30 year old", null, null],
  ["comedy with kids", ["kids"], null],
  ["kid-friendly comedy", ["kids"], null],
  ["wheelchair accessible comedy", null, ["wheelchair"]],
  ["wheelchair-accessible comedy with my kids", ["kids"], ["wheelchair"]],
];

test.each(COMPANIONS)("%s", (said, audience, accessibility) => {
  expect(filtersOf(said)).toEqual({
    ...NOTHING,
    category: ["comedy"],
    ...(audience ? { audience } : {}),
    ...(accessibility ? { accessibility } : {}),
  });
});

test.each(["hot dog", "blind date", "family tree"])("“%s” names no audience", (said) => {
  const { audience, accessibility } = filtersOf(said);
  expect([audience, accessibility]).toEqual([undefined, undefined]);
});

test.each([
  ["hindi or kannada plays", ["Hindi", "Kannada"]],
  ["plays in english", ["English"]],
  ["kannada-language plays", ["Kannada"]],
])("%s: the languages", (said, languages) => {
  expect(filtersOf(said)).toEqual({ ...NOTHING, category: ["theatre"], languages });
});

test.each(["no open mic", "not an open mic", "without any open mic", "except open mic"])(
  "“%s” excludes the phrase as a whole",
  (said) => {
    expect(filtersOf(`comedy ${said}`)).toMatchObject({ notKeywords: ["open mic"] });
  },
);

test("a theme of several words is one keyword each, in order", () => {
  expect(filtersOf("open mic tomorrow")).toMatchObject({
    ...days("2026-11-21", "2026-11-22"),
    keywords: ["open", "mic"],
  });
});
