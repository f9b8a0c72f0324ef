import { expect, test } from "vitest";
import { daysOf, filtersOf } from "../../build/search-query";

const SATURDAY = "2026-11-21T14:00:00+05:30";
const SUNDAY = "2026-11-22T14:00:00+05:30";
const MONDAY = "2026-11-23T09:00:00+05:30";
const NEW_YEARS_EVE = "2026-12-31T20:00:00+05:30";

test.each([
  ["today", "2026-11-20 to 2026-11-21"],
  ["tomorrow", "2026-11-21 to 2026-11-22"],
  ["day after tomorrow", "2026-11-22 to 2026-11-23"],
  ["this weekend", "2026-11-21 to 2026-11-23"],
  ["next weekend", "2026-11-28 to 2026-11-30"],
  ["this week", "2026-11-20 to 2026-11-23"],
  ["next week", "2026-11-23 to 2026-11-30"],
  ["this friday", "2026-11-20 to 2026-11-21"],
  ["coming friday", "2026-11-27 to 2026-11-28"],
  ["next friday", "2026-11-27 to 2026-11-28"],
  ["friday next week", "2026-11-27 to 2026-11-28"],
  ["next monday", "2026-11-23 to 2026-11-24"],
  ["next 3 days", "2026-11-20 to 2026-11-23"],
  ["in the next two weeks", "2026-11-20 to 2026-12-04"],
  ["this month", "2026-11-20 to 2026-12-01"],
  ["next month", "2026-12-01 to 2027-01-01"],
  ["in january", "2027-01-01 to 2027-02-01"],
  ["first week of december", "2026-12-01 to 2026-12-08"],
  ["between 5 and 8 dec", "2026-12-05 to 2026-12-09"],
  ["from 24th to 26th dec", "2026-12-24 to 2026-12-27"],
  ["dec 5-7", "2026-12-05 to 2026-12-08"],
  ["on the 29th", "2026-11-29 to 2026-11-30"],
  ["on the 3rd", "2026-12-03 to 2026-12-04"],
  ["christmas eve", "2026-12-24 to 2026-12-25"],
  ["new year's eve", "2026-12-31 to 2027-01-01"],
  ["republic day", "2027-01-26 to 2027-01-27"],
  ["after 5 december", "2026-12-06 to "],
  ["before 5 december", "2026-11-20 to 2026-12-05"],
  ["parso", "2026-11-22 to 2026-11-23"],
  ["is hafte", "2026-11-20 to 2026-11-23"],
  ["agle hafte", "2026-11-23 to 2026-11-30"],
  ["weekend after next", "2026-12-05 to 2026-12-07"],
  ["5/12", "2026-12-05 to 2026-12-06"],
  ["12/25/2026", "2026-12-25 to 2026-12-26"],
  ["05-12-2026", "2026-12-05 to 2026-12-06"],
  ["5th of next month", "2026-12-05 to 2026-12-06"],
  ["twenty fifth december", "2026-12-25 to 2026-12-26"],
  ["saturday 28", "2026-11-28 to 2026-11-29"],
  ["december first weekend", "2026-12-05 to 2026-12-07"],
  ["second half of january", "2027-01-16 to 2027-02-01"],
  ["month end", "2026-11-21 to 2026-12-01"],
  ["rest of the month", "2026-11-20 to 2026-12-01"],
  ["a week from now", "2026-11-27 to 2026-11-28"],
  ["2 din mein", "2026-11-20 to 2026-11-22"],
  ["day after christmas", "2026-12-26 to 2026-12-27"],
  ["christmas weekend", "2026-12-26 to 2026-12-28"],
  ["republic day weekend", "2027-01-23 to 2027-01-25"],
  ["between christmas and new year", "2026-12-25 to 2027-01-02"],
  ["in 2027", "2027-01-01 to 2028-01-01"],
  ["the week of 7 december", "2026-12-07 to 2026-12-14"],
  ["weekend of 12 december", "2026-12-12 to 2026-12-14"],
  ["december ke pehle hafte", "2026-12-01 to 2026-12-08"],
  ["24-12", "2026-12-24 to 2026-12-25"],
  ["thisweekend", "2026-11-21 to 2026-11-23"],
  ["कल", "2026-11-21 to 2026-11-22"],
  ["अगले हफ्ते", "2026-11-23 to 2026-11-30"],
  ["yoga but not on sunday", " to "],
  ["not today but tomorrow", "2026-11-21 to 2026-11-22"],
])("on a Friday, “%s” means %s", (text, days) => {
  expect(daysOf(text)).toBe(days);
});

test("during a weekend, “weekend” means the rest of it", () => {
  expect(daysOf("this weekend", SATURDAY)).toBe("2026-11-21 to 2026-11-23");
  expect(daysOf("this weekend", SUNDAY)).toBe("2026-11-22 to 2026-11-23");
  expect(daysOf("next weekend", SUNDAY)).toBe("2026-11-28 to 2026-11-30");
  expect(daysOf("weekend", MONDAY)).toBe("2026-11-28 to 2026-11-30");
});

test("“next” means the following week on any day of the week", () => {
  expect(daysOf("next monday", SUNDAY)).toBe("2026-11-23 to 2026-11-24");
  expect(daysOf("next sunday", MONDAY)).toBe("2026-12-06 to 2026-12-07");
});

test("dates roll over to the next year", () => {
  expect(daysOf("tomorrow", NEW_YEARS_EVE)).toBe("2027-01-01 to 2027-01-02");
  expect(daysOf("this month", NEW_YEARS_EVE)).toBe("2026-12-31 to 2027-01-01");
  expect(daysOf("next month", NEW_YEARS_EVE)).toBe("2027-01-01 to 2027-02-01");
  expect(daysOf("this week", NEW_YEARS_EVE)).toBe("2026-12-31 to 2027-01-04");
  expect(daysOf("29 february", NEW_YEARS_EVE)).toBe("2028-02-29 to 2028-03-01");
});

test("today is in the reader's time zone: shortly after midnight in India it is the next day", () => {
  expect(daysOf("today", "2026-11-20T18:45:00Z")).toBe("2026-11-21 to 2026-11-22");
});

test("a theme is not a date", () => {
  expect(daysOf("new year party")).toBe(" to ");
  expect(daysOf("christmas carols")).toBe(" to ");
  expect(daysOf("date night")).toBe(" to ");
  expect(filtersOf("date night").timeFrom).toBeUndefined();
});

test.each([
  ["tomorrow morning", "06:00", "12:00"],
  ["this evening", "17:00", "22:00"],
  ["tonight", "18:00", "24:00"],
  ["aaj raat", "18:00", "24:00"],
  ["after 6pm", "18:00", undefined],
  ["before noon", undefined, "12:00"],
  ["between 6 and 9 pm", "18:00", "21:00"],
  ["late night ride", undefined, undefined],
])("“%s” starts between %s and %s", (text, from, to) => {
  const { timeFrom, timeTo } = filtersOf(text);
  expect([timeFrom, timeTo]).toEqual([from, to]);
});
