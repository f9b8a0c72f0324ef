import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KEPT_EVENTS_VERSION } from "#domain/search/offline-catalogue";
import { findKept, keepEvents, readKept } from "#app/offline-search/event-store.client";

const NOW = Date.parse("2026-11-20T10:00:00+05:30");
const MINUTE = 60_000;
let asked: string[] = [];

function serverAnswers(answer: object | null) {
  vi.stubGlobal("fetch", async (path: string, { credentials }: RequestInit) => {
    asked.push(`${path} ${credentials}`);
    if (!answer) throw new TypeError("Failed to fetch");
    return Response.json(answer);
  });
}
const kept = (version: string, more: object = {}) => ({
  v: KEPT_EVENTS_VERSION,
  version,
  events: [],
  ...more,
});

let start = NOW;
beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ toFake: ["Date"] });
  // Each test a day later: what the one before kept is old.
  vi.setSystemTime((start += 86_400_000));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the city's events are asked for as nobody, and not again for ten minutes", async () => {
  serverAnswers(kept("1"));
  await keepEvents("Bengaluru");
  await keepEvents("Bengaluru");
  expect(asked).toEqual(["/kept-events?city=Bengaluru omit"]);
  expect(await readKept()).toMatchObject({ cities: ["Bengaluru"], checkedAt: start, kept: { version: "1" } });
  vi.setSystemTime(start + 11 * MINUTE);
  await keepEvents("Bengaluru");
  expect(asked).toHaveLength(2);
  expect((await readKept())?.checkedAt).toBe(start + 11 * MINUTE);
});

test("another city is asked for at once, with the ones looked at before it", async () => {
  serverAnswers(kept("2"));
  for (const city of ["Bengaluru", "Mumbai", "Pune", "Goa"]) await keepEvents(city);
  expect(asked.at(-1)).toBe("/kept-events?city=Goa&city=Mumbai&city=Pune omit");
  expect((await readKept())?.cities).toEqual(["Goa", "Pune", "Mumbai"]);
});

test("what cannot be had leaves what there was", async () => {
  serverAnswers(kept("3"));
  await keepEvents("Goa");
  vi.setSystemTime(start + 11 * MINUTE);
  serverAnswers(null);
  await expect(keepEvents("Goa")).rejects.toThrow();
  serverAnswers({ error: "something else" });
  await keepEvents("Goa");
  expect(await readKept()).toMatchObject({ checkedAt: start, kept: { version: "3" } });
});

test("an event is found by its address until it is over", async () => {
  serverAnswers(kept("4", { events: [{ slug: "tughlaq", endsAt: start + 60 * MINUTE }] }));
  await keepEvents("Goa");
  expect(await findKept("tughlaq")).toMatchObject({ checkedAt: start });
  expect(await findKept("other")).toBeNull();
  vi.setSystemTime(start + 61 * MINUTE);
  expect(await findKept("tughlaq")).toBeNull();
});
