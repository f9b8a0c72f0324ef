import { describe, expect, test } from "vitest";
import { DAY_MS, NOW, aCity, anAttendee } from "../build/workerd/recommended-city";
import { Browser, env } from "../build/workerd/visit";

describe("a mark", () => {
  test("is idempotent across repeats and tabs; the saved list is by date with past events below", async () => {
    const city = await aCity();
    const late = await city.show("Late", { startsAt: NOW + 40 * DAY_MS, endsAt: NOW + 41 * DAY_MS });
    const soon = await city.show("Soon");
    const past = await city.show("Past", { startsAt: NOW - DAY_MS, endsAt: NOW - 1 });
    const gone = await city.show("Called off", { state: "cancelled" });
    const asha = await anAttendee(city.id);
    await Promise.all([asha.mark(late, "saved"), asha.mark(late, "saved")]);
    for (const each of [soon, past, gone, late])
      expect(await asha.mark(each, "saved")).toMatchObject({ ok: true });
    const saved = await asha.browser.visit(({ recommendations }) => recommendations.listSaved());
    expect(saved.coming.map(({ title }) => title)).toEqual(["Soon", "Late"]);
    expect(saved.over.map(({ title }) => title).toSorted()).toEqual(["Called off", "Past"]);
  });

  test("is refused for unknown and private events and beyond five hundred marks", async () => {
    const city = await aCity();
    const asha = await anAttendee(city.id);
    for (const id of [await city.show("Draft", { state: "draft" }), "no-such-event", "' or 1=1 --"])
      expect(await asha.mark(id, "saved")).toEqual({ ok: false, reason: "unknown" });
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
    expect(await asha.mark(one, "saved")).toMatchObject({
      ok: false,
      reason: "too_many",
      detail: { most: 500 },
    });
    expect(await asha.mark(ids[0]!, "saved", false)).toMatchObject({ ok: true });
    expect(await asha.mark(one, "saved")).toMatchObject({ ok: true });
  });

  test("of a guest is applied once after sign-in, and only from the app's own signed cookie", async () => {
    const city = await aCity();
    const show = await city.show("Brass band");
    const asha = await anAttendee(city.id);
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
    await asha.mark(show, "saved", false);
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
    const asha = await anAttendee(city.id);
    for (let i = 0; i < 60; i++) expect((await asha.mark(show, "saved", i % 2 === 0)).ok).toBe(true);
    expect(await asha.mark(show, "saved", true)).toEqual({ ok: false, reason: "too_many_requests" });
  });
});
