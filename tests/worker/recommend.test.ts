import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Mark } from "#domain/recommend/marks";
import { createAccount } from "#worker/people/accounts";
import { database } from "#worker/db/database";
import {
  bookingCopy,
  event,
  eventMark,
  organization,
  recommendationChoice,
  user,
  venue,
} from "#worker/db/schema";
import { makeServices } from "#worker/make-services";
import { rebuildIndex } from "#worker/search/search-index";
import { Browser, env } from "../build/workerd/visit";

const NOW = Date.now();
const DAY_MS = 86_400_000;
const PASSWORD = "a long enough password";
const db = database(env);

/** A city of its own for each test, so that no other test's shows are in it. */
let cities = 0;
async function aCity() {
  const id = `town-${cities++}`;
  await db.insert(organization).values({ id, name: `Company ${id}`, slug: id, createdAt: new Date(NOW) });
  await db.insert(venue).values({
    id,
    organizationId: id,
    name: `Hall ${id}`,
    address: "Road 1",
    area: "Old town",
    city: id,
    timeZone: "Asia/Kolkata",
    plan: {},
    createdAt: NOW,
    updatedAt: NOW,
  });
  let shows = 0;
  async function show(title: string, more: Partial<typeof event.$inferInsert> = {}): Promise<string> {
    const showId = `${id}-${shows++}`;
    const startsAt = NOW + (2 + shows) * DAY_MS;
    await db.insert(event).values({
      id: showId,
      slug: showId,
      organizationId: id,
      venueId: id,
      title,
      category: "concert",
      tags: ["jazz"],
      startsAt,
      endsAt: startsAt + 7_200_000,
      timeZone: "Asia/Kolkata",
      state: "published",
      minPriceMinor: 50_000,
      maxPriceMinor: 50_000,
      createdBy: "somebody",
      createdAt: NOW,
      updatedAt: NOW,
      ...more,
    });
    await env.DB.prepare(
      "insert into ticket_type (id, event_id, code, position, name, price_minor, draws) values (?, ?, 1, 0, 'Entry', 50000, '{}')",
    )
      .bind(`t-${showId}`, showId)
      .run();
    return showId;
  }
  return { id, show };
}

let people = 0;
async function aPerson(city: string) {
  const email = `taste-${people++}@example.com`;
  const id = await createAccount(env, {
    name: "Asha",
    email,
    password: PASSWORD,
    emailVerified: true,
    isAdmin: false,
  });
  const browser = new Browser(`198.51.100.${people}`);
  const signed = await browser.visit(({ auth }) => auth.signIn({ email, password: PASSWORD, to: "/" }));
  if (!signed.ok) throw new Error(signed.reason);
  browser.keep(signed.value.cookies);
  browser.cookies.set("stagedoor_city", encodeURIComponent(city));
  return {
    id,
    email,
    browser,
    say: (eventId: string, mark: Mark, on = true) =>
      browser.visit(({ recommendations }) => recommendations.mark({ eventId, mark, on })),
    forYou: () => browser.visit(({ recommendations }) => recommendations.listForYou()),
    titles: async () =>
      ((await browser.visit(({ recommendations }) => recommendations.listForYou()))?.suggestions ?? []).map(
        ({ card }) => card.title,
      ),
    marks: async () =>
      (await db.select().from(eventMark).where(eq(eventMark.userId, id))).map(({ mark }) => mark).toSorted(),
  };
}

/** Beside an event, those of its own city: other tests' cities have shows as well. */
async function alikeTitles(browser: Browser, id: string, city: string) {
  const alike = await browser.visit(({ recommendations }) => recommendations.listAlike({ id }));
  return alike.filter(({ card }) => card.city === city).map(({ card }) => card.title);
}

let bookings = 0;
const book = (eventId: string, more: Partial<typeof bookingCopy.$inferInsert>) =>
  db.insert(bookingCopy).values({
    id: `taste-b-${bookings++}`,
    seq: 1,
    eventId,
    reference: "K7Q2-M4XD",
    buyerKey: "guest:nobody",
    buyerName: "Asha",
    buyerEmail: "nobody@example.com",
    state: "confirmed",
    quantity: 2,
    totalMinor: 0,
    currency: "INR",
    placedAt: NOW - DAY_MS,
    view: {},
    ...more,
  });

describe("for you", () => {
  test("recommends from saved, liked and booked events, with reasons, in the person's city", async () => {
    const city = await aCity();
    const far = await aCity();
    const liked = await city.show("Brass band");
    await city.show("Blue verandah");
    await city.show("Kabaddi night", { category: "sports", tags: ["kabaddi"] });
    await far.show("Far away jazz");
    const asha = await aPerson(city.id);
    expect(await asha.forYou()).toEqual({ suggestions: [], known: false, hidden: [] });
    await asha.say(liked, "liked");
    const row = await asha.forYou();
    expect(row).toMatchObject({
      known: true,
      suggestions: [
        {
          card: { title: "Blue verandah" },
          because: { by: "liked", title: "Brass band" },
          reason: { trait: "tag", name: "jazz" },
        },
      ],
    });
    expect(row?.suggestions).toHaveLength(1);
  });

  test("finds later events of another category by a rare tag in the full-text table, and works without the table", async () => {
    const city = await aCity();
    const liked = await city.show("Theremin for all", { tags: ["theremin"] });
    await city.show("A talk on waves", {
      category: "conference",
      tags: ["theremin"],
      startsAt: NOW + 90 * DAY_MS,
      endsAt: NOW + 91 * DAY_MS,
    });
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 130)
       insert into event (id, slug, organization_id, venue_id, title, category, starts_at, ends_at, time_zone, state, created_by, created_at, updated_at)
       select ?1 || '-filler-' || i, ?1 || '-filler-' || i, ?1, ?1, 'Filler ' || i, 'other', ?2 + i, ?2 + i + 1, 'UTC', 'published', 'x', 1, 1 from n`,
    )
      .bind(city.id, NOW + DAY_MS)
      .run();
    await rebuildIndex(env.DB);
    const asha = await aPerson(city.id);
    await asha.say(liked, "liked");
    expect(await asha.titles()).toEqual(["A talk on waves"]);
    await env.DB.exec("drop table event_fts");
    expect(await asha.titles()).toEqual([]);
  });

  test.each(["draft", "in_review", "cancelled", "completed"])(
    "never holds a show in state %s, nor names it",
    async (state) => {
      const city = await aCity();
      const liked = await city.show("Brass band");
      await city.show("Secret jazz", { state });
      const asha = await aPerson(city.id);
      await asha.say(liked, "liked");
      expect(await asha.titles()).toEqual([]);
      await city.show("Open jazz");
      expect(await asha.titles()).toEqual(["Open jazz"]);
      if (state === "cancelled" || state === "completed") return;
      await db.update(event).set({ state }).where(eq(event.id, liked));
      expect(JSON.stringify(await asha.forYou())).not.toContain("Brass band");
      expect(
        JSON.stringify(await asha.browser.visit(({ recommendations }) => recommendations.listSaved())),
      ).not.toContain("Brass");
    },
  );

  test("never contains events that are over, sold out or no longer on sale", async () => {
    const city = await aCity();
    const liked = await city.show("Brass band");
    await city.show("Past jazz", { startsAt: NOW - DAY_MS, endsAt: NOW - DAY_MS + 1 });
    const full = await city.show("Full jazz");
    const closed = await city.show("Closed jazz");
    await env.DB.batch([
      env.DB.prepare("insert into availability_copy values (?, 1, 10, 10, 0, 0)").bind(full),
      env.DB.prepare("update ticket_type set sale_ends_at = 1 where event_id = ?").bind(closed),
    ]);
    const asha = await aPerson(city.id);
    await asha.say(liked, "liked");
    expect(await asha.titles()).toEqual([]);
  });

  test("depends on one person only, not on other people's marks and bookings or a shared browser", async () => {
    const city = await aCity();
    const liked = await city.show("Brass band");
    await city.show("Blue verandah");
    const [asha, other] = [await aPerson(city.id), await aPerson(city.id)];
    await other.say(liked, "liked");
    const guest = new Browser();
    const { buyerKey } = await guest.visitor();
    await book(liked, { buyerKey });
    for (const [name, value] of guest.cookies)
      if (name.includes("guest")) asha.browser.cookies.set(name, value);
    expect(await asha.forYou()).toEqual({ suggestions: [], known: false, hidden: [] });
    expect(await asha.browser.visit(({ recommendations }) => recommendations.readMarks(liked))).toMatchObject(
      {
        marks: { liked: false },
      },
    );
    expect(await new Browser().visit(({ recommendations }) => recommendations.listForYou())).toBeNull();
  });

  test("counts confirmed bookings of the account and of its verified address", async () => {
    const city = await aCity();
    const [one, two, three] = [
      await city.show("Brass"),
      await city.show("Sax", { tags: ["sax"], category: "other" }),
      await city.show("Kabaddi", { category: "sports", tags: [] }),
    ];
    await city.show("More brass");
    await city.show("More sax", { tags: ["sax"], category: "other" });
    await city.show("More kabaddi", { category: "sports", tags: [] });
    const asha = await aPerson(city.id);
    await book(one, { buyerKey: `user:${asha.id}` });
    await book(two, { buyerEmail: asha.email });
    await book(three, { buyerKey: `user:${asha.id}`, state: "refunded" });
    expect((await asha.titles()).toSorted()).toEqual(["More brass", "More sax"]);
    await db.update(user).set({ emailVerified: false }).where(eq(user.id, asha.id));
    expect(await asha.titles()).toEqual(["More brass"]);
  });
});

describe("not interested", () => {
  test("hides the event and its other dates from suggestions, while search still finds it", async () => {
    const city = await aCity();
    const liked = await city.show("Brass band");
    const shy = await city.show("Shy jazz");
    await city.show("Shy jazz");
    const asha = await aPerson(city.id);
    await asha.say(liked, "liked");
    expect(await asha.titles()).toEqual(["Shy jazz"]);
    await asha.say(shy, "hidden");
    expect(await asha.titles()).toEqual([]);
    expect((await asha.forYou())?.hidden).toEqual([{ id: shy, title: "Shy jazz" }]);
    expect(await alikeTitles(asha.browser, liked, city.id)).toEqual([]);
    expect(await alikeTitles(new Browser(), liked, city.id)).toEqual(["Shy jazz"]);
    const found = await asha.browser.visit(({ discovery }) => discovery.findEvent(shy));
    expect(found?.title).toBe("Shy jazz");
    await asha.say(shy, "hidden", false);
    expect(await asha.titles()).toEqual(["Shy jazz"]);
  });
});

describe("off", () => {
  test("no personal data is read or computed, the saved list stays, and switching on restores suggestions", async () => {
    const city = await aCity();
    const liked = await city.show("Brass band");
    const hidden = await city.show("Shy jazz");
    const asha = await aPerson(city.id);
    await asha.say(liked, "saved");
    await asha.say(hidden, "hidden");
    await book(liked, { buyerKey: `user:${asha.id}` });
    await asha.browser.visit(({ recommendations }) => recommendations.choose(false));

    const read: unknown[] = [];
    const visitor = await asha.browser.visitor();
    const watched = new Proxy(env.DB, {
      get(target, key) {
        if (key === "batch")
          return async (statements: D1PreparedStatement[]) => {
            const answers = await target.batch(statements);
            read.push(...answers.flatMap(({ results }) => results));
            return answers;
          };
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const { recommendations } = makeServices({
      env: { ...env, DB: watched },
      visitor,
      request: asha.browser.request("/"),
      now: () => Date.now(),
      waitUntil: () => undefined,
    });
    expect(await recommendations.listForYou()).toBeNull();
    // Only the preference itself is read: no marks, bookings or candidates.
    expect(read).toHaveLength(1);

    expect(await alikeTitles(asha.browser, liked, city.id)).toEqual(["Shy jazz"]);
    const use = await asha.browser.visit((services) => services.recommendations.readUse());
    expect(use).toMatchObject({ on: false, bookings: [] });
    const saved = await asha.browser.visit((services) => services.recommendations.listSaved());
    expect(saved.coming.map(({ title }) => title)).toEqual(["Brass band"]);
    await asha.browser.visit((services) => services.recommendations.choose(true));
    expect((await asha.forYou())?.known).toBe(true);
  });
});

describe("erase", () => {
  test("deletes the person's marks only, and ignores all earlier bookings", async () => {
    const city = await aCity();
    const liked = await city.show("Brass band");
    await city.show("Blue verandah");
    const [asha, other] = [await aPerson(city.id), await aPerson(city.id)];
    for (const mark of ["saved", "liked"] as const) {
      await asha.say(liked, mark);
      await other.say(liked, mark);
    }
    await book(liked, { buyerKey: `user:${asha.id}` });
    await asha.browser.visit(({ recommendations }) => recommendations.choose(false));
    await asha.browser.visit(({ recommendations }) => recommendations.erase());
    expect(await asha.marks()).toEqual([]);
    expect(await other.marks()).toEqual(["liked", "saved"]);
    // Erasure does not switch suggestions on.
    expect(await asha.forYou()).toBeNull();
    await asha.browser.visit(({ recommendations }) => recommendations.choose(true));
    expect(await asha.forYou()).toEqual({ suggestions: [], known: false, hidden: [] });
    await book(liked, { buyerKey: `user:${asha.id}`, placedAt: Date.now() + 1000 });
    expect(await asha.titles()).toEqual(["Blue verandah"]);
  });

  test("deleting an account deletes its marks", async () => {
    const city = await aCity();
    const asha = await aPerson(city.id);
    await asha.say(await city.show("Brass band"), "saved");
    await asha.browser.visit(({ recommendations }) => recommendations.choose(true));
    await db.delete(user).where(eq(user.id, asha.id));
    expect(await asha.marks()).toEqual([]);
    expect(
      await db.select().from(recommendationChoice).where(eq(recommendationChoice.userId, asha.id)),
    ).toEqual([]);
  });
});

describe("a mark", () => {
  test("is idempotent across repeats and tabs; the saved list is by date with past events below", async () => {
    const city = await aCity();
    const late = await city.show("Late", { startsAt: NOW + 40 * DAY_MS, endsAt: NOW + 41 * DAY_MS });
    const soon = await city.show("Soon");
    const past = await city.show("Past", { startsAt: NOW - DAY_MS, endsAt: NOW - 1 });
    const gone = await city.show("Called off", { state: "cancelled" });
    const asha = await aPerson(city.id);
    await Promise.all([asha.say(late, "saved"), asha.say(late, "saved")]);
    for (const each of [soon, past, gone, late])
      expect(await asha.say(each, "saved")).toMatchObject({ ok: true });
    const saved = await asha.browser.visit(({ recommendations }) => recommendations.listSaved());
    expect(saved.coming.map(({ title }) => title)).toEqual(["Soon", "Late"]);
    expect(saved.over.map(({ title }) => title).toSorted()).toEqual(["Called off", "Past"]);
  });

  test("is refused for unknown and private events and beyond five hundred marks", async () => {
    const city = await aCity();
    const asha = await aPerson(city.id);
    for (const id of [await city.show("Draft", { state: "draft" }), "no-such-event", "' or 1=1 --"])
      expect(await asha.say(id, "saved")).toEqual({ ok: false, reason: "unknown" });
    const one = await city.show("One too many");
    const ids = Array.from({ length: 500 }, (_, i) => `${city.id}-many-${i}`);
    await env.DB.batch(
      ids.flatMap((id) => [
        env.DB.prepare(
          "insert into event (id, slug, organization_id, title, category, time_zone, created_by, created_at, updated_at) values (?, ?, ?, 'x', 'other', 'UTC', 'x', 1, 1)",
        ).bind(id, id, city.id),
        env.DB.prepare("insert into event_mark values (?, ?, 'saved', 1)").bind(asha.id, id),
      ]),
    );
    expect(await asha.say(one, "saved")).toMatchObject({
      ok: false,
      reason: "too_many",
      detail: { most: 500 },
    });
    expect(await asha.say(ids[0]!, "saved", false)).toMatchObject({ ok: true });
    expect(await asha.say(one, "saved")).toMatchObject({ ok: true });
  });

  test("of a guest is applied once after sign-in, and only from the app's own signed cookie", async () => {
    const city = await aCity();
    const show = await city.show("Brass band");
    const asha = await aPerson(city.id);
    const guest = new Browser();
    const { cookies } = await guest.visit(({ recommendations }) =>
      recommendations.storePendingMark({ eventId: show, mark: "saved", on: true }),
    );
    expect(await guest.visit(({ recommendations }) => recommendations.applyPendingMark())).toEqual({
      cookies: [],
    });
    asha.browser.keep(cookies);
    expect(await asha.browser.visit(({ recommendations }) => recommendations.findPendingMark())).toEqual({
      eventId: show,
      mark: "saved",
      title: "Brass band",
    });
    expect(await asha.marks()).toEqual([]);
    const taken = await asha.browser.visit(({ recommendations }) => recommendations.applyPendingMark());
    expect(await asha.marks()).toEqual(["saved"]);
    asha.browser.keep(taken.cookies);
    await asha.say(show, "saved", false);
    await asha.browser.visit(({ recommendations }) => recommendations.applyPendingMark());
    expect(await asha.marks()).toEqual([]);
    const [[name = ""] = []] = [...new Map(cookies.map((line) => [line.split("=")[0]!, line]))];
    asha.browser.cookies.set(name, encodeURIComponent(`mark:saved:${show}.forged`));
    await asha.browser.visit(({ recommendations }) => recommendations.applyPendingMark());
    expect(await asha.marks()).toEqual([]);
  });

  test("more than sixty changes per minute and person are refused", async () => {
    const city = await aCity();
    const show = await city.show("Brass band");
    const asha = await aPerson(city.id);
    for (let i = 0; i < 60; i++) expect((await asha.say(show, "saved", i % 2 === 0)).ok).toBe(true);
    expect(await asha.say(show, "saved", true)).toEqual({ ok: false, reason: "too_many_requests" });
  });
});
