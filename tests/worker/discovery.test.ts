import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { CURRENCIES } from "#domain/catalogue/event-draft";
import { EVERYTHING, type EventQuery } from "#domain/catalogue/event-query";
import { wholeUnits } from "#domain/core/money";
import { toWallClock } from "#domain/time/wall-clock";
import { database } from "#worker/db/database";
import { event } from "#worker/db/schema";
import { OTHER_DIGITS, wholePrice } from "#worker/discovery/whole-price";
import { aShow } from "../build/workerd/show";
import { Browser, env } from "../build/workerd/visit";

const db = database(env);

/** A show as the catalogue writes it, then changed by the test. */
async function listedShow(more: Partial<typeof event.$inferInsert> & { title: string }) {
  const { eventId, setup } = await aShow({ title: more.title });
  const clock = toWallClock(setup.startsAt, setup.timeZone);
  await db
    .update(event)
    .set({ localDate: clock.date, localMinute: clock.minute, minPriceMinor: 0, maxPriceMinor: 0, ...more })
    .where(eq(event.id, eventId));
  return { eventId, date: clock.date };
}

const find = (slug: string) => new Browser().visit(({ discovery }) => discovery.findEvent(slug));
const list = (query: Partial<EventQuery>) =>
  new Browser().visit(({ discovery }) => discovery.listEvents({ ...EVERYTHING, ...query }));
const titles = async (query: Partial<EventQuery>) =>
  (await list(query)).events.map(({ title }) => title).sort();

describe("an event that is not public", () => {
  test.each(["draft", "in_review"])(
    "in state %s is reached by no slug, list, search or row",
    async (state) => {
      const { eventId } = await listedShow({ title: `Hidden ${state}`, state });
      expect(await find(eventId)).toBeNull();
      for (const query of [{}, { text: "Hidden" }, { text: state }, { maxPrice: 0 }, { city: "Bengaluru" }])
        expect(await titles(query)).not.toContain(`Hidden ${state}`);
      const home = await new Browser().visit(({ discovery }) => discovery.listHome());
      expect(JSON.stringify(home)).not.toContain("Hidden");
    },
  );

  test("cannot be distinguished from an unknown one", async () => {
    expect(await find("no-such-event")).toBeNull();
  });
});

describe("a cancelled event", () => {
  test("keeps its page, shows the cancellation, and is in no list", async () => {
    const { eventId } = await listedShow({ title: "Called off", state: "cancelled" });
    expect(await find(eventId)).toMatchObject({ state: "cancelled", places: null });
    expect(await titles({ text: "Called off" })).toEqual([]);
  });
});

describe("a list", () => {
  test("finds events that match all words in title, place and organizer, whatever characters they contain", async () => {
    await listedShow({ title: "Hayavadana" });
    await listedShow({ title: "100 % wool" });
    expect(await titles({ text: "hayavadana ranga" })).toEqual(["Hayavadana"]);
    expect(await titles({ text: "hayavadana nobody" })).toEqual([]);
    expect(await titles({ text: "%" })).toEqual(["100 % wool"]);
    expect(await titles({ text: "' or 1=1 --" })).toEqual([]);
    expect(await titles({ text: "म".repeat(100) })).toEqual([]);
  });

  test("filters by the event's local date, category and price", async () => {
    const { date } = await listedShow({
      title: "Dear talk",
      category: "conference",
      minPriceMinor: 90_000,
      maxPriceMinor: 120_000,
    });
    expect(await titles({ category: "conference" })).toEqual(["Dear talk"]);
    expect(await titles({ category: "conference", from: date, to: date })).toEqual(["Dear talk"]);
    expect(await titles({ category: "conference", to: "2020-01-01" })).toEqual([]);
    expect(await titles({ category: "conference", maxPrice: 899 })).toEqual([]);
    expect(await titles({ category: "conference", minPrice: 1200, maxPrice: 5000 })).toEqual(["Dear talk"]);
    expect(await titles({ category: "conference", city: "Pune" })).toEqual([]);
  });

  test("returns the last page for a page number beyond it", async () => {
    await listedShow({ title: "One more" });
    const page = await list({ page: 400 });
    expect(page.page).toBe(page.pages);
    expect(page.events.length).toBeGreaterThan(0);
  });

  test("leaves out past events", async () => {
    await listedShow({
      title: "Yesterday",
      startsAt: Date.now() - 90_000_000,
      endsAt: Date.now() - 80_000_000,
    });
    expect(await titles({ text: "Yesterday" })).toEqual([]);
  });
});

describe("an event's page", () => {
  test("shows live availability by section", async () => {
    const { eventId } = await listedShow({ title: "Counted" });
    const found = await find(eventId);
    const places = Object.values(found?.places ?? {});
    expect(places.length).toBeGreaterThan(0);
    for (const { capacity, free } of places) {
      expect(free).toBeGreaterThan(0);
      expect(free).toBeLessThanOrEqual(capacity);
    }
  });
});

describe("a price filter counts in whole units of the event's own currency", () => {
  const prices = async (currency: string, minor: number) => {
    const title = `Priced in ${currency}`;
    await listedShow({ title, category: "sports", currency, minPriceMinor: minor, maxPriceMinor: minor });
    return async (query: Partial<EventQuery>) =>
      (await titles({ category: "sports", ...query })).includes(title);
  };

  test("JPY has no minor digits: 5000 minor units are ¥5000", async () => {
    const lists = await prices("JPY", 5000);
    expect(await lists({ maxPrice: 4999 })).toBe(false);
    expect(await lists({ maxPrice: 5000 })).toBe(true);
    expect(await lists({ minPrice: 5000 })).toBe(true);
    expect(await lists({ minPrice: 5001 })).toBe(false);
  });

  test("KWD has three: 5500 minor units are 5.5 dinars", async () => {
    const lists = await prices("KWD", 5500);
    expect(await lists({ maxPrice: 5 })).toBe(false);
    expect(await lists({ maxPrice: 6 })).toBe(true);
    expect(await lists({ minPrice: 6 })).toBe(false);
  });

  test("the list by price orders ₹60 before ¥100", async () => {
    await listedShow({ title: "Sixty", category: "movie", minPriceMinor: 6000, maxPriceMinor: 6000 });
    await listedShow({
      title: "Hundred",
      category: "movie",
      currency: "JPY",
      minPriceMinor: 100,
      maxPriceMinor: 100,
    });
    const { events } = await list({ category: "movie", sort: "price" });
    expect(events.map(({ title }) => title)).toEqual(["Sixty", "Hundred"]);
  });

  test("SQL divides by the same digits as the domain", async () => {
    const { eventId } = await listedShow({ title: "Any currency", minPriceMinor: 12_345 });
    const query = database(env)
      .select({ price: wholePrice(event.minPriceMinor) })
      .from(event)
      .where(eq(event.id, eventId));
    for (const currency of [...CURRENCIES, ...OTHER_DIGITS]) {
      await db.update(event).set({ currency }).where(eq(event.id, eventId));
      const [row] = await query;
      expect([currency, row?.price]).toEqual([currency, wholeUnits(12_345, currency)]);
    }
  });
});
