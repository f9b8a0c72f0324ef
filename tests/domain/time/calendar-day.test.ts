import { describe, expect, test } from "vitest";
import { addDays, isCalendarDay, weekFrom, weekdayOf, weekendFrom } from "#domain/time/calendar-day";
import { fromLocalField, toWallClock } from "#domain/time/wall-clock";

describe("a calendar day", () => {
  test("exists or is refused", () => {
    expect(isCalendarDay("2028-02-29")).toBe(true);
    for (const odd of ["2026-02-29", "2026-13-01", "2026-1-1", "tomorrow", "", "2026-11-21T10:00"])
      expect(isCalendarDay(odd), odd).toBe(false);
  });

  test("counts on over months, leap days and clock changes", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  test("has a weekend: the coming one, and on a Sunday the rest of it", () => {
    expect(weekdayOf("2026-11-20")).toBe(5);
    expect(weekendFrom("2026-11-16")).toEqual({ from: "2026-11-21", to: "2026-11-22" });
    expect(weekendFrom("2026-11-20")).toEqual({ from: "2026-11-21", to: "2026-11-22" });
    expect(weekendFrom("2026-11-21")).toEqual({ from: "2026-11-21", to: "2026-11-22" });
    expect(weekendFrom("2026-11-22")).toEqual({ from: "2026-11-22", to: "2026-11-22" });
    expect(weekFrom("2026-11-28")).toEqual({ from: "2026-11-28", to: "2026-12-04" });
  });
});

describe("today", () => {
  test("is the event's own, also where the reader's differs", () => {
    const at = Date.parse("2026-11-20T20:00:00Z");
    expect(toWallClock(at, "Asia/Kolkata")).toEqual({ date: "2026-11-21", minute: 90 });
    expect(toWallClock(at, "Europe/Lisbon")).toEqual({ date: "2026-11-20", minute: 20 * 60 });
  });

  test("stays right on both days of the year when Lisbon changes its clocks", () => {
    for (const day of ["2026-03-29", "2026-10-25"])
      for (const minute of ["00:30", "03:30", "12:00", "23:59"]) {
        const at = fromLocalField(`${day}T${minute}`, "Europe/Lisbon")!;
        expect(toWallClock(at, "Europe/Lisbon").date, `${day} ${minute}`).toBe(day);
      }
    const before = fromLocalField("2026-10-25T00:30", "Europe/Lisbon")!;
    const after = fromLocalField("2026-10-26T00:30", "Europe/Lisbon")!;
    expect((after - before) / 3_600_000).toBe(25);
  });
});
