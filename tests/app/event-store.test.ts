import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OFFLINE_CATALOGUE_VERSION } from "#domain/search/offline-catalogue";
import {
  findOfflineEvent,
  refreshOfflineCatalogue,
  readStoredCatalogue,
} from "#app/offline-search/event-store.client";

const NOW = Date.parse("2026-11-20T10:00:00+05:30");
const MINUTE = 60_000;
let requests: string[] = [];

function serverAnswers(answer: object | null) {
  vi.stubGlobal("fetch", async (path: string, { credentials }: RequestInit) => {
    requests.push(`${path} ${credentials}`);
    if (!answer) throw new TypeError("Failed to fetch");
    return Response.json(answer);
  });
}
const aCatalogue = (version: string, more: object = {}) => ({
  v: OFFLINE_CATALOGUE_VERSION,
  version,
  events: [],
  ...more,
});

let start = NOW;
beforeEach(() => {
  requests = [];
  vi.useFakeTimers({ toFake: ["Date"] });
  // Each test starts a day later, so that the previous catalogue is stale.
  vi.setSystemTime((start += 86_400_000));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the catalogue is requested without credentials, and at most every ten minutes", async () => {
  serverAnswers(aCatalogue("1"));
  await refreshOfflineCatalogue("Bengaluru");
  await refreshOfflineCatalogue("Bengaluru");
  expect(requests).toEqual(["/kept-events?city=Bengaluru omit"]);
  expect(await readStoredCatalogue()).toMatchObject({
    cities: ["Bengaluru"],
    checkedAt: start,
    catalogue: { version: "1" },
  });
  vi.setSystemTime(start + 11 * MINUTE);
  await refreshOfflineCatalogue("Bengaluru");
  expect(requests).toHaveLength(2);
  expect((await readStoredCatalogue())?.checkedAt).toBe(start + 11 * MINUTE);
});

test("another city is requested immediately, together with the recent ones", async () => {
  serverAnswers(aCatalogue("2"));
  for (const city of ["Bengaluru", "Mumbai", "Pune", "Goa"]) await refreshOfflineCatalogue(city);
  expect(requests.at(-1)).toBe("/kept-events?city=Goa&city=Mumbai&city=Pune omit");
  expect((await readStoredCatalogue())?.cities).toEqual(["Goa", "Pune", "Mumbai"]);
});

test("a failed refresh keeps the stored catalogue", async () => {
  serverAnswers(aCatalogue("3"));
  await refreshOfflineCatalogue("Goa");
  vi.setSystemTime(start + 11 * MINUTE);
  serverAnswers(null);
  await expect(refreshOfflineCatalogue("Goa")).rejects.toThrow();
  serverAnswers({ error: "something else" });
  await refreshOfflineCatalogue("Goa");
  expect(await readStoredCatalogue()).toMatchObject({ checkedAt: start, catalogue: { version: "3" } });
});

test("an event is found by its slug until it is over", async () => {
  serverAnswers(aCatalogue("4", { events: [{ slug: "tughlaq", endsAt: start + 60 * MINUTE }] }));
  await refreshOfflineCatalogue("Goa");
  expect(await findOfflineEvent("tughlaq")).toMatchObject({ checkedAt: start });
  expect(await findOfflineEvent("other")).toBeNull();
  vi.setSystemTime(start + 61 * MINUTE);
  expect(await findOfflineEvent("tughlaq")).toBeNull();
});
