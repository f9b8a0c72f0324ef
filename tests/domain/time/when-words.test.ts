import fc from "fast-check";
import { expect, test } from "vitest";
import { ageWords, nearDayWord } from "#domain/time/age-words";
import { eventDay } from "#domain/time/event-day";
import {
  dateTimeWords,
  dateWords,
  dayNumber,
  monthWord,
  sameClock,
  timeWords,
  weekdayWord,
  zoneWord,
} from "#domain/time/when-words";

/** 21 November 2026, 19:05 in Kolkata, 13:35 in London. */
const AT = Date.UTC(2026, 10, 21, 13, 35);
const KOLKATA = { timeZone: "Asia/Kolkata", locale: "en-IN" };
const HINDI = { timeZone: "Asia/Kolkata", locale: "hi-IN" };
const LONDON = { timeZone: "Europe/London", locale: "en-GB" };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test("a date has weekday, day and month in the viewer's language, and the year on request", () => {
  expect([weekdayWord(AT, KOLKATA), dayNumber(AT, KOLKATA), monthWord(AT, KOLKATA)]).toEqual([
    "Sat",
    "21",
    "Nov",
  ]);
  expect(dateWords(AT, KOLKATA)).toBe("Sat 21 Nov");
  expect(dateWords(AT, KOLKATA, { year: true })).toBe("Sat 21 Nov 2026");
  expect(weekdayWord(AT, HINDI)).toBe("शनि");
});

test("a time has twelve hours for buyers and twenty-four for staff, in the zone of the event", () => {
  expect(timeWords(AT, KOLKATA)).toBe("7:05\u00a0pm");
  expect(timeWords(AT, KOLKATA, { clock24: true })).toBe("19:05");
  expect(timeWords(AT, LONDON, { clock24: true })).toBe("13:35");
  expect(timeWords(Date.UTC(2026, 10, 20, 18, 30), KOLKATA, { clock24: true })).toBe("00:00");
  expect(dateTimeWords(AT, KOLKATA)).toBe("Sat 21 Nov, 7:05\u00a0pm");
  expect(dateTimeWords(AT, KOLKATA, { year: true, clock24: true })).toBe("Sat 21 Nov 2026, 19:05");
});

test("a zone has its short name at that time of the year", () => {
  expect(zoneWord(AT, LONDON)).toBe("GMT");
  expect(zoneWord(Date.UTC(2026, 6, 1), LONDON)).toBe("BST");
  expect(zoneWord(AT, KOLKATA)).toBe("IST");
});

test("two zones have the same clock when their local times agree at that moment", () => {
  expect(sameClock(AT, "Asia/Kolkata", "Asia/Kolkata")).toBe(true);
  expect(sameClock(AT, "Asia/Kolkata", "Asia/Colombo")).toBe(true);
  expect(sameClock(AT, "Asia/Kolkata", "Europe/London")).toBe(false);
  expect(sameClock(Date.UTC(2026, 6, 1), "Europe/London", "Europe/Lisbon")).toBe(true);
  expect(sameClock(AT, "Africa/Lagos", "Europe/Berlin")).toBe(true);
  expect(sameClock(Date.UTC(2026, 6, 1), "Africa/Lagos", "Europe/Berlin")).toBe(false);
});

test("an age is in whole minutes, hours and days, rounded down", () => {
  expect(
    [MINUTE, 59 * MINUTE + 59_999, HOUR, 23 * HOUR, DAY - 1, DAY, 3 * DAY].map((age) => ageWords(age, "en")),
  ).toEqual([
    "1 min. ago",
    "59 min. ago",
    "1 hr. ago",
    "23 hr. ago",
    "23 hr. ago",
    "yesterday",
    "3 days ago",
  ]);
});

test("an age after the clock was set back is the current minute", () => {
  expect(ageWords(-5 * HOUR, "en")).toBe("this minute");
  expect(ageWords(0, "en")).toBe("this minute");
});

test("a day is called today or tomorrow by the event's calendar, and no other day is", () => {
  const word = (at: number, now: number) => nearDayWord(at, now, "Asia/Kolkata", "en");
  expect([word(AT, AT), word(AT, AT - DAY), word(AT, AT - 2 * DAY), word(AT, AT + DAY)]).toEqual([
    "Today",
    "Tomorrow",
    null,
    null,
  ]);
  // Midnight in Kolkata is 18:30 UTC.
  const midnight = Date.UTC(2026, 10, 30, 18, 30);
  expect(word(midnight, midnight - 1)).toBe("Tomorrow");
  expect(word(midnight, midnight)).toBe("Today");
  expect(nearDayWord(AT, AT, "Asia/Kolkata", "hi")).toBe("आज");
  expect(word(Date.UTC(2027, 0, 1, 6), Date.UTC(2026, 11, 31, 6))).toBe("Tomorrow");
  expect(word(Date.UTC(2027, 1, 1, 6), Date.UTC(2027, 0, 31, 6))).toBe("Tomorrow");
});

test("before the cut-off an event's day is the day before", () => {
  const day = (hour: number, minute: number, cutOff: number) =>
    eventDay(Date.UTC(2026, 10, 21, hour, minute) - 5.5 * HOUR, "Asia/Kolkata", cutOff);
  expect(day(4, 59, 300)).toBe("2026-11-20");
  expect(day(5, 0, 300)).toBe("2026-11-21");
  expect(day(0, 0, 0)).toBe("2026-11-21");
  expect(day(23, 59, 0)).toBe("2026-11-21");
  expect(day(23, 58, 1439)).toBe("2026-11-20");
  expect(eventDay(Date.UTC(2027, 0, 1, 2), "UTC", 180)).toBe("2026-12-31");
});

test("an event's day with a cut-off is the calendar day of a clock that runs late by the cut-off", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }),
      fc.integer({ min: 0, max: 1439 }),
      (at, cutOff) => {
        expect(eventDay(at, "UTC", cutOff)).toBe(new Date(at - cutOff * MINUTE).toISOString().slice(0, 10));
      },
    ),
  );
});
