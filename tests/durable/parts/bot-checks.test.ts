import { expect, test } from "vitest";
import {
  BUSY_EVENT_REQUESTS,
  BUSY_NETWORK_REQUESTS,
  BUSY_WINDOW_MS,
  CHECK_VALID_MS,
} from "#domain/sale/hold/bot-check";
import { BotChecks } from "#durable/sale/bot-checks";

/** A multiple of the window, so that counts start here. */
const NOW = 1_000 * BUSY_WINDOW_MS;

/** Requests of different buyers; whether the last one needs a check. */
function request(checks: BotChecks, times: number, network: string | null, now = NOW): boolean {
  let required = false;
  for (let n = 0; n < times; n++) required = checks.requiresCheck(`guest:${network}:${n}`, network, now);
  return required;
}

test("the thirty-first request of a network within a minute needs a check, and other networks none", () => {
  const checks = new BotChecks();
  expect(request(checks, BUSY_NETWORK_REQUESTS, "campus")).toBe(false);
  expect(request(checks, 1, "campus")).toBe(true);
  expect(request(checks, 1, "home")).toBe(false);
  expect(request(checks, 1, null)).toBe(false);
});

test("requests without a known network count for the event only", () => {
  const checks = new BotChecks();
  expect(request(checks, BUSY_EVENT_REQUESTS, null)).toBe(false);
  expect(request(checks, 1, null)).toBe(true);
  expect(request(checks, 1, "home")).toBe(true);
});

test("a network is quiet again two minutes after its last request", () => {
  const checks = new BotChecks();
  request(checks, BUSY_NETWORK_REQUESTS + 5, "campus");
  expect(request(checks, 1, "campus", NOW + BUSY_WINDOW_MS)).toBe(true);
  expect(request(checks, 1, "campus", NOW + 3 * BUSY_WINDOW_MS)).toBe(false);
});

test("a passed check is valid for its buyer until its time, and for fifteen minutes at most", () => {
  const checks = new BotChecks();
  const needsCheck = (buyerKey: string, now: number) => {
    request(checks, BUSY_NETWORK_REQUESTS + 1, "campus", now);
    return checks.requiresCheck(buyerKey, "campus", now);
  };
  checks.record("guest:brief", NOW + 5_000, NOW);
  checks.record("guest:long", NOW + 10 * CHECK_VALID_MS, NOW);
  expect(needsCheck("guest:other", NOW)).toBe(true);
  expect(["guest:brief", "guest:long"].map((buyer) => needsCheck(buyer, NOW + 4_999))).toEqual([
    false,
    false,
  ]);
  expect(["guest:brief", "guest:long"].map((buyer) => needsCheck(buyer, NOW + 5_000))).toEqual([true, false]);
  expect(needsCheck("guest:long", NOW + CHECK_VALID_MS - 1)).toBe(false);
  expect(needsCheck("guest:long", NOW + CHECK_VALID_MS)).toBe(true);
});

test("memory holds only networks and checks of the last minutes", () => {
  const checks = new BotChecks();
  for (let n = 0; n < 500; n++) checks.requiresCheck(`guest:${n}`, `network ${n}`, NOW);
  checks.record("guest:passed", NOW + BUSY_WINDOW_MS, NOW);
  checks.record("guest:valid", NOW + CHECK_VALID_MS, NOW);
  const stored = () => [checks["networks"].size, checks["passedUntil"].size];
  checks.requiresCheck("guest:a", "now", NOW + BUSY_WINDOW_MS - 1);
  expect(stored()).toEqual([501, 2]);
  // The counts of the last window still count, until it has passed.
  checks.requiresCheck("guest:a", "now", NOW + BUSY_WINDOW_MS);
  expect(stored()).toEqual([501, 1]);
  checks.requiresCheck("guest:a", "now", NOW + 2 * BUSY_WINDOW_MS - 1);
  expect(stored()).toEqual([501, 1]);
  checks.requiresCheck("guest:a", "now", NOW + 2 * BUSY_WINDOW_MS);
  expect(stored()).toEqual([1, 1]);
});
