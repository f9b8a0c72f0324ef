import { expect, test } from "vitest";
import {
  type Delivery,
  FIRST_RETRY_MS,
  MAX_ATTEMPTS,
  MAX_PROJECTION_RETRY_MS,
  REPORT_MS,
  afterAttempt,
  firstDelivery,
  isDue,
  isUntried,
} from "#durable/outbox-policy";

function afterFailures(times: number, canDie = true): Delivery {
  let delivery = firstDelivery(0);
  for (let n = 0; n < times; n++) delivery = afterAttempt(delivery, "failed", canDie, 0);
  return delivery;
}

test("retries back off exponentially from 15 seconds to one hour", () => {
  const waits = [1, 2, 3, 8, 9].map((times) => afterFailures(times).nextAt);
  expect(waits).toEqual([15_000, 30_000, 60_000, 1_920_000, 3_600_000]);
});

test("an effect is a dead letter after its tenth attempt; a projection is retried without end", () => {
  expect(afterFailures(MAX_ATTEMPTS - 1).state).toBe("waiting");
  expect(afterFailures(MAX_ATTEMPTS).state).toBe("dead");
  expect(isDue(afterFailures(MAX_ATTEMPTS), Number.MAX_SAFE_INTEGER)).toBe(false);
  expect(afterFailures(100, false).state).toBe("waiting");
});

test("a projection is written within half a minute after an outage of any length", () => {
  for (const times of [1, 2, 3, 10, 100])
    expect(afterFailures(times, false).nextAt).toBeLessThanOrEqual(MAX_PROJECTION_RETRY_MS);
});

test("a sent effect is sent again when its report is missing for a minute, and dies like a failed one", () => {
  const sent = afterAttempt(firstDelivery(0), "sent", true, 1_000);
  expect(sent).toEqual({ state: "sent", attempts: 1, nextAt: 1_000 + REPORT_MS });
  expect([60_999, 61_000].map((now) => isDue(sent, now))).toEqual([false, true]);
  expect(afterAttempt(afterFailures(MAX_ATTEMPTS - 1), "sent", true, 0).state).toBe("dead");
});

test("a new entry is due at once, and its retry waits for the alarm", () => {
  const delivery = firstDelivery(100);
  expect([isUntried(delivery), isDue(delivery, 100)]).toEqual([true, true]);
  expect(delivery.nextAt).toBe(100 + FIRST_RETRY_MS);
  expect(isUntried(afterFailures(1))).toBe(false);
});
