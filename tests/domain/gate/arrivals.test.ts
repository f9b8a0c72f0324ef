import { expect, test } from "vitest";
import { arrivalsPerMinute, axisSteps, binArrivals, sumArrivals } from "#domain/gate/arrivals";

const MINUTE = 60_000;
const curve = [102, 5, 100, 3, 101, 4];

test("admissions are summed by minute, independent of the order of the pairs", () => {
  expect(sumArrivals(curve, 100 * MINUTE)).toEqual([
    { at: 100 * MINUTE, total: 0 },
    { at: 101 * MINUTE, total: 3 },
    { at: 102 * MINUTE, total: 7 },
    { at: 103 * MINUTE, total: 12 },
  ]);
  expect(sumArrivals([], 5)).toEqual([{ at: 5, total: 0 }]);
});

test("the pace is that of the last five minutes", () => {
  expect(arrivalsPerMinute(curve, 102.5 * MINUTE)).toBe(12 / 5);
  expect(arrivalsPerMinute(curve, 106 * MINUTE)).toBe(5 / 5);
  expect(arrivalsPerMinute(curve, 200 * MINUTE)).toBe(0);
});

test("the table has the same totals as the chart", () => {
  expect(binArrivals(curve, 2)).toEqual([
    { at: 100 * MINUTE, came: 7, total: 7 },
    { at: 102 * MINUTE, came: 5, total: 12 },
  ]);
});

test("an axis has a few round steps", () => {
  expect(axisSteps(562)).toEqual([0, 200, 400]);
  expect(axisSteps(3)).toEqual([0, 1, 2, 3]);
  expect(axisSteps(0)).toEqual([0]);
});
