import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { expectAccessible } from "./accessibility";
import { problemsOf, whenInstalled } from "./browser";
import { journey, tell } from "./journey";

const stage = journey();

/** Resolves once this device has stored events. */
async function whenKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes("kept-events")) return false;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("kept-events");
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(opening.error));
    });
    const rows = await new Promise<number>((resolve, reject) => {
      const counting = database.transaction("rows").objectStore("rows").count();
      counting.addEventListener("success", () => resolve(counting.result));
      counting.addEventListener("error", () => reject(counting.error));
    });
    database.close();
    return rows > 0;
  });
}

test("a search is answered in flight mode from a cold start, without live prices or places", async () => {
  const { url, server, phone } = stage();
  const visitor = await phone();

  tell("somebody looks at the events once");
  let page = await visitor.page();
  await page.goto(`${url}/events`);
  await whenInstalled(page);
  await whenKept(page);
  expect(problemsOf(page)).toEqual([]);

  tell("the server goes away, the phone is switched off and on");
  await server.stop();
  await visitor.restart();

  tell("a search in one's own words is answered on the phone, from a cold start");
  page = await visitor.page();
  await page.goto(`${url}/events?q=comedy+this+week+under+900`);
  await page.getByText(/^Offline, as of .+ today$/).waitFor();
  await page.getByRole("link", { name: "Remove Comedy" }).waitFor();
  await page.getByRole("link", { name: "Remove up to ₹900" }).waitFor();
  const results = page.getByRole("region", { name: /events?$/ });
  expect(await results.getByRole("article").count()).toBeGreaterThan(0);
  await expectAccessible(page, "search without network");

  tell("each price says as of when, and nothing is said of what is left");
  for (const text of await results.getByRole("article").allTextContents())
    expect(text).toMatch(/(₹[\d,]+|Free) as of .+ today/);
  expect(await results.textContent()).not.toMatch(/places left|few left|sold out/i);

  tell("a chip goes with its words, and another sentence is answered too");
  await page.getByRole("link", { name: "Remove Comedy" }).click();
  await page.waitForURL((now) => now.searchParams.get("q") === "this week under 900");
  const field = page.getByRole("search").getByRole("textbox");
  // React replaces the field together with its sentence; text typed before that is lost.
  await vi.waitFor(async () => expect(await field.inputValue()).toBe("this week under 900"));
  await page.getByRole("link", { name: "Remove Comedy" }).waitFor({ state: "detached" });
  await field.fill("opera on the moon for my dog");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing fits all of it").waitFor();
  await results.getByRole("article").first().waitFor();

  tell("a result opens with what is kept of it, and leads to the tickets");
  await results.getByRole("article").first().getByRole("link").click();
  await page.getByText("This is what the phone has kept.").waitFor();
  await expectAccessible(page, "a kept event");
  expect(problemsOf(page)).toEqual([]);
  const kept = page.url();
  await page.getByRole("link", { name: "Open your tickets" }).click();
  await page.getByRole("heading", { level: 1, name: "Tickets" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Find events" }).click();
  await page.getByText(/^Offline, as of /).waitFor();

  tell("with the server back, the same addresses are the server's");
  await server.start();
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByText(/^Offline, as of /).waitFor({ state: "detached" });
  await page.goto(kept);
  await page.waitForURL((now) => !now.pathname.endsWith("/kept"));
  await page.getByRole("heading", { level: 1 }).waitFor();
});
