import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "#worker/db/database";
import { event, recommendationChoice, user } from "#worker/db/schema";
import { makeServices } from "#worker/make-services";
import { rebuildIndex } from "#worker/search/search-index";
import { DAY_MS, NOW, aCity, alikeTitles, anAttendee, book } from "../build/workerd/recommended-city";
import { Browser, env } from "../build/workerd/visit";

const db = database(env);

describe("for you", () => {
  test("recommends from saved, liked and booked events, with reasons, in the person's city", async () => {
    const city = await aCity();
    const far = await aCity();
    const liked = await city.show("Brass band");
    await city.show("Blue verandah");
    await city.show("Kabaddi night", { category: "sports", tags: ["kabaddi"] });
    await far.show("Far away jazz");
    const asha = await anAttendee(city.id);
    expect(await asha.forYou()).toEqual({ suggestions: [], known: false, hidden: [] });
    await asha.mark(liked, "liked");
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
    const asha = await anAttendee(city.id);
    await asha.mark(liked, "liked");
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
      const asha = await anAttendee(city.id);
      await asha.mark(liked, "liked");
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
    const asha = await anAttendee(city.id);
    await asha.mark(liked, "liked");
    expect(await asha.titles()).toEqual([]);
  });

  test("depends on one person only, not on other people's marks and bookings or a shared browser", async () => {
    const city = await aCity();
    const liked = await city.show("Brass band");
    await city.show("Blue verandah");
    const [asha, other] = [await anAttendee(city.id), await anAttendee(city.id)];
    await other.mark(liked, "liked");
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
    const asha = await anAttendee(city.id);
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
    const asha = await anAttendee(city.id);
    await asha.mark(liked, "liked");
    expect(await asha.titles()).toEqual(["Shy jazz"]);
    await asha.mark(shy, "hidden");
    expect(await asha.titles()).toEqual([]);
    expect((await asha.forYou())?.hidden).toEqual([{ id: shy, title: "Shy jazz" }]);
    expect(await alikeTitles(asha.browser, liked, city.id)).toEqual([]);
    expect(await alikeTitles(new Browser(), liked, city.id)).toEqual(["Shy jazz"]);
    const found = await asha.browser.visit(({ discovery }) => discovery.findEvent(shy));
    expect(found?.title).toBe("Shy jazz");
    await asha.mark(shy, "hidden", false);
    expect(await asha.titles()).toEqual(["Shy jazz"]);
  });
});

describe("off", () => {
  test("no personal data is read or computed, the saved list stays, and switching on restores suggestions", async () => {
    const city = await aCity();
    const liked = await city.show("Brass band");
    const hidden = await city.show("Shy jazz");
    const asha = await anAttendee(city.id);
    await asha.mark(liked, "saved");
    await asha.mark(hidden, "hidden");
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
    const [asha, other] = [await anAttendee(city.id), await anAttendee(city.id)];
    for (const mark of ["saved", "liked"] as const) {
      await asha.mark(liked, mark);
      await other.mark(liked, mark);
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
    const asha = await anAttendee(city.id);
    await asha.mark(await city.show("Brass band"), "saved");
    await asha.browser.visit(({ recommendations }) => recommendations.choose(true));
    await db.delete(user).where(eq(user.id, asha.id));
    expect(await asha.marks()).toEqual([]);
    expect(
      await db.select().from(recommendationChoice).where(eq(recommendationChoice.userId, asha.id)),
    ).toEqual([]);
  });
});
