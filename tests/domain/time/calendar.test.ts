import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMonths,
  dayOf,
  isDate,
  isoDay,
  isoWeekdayOf,
  mondayOf,
  monthRange,
  parseIsoDay,
  partsOf,
} from "#domain/time/calendar";

const anyDay = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 1, 1) });

test("a day has one date, one text and one number", () => {
  expect(dayOf(1970, 1, 1)).toBe(0);
  expect(isoDay(dayOf(2026, 11, 21))).toBe("2026-11-21");
  fc.assert(
    fc.property(anyDay, (day) => {
      const { year, month, date } = partsOf(day);
      expect(dayOf(year, month, date)).toBe(day);
      expect(parseIsoDay(isoDay(day))).toBe(day);
      expect(isDate(year, month, date)).toBe(true);
    }),
  );
});

test("weekdays run from Monday, 1, to Sunday, 7, and a week begins with its Monday", () => {
  expect(isoWeekdayOf(dayOf(2026, 11, 21))).toBe(6);
  fc.assert(
    fc.property(anyDay, (day) => {
      const weekday = isoWeekdayOf(day);
      expect(weekday).toBe(((new Date(day * 86_400_000).getUTCDay() + 6) % 7) + 1);
      expect(mondayOf(day)).toBe(day - (weekday - 1));
      expect(isoWeekdayOf(mondayOf(day))).toBe(1);
    }),
  );
});

test("a date that no calendar has is no date", () => {
  expect([isDate(2026, 2, 29), isDate(2028, 2, 29), isDate(2026, 4, 31), isDate(2026, 13, 1)]).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect([isDate(2026, 12, 0), isDate(2026, 0, 12), isDate(2026, 12, 31)]).toEqual([false, false, true]);
});

test("a month ends where the next one begins, and December where the next year does", () => {
  for (let month = 1; month <= 12; month++) {
    const { from, to } = monthRange(2026, month);
    expect(partsOf(from)).toEqual({ year: 2026, month, date: 1 });
    expect(partsOf(to)).toEqual(
      month === 12 ? { year: 2027, month: 1, date: 1 } : { year: 2026, month: month + 1, date: 1 },
    );
  }
});

test("months later it is the same date, or the last one of a shorter month", () => {
  const later = (iso: string, months: number) => isoDay(addMonths(parseIsoDay(iso), months));
  expect(later("2026-01-31", 1)).toBe("2026-02-28");
  expect(later("2028-01-31", 1)).toBe("2028-02-29");
  expect(later("2026-11-21", 2)).toBe("2027-01-21");
  expect(later("2026-11-30", 3)).toBe("2027-02-28");
  expect(later("2026-03-31", -1)).toBe("2026-02-28");
  expect(later("2026-01-15", -1)).toBe("2025-12-15");
  expect(later("2026-05-05", 0)).toBe("2026-05-05");
});
