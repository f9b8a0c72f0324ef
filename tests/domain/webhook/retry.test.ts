import fc from "fast-check";
import { expect, test } from "vitest";
import { DISABLE_AFTER_MS, RETRY_FOR_MS, isToBeDisabled, nextAttemptAt } from "#domain/webhook/retry";

const HOUR_MS = 3_600_000;

function attemptsOf(random: () => number): number[] {
  const times = [0];
  for (;;) {
    const next = nextAttemptAt(times.length, 0, times.at(-1)!, random());
    if (next === null) return times;
    times.push(next);
  }
}

test("a delivery is tried within seconds, then less and less often, and for the last time after three days", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (stream) => {
      const times = attemptsOf(() => stream.next().value as number);
      expect(times[1]).toBeLessThanOrEqual(6_000);
      expect(times.at(-1)).toBe(RETRY_FOR_MS);
      expect(times.length).toBeGreaterThan(14);
      expect(times.length).toBeLessThan(25);
      for (let i = 1; i < times.length; i++) {
        expect(times[i]).toBeGreaterThan(times[i - 1]!);
        expect(times[i]! - times[i - 1]!).toBeLessThanOrEqual(9.6 * HOUR_MS);
      }
    }),
  );
});

test("two deliveries that failed together are not retried together", () => {
  expect(nextAttemptAt(5, 0, 0, 0)).toBe(24 * 60_000);
  expect(nextAttemptAt(5, 0, 0, 1)).toBe(36 * 60_000);
});

test("an endpoint is disabled by a failure five days after its last success, not before", () => {
  expect(isToBeDisabled(0, DISABLE_AFTER_MS - 1)).toBe(false);
  expect(isToBeDisabled(0, DISABLE_AFTER_MS)).toBe(true);
});
