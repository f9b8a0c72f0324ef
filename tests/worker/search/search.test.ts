import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { EVERYTHING, type EventQuery } from "#domain/catalogue/event-query";
import { toWallClock } from "#domain/time/wall-clock";
import { database } from "#worker/db/database";
import { event } from "#worker/db/schema";
import { resetAtlas } from "#worker/search/gazetteer";
import { rebuildIndex } from "#worker/search/search-index";
import { aShow } from "../../build/workerd/show";
import { Browser, env } from "../../build/workerd/visit";

const db = database(env);

async function show(title: string, more: Partial<typeof event.$inferInsert> = {}) {
  const { eventId, setup } = await aShow({ title });
  const clock = toWallClock(setup.startsAt, setup.timeZone);
  await db
    .update(event)
    .set({
      title,
      localDate: clock.date,
      localMinute: clock.minute,
      minPriceMinor: 0,
      maxPriceMinor: 0,
      updatedAt: Date.now(),
      ...more,
    })
    .where(eq(event.id, eventId));
  await rebuildIndex(env.DB);
  resetAtlas();
  return eventId;
}

let caller = 0;
const someone = () => new Browser(`198.51.100.${caller++ % 250}`);
const search = async (text: string, more: Partial<EventQuery> = {}) => {
  const answer = await someone().visit((services) =>
    services.search.search({ ...EVERYTHING, text, ...more }),
  );
  if (!answer) throw new Error("unexpected rate limit");
  return answer;
};
const titles = (answer: Awaited<ReturnType<typeof search>>) =>
  answer.groups.flatMap(({ events }) => events.map(({ card }) => card.title));

describe("a sentence", () => {
  test("finds events by keywords, stems and related terms", async () => {
    await show("Clay with friends", { tags: ["pottery", "workshop"], category: "other" });
    await show("Blue Verandah", { tags: ["jazz"], category: "concert" });
    expect(titles(await search("jazz"))).toEqual(["Blue Verandah"]);
    expect(titles(await search("workshops"))).toEqual(["Clay with friends"]);
    expect(titles(await search("something handmade"))).toEqual(["Clay with friends"]);
    const { groups } = await search("jazz");
    expect(groups[0]).toMatchObject({ relaxed: [], events: [{ words: ["jazz"] }] });
  });

  test("returns near matches with the relaxed conditions if nothing matches exactly", async () => {
    await show("Dear laughter", {
      tags: ["stand-up"],
      category: "comedy",
      minPriceMinor: 90_000,
      maxPriceMinor: 90_000,
    });
    const answer = await search("comedy under 100");
    expect(answer.groups[0]?.relaxed).toEqual(["price"]);
    expect(titles(answer)).toContain("Dear laughter");
    expect(titles(await search("free comedy"))).not.toContain("Dear laughter");
  });

  test("compares a price in yen in whole yen", async () => {
    await show("Kabuki evening", {
      category: "theatre",
      currency: "JPY",
      minPriceMinor: 2000,
      maxPriceMinor: 2000,
    });
    const found = async (text: string) =>
      (await search(text)).groups.filter(({ relaxed }) => !relaxed.length);
    expect((await found("kabuki over 1500")).length).toBe(1);
    expect((await found("kabuki over 2500")).length).toBe(0);
    expect((await found("kabuki under 1500")).length).toBe(0);
  });

  test("is overridden by the filter form", async () => {
    const answer = await search("comedy", { category: "concert" });
    expect(answer.filters.category).toEqual(["concert"]);
  });
});

describe("an event that is not public", () => {
  test.each(["draft", "in_review", "cancelled"])(
    "is not found by any sentence in state %s",
    async (state) => {
      await show(`Secret ${state}`, { state, tags: ["unheardof"] });
      for (const text of [`Secret ${state}`, "unheardof", "free", "theatre", "xyzzy plugh"])
        expect(titles(await search(text))).not.toContain(`Secret ${state}`);
    },
  );

  test("leaves the results as soon as it is cancelled", async () => {
    const id = await show("Once public", { tags: ["onceonly"] });
    expect(titles(await search("onceonly"))).toEqual(["Once public"]);
    await db.update(event).set({ state: "cancelled" }).where(eq(event.id, id));
    expect(titles(await search("onceonly"))).not.toContain("Once public");
  });
});

test("the next search recreates a missing full-text table", async () => {
  await show("Kept in words", { tags: ["rebuilt"] });
  await env.DB.exec("drop table event_fts");
  await rebuildIndex(env.DB);
  expect(titles(await search("rebuilt"))).toEqual(["Kept in words"]);
});

test.each([
  '"a" OR b* NEAR(c d)',
  "title:x AND NOT y",
  "'; drop table event; --",
  "\u202ejazz\u0000",
  "((((((",
  "%_%",
  "not not not except without",
])("“%s” is searched like any other sentence", async (text) => {
  await expect(search(text)).resolves.toMatchObject({ page: 1 });
});

test("a query of twenty thousand characters is truncated and answered", async () => {
  expect((await search("free jazz ".repeat(2000))).text.length).toBeLessThanOrEqual(200);
});

test("more than sixty searches in a minute from one person are refused", async () => {
  const browser = new Browser("203.0.113.77");
  const ask = () => browser.visit((services) => services.search.search({ ...EVERYTHING, text: "jazz" }));
  const answers = [];
  for (let i = 0; i < 125; i++) answers.push(await ask());
  expect(answers.slice(0, 60).every(Boolean)).toBe(true);
  // The limit counts per clock minute: two minutes allow at most 120.
  expect(answers).toContain(null);
});
