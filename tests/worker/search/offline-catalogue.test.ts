import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { OfflineCatalogue } from "#domain/search/offline-catalogue";
import { OfflineSearch } from "#app/offline-search/offline-search";
import { database } from "#worker/db/database";
import { event } from "#worker/db/schema";
import { type CatalogueEvent, scoredFilters } from "../../../scripts/search-eval/eval-set";
import { loadCatalogue, searchServer } from "../../../scripts/search-eval/database-pipeline";
import { resetAtlas } from "#worker/search/gazetteer";
import { readOfflineCatalogue } from "#worker/search/offline-catalogue";
import { isAnonymousPage } from "#worker/anonymous";
import { mean, ndcgOf, plainFilters } from "../../build/search-score";
import catalogue from "../../fixtures/search/catalogue.json";
import gold from "../../fixtures/search/queries.json";
import { aShow } from "../../build/workerd/show";
import { Browser, env } from "../../build/workerd/visit";

const db = database(env);
const keep = (...cities: string[]) =>
  new Browser().visit(({ search }) => search.readOfflineCatalogue(cities));
const titlesOf = ({ events }: OfflineCatalogue) => events.map(({ title }) => title);

async function show(title: string, more: Partial<typeof event.$inferInsert> = {}) {
  const { eventId } = await aShow({ title });
  await db
    .update(event)
    .set({ title, ...more })
    .where(eq(event.id, eventId));
  return eventId;
}

describe("the offline catalogue", () => {
  test.each(["draft", "in_review", "cancelled", "completed"])("has no event in state %s", async (state) => {
    await show(`Kept secret ${state}`, { state });
    expect(titlesOf(await keep())).not.toContain(`Kept secret ${state}`);
  });

  test("has the approved content of an event, never a change that awaits approval", async () => {
    await show("As approved", { pendingChange: { title: "Not yet approved" }, pendingSince: 1 });
    const text = JSON.stringify(await keep());
    expect(text).toContain("As approved");
    expect(text).not.toContain("Not yet approved");
  });

  test("is requested without a session, creates no guest, and ignores unknown cities", async () => {
    expect(isAnonymousPage(new Request("https://stagedoor.test/kept-events?city=Pune"))).toBe(true);
    expect(isAnonymousPage(new Request("https://stagedoor.test/events"))).toBe(false);
    await show("Anywhere");
    expect((await keep("No such city", "a'b")).version).toBe((await keep()).version);
  });

  test("changes its version only with its content", async () => {
    const id = await show("Counted", { popularity: 50 });
    const { version } = await keep();
    expect((await keep()).version).toBe(version);
    await db.update(event).set({ popularity: 51 }).where(eq(event.id, id));
    expect((await keep()).version).toBe(version);
    await db.update(event).set({ title: "Counted anew" }).where(eq(event.id, id));
    expect((await keep()).version).not.toBe(version);
  });
});

test("over the same events the device parses like the server and ranks within 0.02 nDCG of it", async () => {
  await env.DB.exec("delete from ticket_type");
  await env.DB.exec("delete from event");
  await loadCatalogue(env.DB, catalogue.events as CatalogueEvent[]);
  resetAtlas();
  const begun = Date.parse(catalogue.events.map(({ startsAt }) => startsAt).sort()[0]!) - 86_400_000;
  const sent = await readOfflineCatalogue(db, [], {
    now: Math.min(begun, Date.parse(gold.queries[0]!.now)),
    homeZone: "Asia/Kolkata",
  });
  const device = new OfflineSearch(JSON.parse(JSON.stringify(sent)) as OfflineCatalogue);
  const scores: { server: number; device: number }[] = [];
  for (const query of gold.queries) {
    const now = Date.parse(query.now);
    const server = await searchServer(env.DB, { ...query, timezone: "Asia/Kolkata" }, undefined);
    const { filters } = device.read(query.query, now, "Asia/Kolkata");
    expect([query.query, plainFilters(scoredFilters(filters))]).toEqual([
      query.query,
      plainFilters(server.filters),
    ]);
    const ranked = device.find(filters, now).groups.flatMap((group) => group.ranked.map(({ id }) => id));
    const relevant = query.relevant as unknown as Record<string, number>;
    scores.push({ server: ndcgOf(server.ranked, relevant), device: ndcgOf(ranked, relevant) });
  }
  const gap = mean(scores.map((each) => each.server)) - mean(scores.map((each) => each.device));
  expect(Math.abs(gap)).toBeLessThanOrEqual(0.02);
});
