// npm run screenshots: the README's pictures, from the running app (npm start in another window, or URL).
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { needChromium } from "./chromium.mjs";

const base = process.env.STAGEDOOR_URL ?? "http://localhost:4173";
const folder = new URL("../docs/screenshots/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: needChromium(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
  ],
});
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

async function visit(size, account, work) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    locale: "en-IN",
    permissions: ["camera"],
  });
  const page = await context.newPage();
  if (account) {
    await page.goto(`${base}/sign-in`);
    await page.fill("input[type=email]", account);
    await page.fill("input[type=password]", "stagedoor-demo");
    await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.keyboard.press("Enter")]);
  }
  await work(page, async (name) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${folder}${name}-${size}.png` });
    console.log(`docs/screenshots/${name}-${size}.png`);
  });
  await context.close();
}

/** The page of tonight's show, found as a visitor would. */
async function openTonight(page) {
  await page.goto(`${base}/events?q=Tughlaq`);
  await page.locator('a[href^="/events/tughlaq"]').first().click();
  await page.waitForURL(/\/events\/tughlaq/);
}

await visit("desktop", null, async (page, shoot) => {
  await page.goto(base, { waitUntil: "networkidle" });
  await shoot("home");
});
await visit("phone", null, async (page, shoot) => {
  await openTonight(page);
  await page.waitForLoadState("networkidle");
  await shoot("event");
});
await visit("desktop", null, async (page, shoot) => {
  await openTonight(page);
  await page.goto(`${page.url()}/seats`, { waitUntil: "networkidle" });
  await shoot("seat-map");
});
await visit("phone", "asha@example.com", async (page, shoot) => {
  await page.goto(`${base}/wallet`, { waitUntil: "networkidle" });
  await shoot("wallet");
  await page.locator('a[href^="/wallet/"]').first().click();
  await page.waitForURL(/\/wallet\/.+/);
  await page.locator("svg").first().waitFor();
  await shoot("ticket");
});
await visit("desktop", "organizer@ranga.example", async (page, shoot) => {
  await page.goto(`${base}/organizations/ranga`, { waitUntil: "networkidle" });
  await shoot("organization");
  const href = await page.locator("a", { hasText: "Tughlaq" }).first().getAttribute("href");
  const eventId = /events\/([^/?]+)/.exec(href ?? "")?.[1];
  await page.goto(`${base}/organizations/ranga/events/${eventId}/day-of`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await shoot("day-of");
});
await visit("desktop", "admin@stagedoor.example", async (page, shoot) => {
  await page.goto(`${base}/admin`, { waitUntil: "networkidle" });
  await shoot("admin");
});
await visit("phone", null, async (page, shoot) => {
  await page.goto(`${base}/scan`, { waitUntil: "networkidle" });
  await shoot("scanner");
});
await browser.close();
