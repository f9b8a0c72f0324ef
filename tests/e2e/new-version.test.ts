import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { whenInstalled } from "./browser";
import { journey, tell } from "./journey";

const stage = journey();

test("a new version activates only after confirmation, reloads once, and does not reload other tabs", async () => {
  const { url, server, phone } = stage();
  const visitor = await phone();
  const page = await visitor.page();
  let loads = 0;
  page.on("load", () => (loads += 1));

  tell("a first visit installs the present version and asks nothing");
  await page.goto(`${url}/wallet`);
  await whenInstalled(page);
  await page.goto(`${url}/wallet`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const other = await visitor.page();
  await other.goto(`${url}/wallet`);
  expect(await page.getByText("A new version is ready.").count()).toBe(0);

  tell("a new version is deployed");
  const worker = join(server.clientDir, "sw.js");
  writeFileSync(worker, `${readFileSync(worker, "utf8")}\n// a later version\n`);
  await server.stop();
  await server.start();
  const mark = () => page.evaluate(() => Reflect.set(globalThis, "stillTheSamePage", true));
  await page.goto(`${url}/wallet`);
  await mark();
  await page.getByText("A new version is ready.").waitFor();

  tell("it waits: the page that runs is not replaced");
  expect(await page.evaluate(() => Reflect.get(globalThis, "stillTheSamePage"))).toBe(true);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)).toBe(true);

  tell("the visitor says yes: one reload");
  await other.getByText("A new version is ready.").waitFor();
  const before = loads;
  await Promise.all([
    page.waitForEvent("load"),
    page
      .getByRole("button", { name: "Reload now" })
      .dblclick()
      .catch(() => undefined),
  ]);
  await page.getByRole("heading", { level: 1, name: "Tickets" }).waitFor();
  expect(loads).toBe(before + 1);
  expect(await page.evaluate(() => Reflect.get(globalThis, "stillTheSamePage") ?? null)).toBeNull();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();

  tell("the other tab is told and not reloaded by itself");
  await other.getByText("Stagedoor was updated in another tab.").waitFor();
  await other.getByRole("button", { name: "Reload now" }).click();
  await other.getByText("Stagedoor was updated in another tab.").waitFor({ state: "detached" });
});
