import fc from "fast-check";
import { expect, test } from "vitest";
import { fromLocalField, isTimeZone, toLocalField, toWallClock } from "#domain/time/wall-clock";

test("an evening in Bengaluru is the same evening on its own wall", () => {
  const at = Date.UTC(2026, 10, 21, 14, 0);
  expect(toWallClock(at, "Asia/Kolkata")).toEqual({ date: "2026-11-21", minute: 19 * 60 + 30 });
  expect(fromLocalField("2026-11-21T19:30", "Asia/Kolkata")).toBe(at);
});

test("a local time typed in a zone reads back the same", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2034, 0) }),
      fc.constantFrom("Asia/Kolkata", "Europe/Lisbon", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"),
      (at, zone) => {
        const text = toLocalField(at, zone);
        expect(toLocalField(fromLocalField(text, zone)!, zone)).toBe(text);
      },
    ),
  );
});

test("a repeated hour of a clock change is read as the first one, and a skipped hour is accepted", () => {
  expect(fromLocalField("2026-10-25T01:30", "Europe/Lisbon")).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(fromLocalField("2026-03-29T01:30", "Europe/Lisbon")).toBe(Date.UTC(2026, 2, 29, 1, 30));
});

test("an invalid date and an unknown zone are refused", () => {
  expect(fromLocalField("tomorrow", "Asia/Kolkata")).toBeNull();
  expect(fromLocalField("2026-02-30T10:00", "Asia/Kolkata")).toBeNull();
  expect(fromLocalField("2026-02-20T25:00", "Asia/Kolkata")).toBeNull();
  expect(isTimeZone("Asia/Kolkata")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
});
