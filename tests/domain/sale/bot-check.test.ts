import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BUSY_EVENT_REQUESTS,
  BUSY_NETWORK_REQUESTS,
  BUSY_WINDOW_MS,
  CHECK_VALID_MS,
  type RequestCount,
  countRequest,
  isCheckRequired,
  requestsWithinWindow,
} from "#domain/sale/hold/bot-check";
import { HOLD_MS } from "#domain/sale/hold/hold";

const START = 1_800_000_000_000;
/** Times of requests in order, up to five windows apart in all. */
const times = fc
  .array(fc.integer({ min: 0, max: 5 * BUSY_WINDOW_MS }), { maxLength: 300 })
  .map((offsets) => offsets.sort((a, b) => a - b).map((offset) => START + offset));

const countOf = (requests: readonly number[]) =>
  requests.reduce<RequestCount | null>((count, at) => countRequest(count, at), null);

test("the estimate counts each request of the current window and none older than two windows", () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 3 * BUSY_WINDOW_MS }), (requests, later) => {
      const now = (requests.at(-1) ?? START) + later;
      const windowStart = Math.floor(now / BUSY_WINDOW_MS) * BUSY_WINDOW_MS;
      const estimate = requestsWithinWindow(countOf(requests), now);
      const since = (from: number) => requests.filter((at) => at >= from).length;
      expect(estimate).toBeGreaterThanOrEqual(since(windowStart));
      expect(estimate).toBeLessThanOrEqual(since(windowStart - BUSY_WINDOW_MS));
    }),
  );
});

test("a steady rate is estimated within one request of the true rate", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 20_000 }), (everyMs) => {
      const requests = Array.from(
        { length: Math.ceil((4 * BUSY_WINDOW_MS) / everyMs) },
        (_, n) => START + n * everyMs,
      );
      const estimate = requestsWithinWindow(countOf(requests), requests.at(-1)!);
      expect(Math.abs(estimate - BUSY_WINDOW_MS / everyMs)).toBeLessThanOrEqual(2);
    }),
  );
});

test("a clock that moves back loses no request", () => {
  const count = countOf([START + BUSY_WINDOW_MS, START]);
  expect(requestsWithinWindow(count, START + BUSY_WINDOW_MS)).toBe(2);
});

test("a check is required exactly when the network or the event is busy and no passed check is valid", () => {
  const facts = fc.record({
    ofNetwork: fc.integer({ min: 0, max: 2 * BUSY_NETWORK_REQUESTS }),
    ofEvent: fc.integer({ min: 0, max: 2 * BUSY_EVENT_REQUESTS }),
    passedUntil: fc.option(fc.integer({ min: START - CHECK_VALID_MS, max: START + CHECK_VALID_MS })),
  });
  fc.assert(
    fc.property(facts, (each) => {
      const isBusy = each.ofNetwork > BUSY_NETWORK_REQUESTS || each.ofEvent > BUSY_EVENT_REQUESTS;
      const isPassed = each.passedUntil !== null && each.passedUntil > START;
      expect(isCheckRequired(each, START)).toBe(isBusy && !isPassed);
    }),
  );
});

test("one passed check covers a hold that is extended at its end", () => {
  expect(CHECK_VALID_MS).toBeGreaterThan(HOLD_MS);
});

test("the last window's requests count by the part of it that is within the last minute", () => {
  const before = { windowStart: 0, current: 0, previous: 600 };
  const within = (ms: number) => requestsWithinWindow(before, ms);
  expect([0, 1, 30_000, 59_999].map(within)).toEqual(
    [600, 600 - 0.01, 300, 0.01].map((n) => expect.closeTo(n, 6)),
  );
  // A clock that moved back counts the whole last window.
  expect(within(-5)).toBe(600);
});
