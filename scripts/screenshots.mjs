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
await visit("phone", null, async (page, shoot) => {
  await page.goto(`${base}/events?q=${encodeURIComponent("music this weekend under 1000")}`, {
    waitUntil: "networkidle",
  });
  await shoot("search");
});
let ticketCode = "";
await visit("phone", "asha@example.com", async (page, shoot) => {
  await page.goto(`${base}/wallet`, { waitUntil: "networkidle" });
  await shoot("wallet");
  await page.locator('a[href^="/wallet/"]').first().click();
  await page.waitForURL(/\/wallet\/.+/);
  await page.locator("svg").first().waitFor();
  await shoot("ticket");
  ticketCode =
    (await page
      .getByText(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}$/)
      .first()
      .textContent()) ?? "";
});
await visit("desktop", "organizer@ranga.example", async (page, shoot) => {
  await page.goto(`${base}/organizations/ranga`, { waitUntil: "networkidle" });
  await shoot("organization");
  const href = await page.locator("a", { hasText: "Tughlaq" }).first().getAttribute("href");
  const eventId = /events\/([^/?]+)/.exec(href ?? "")?.[1];
  await page.goto(`${base}/organizations/ranga/events/${eventId}/day-of`);
  await page.getByText("No live link").waitFor({ state: "hidden" });
  await shoot("day-of");
});
await visit("desktop", "admin@stagedoor.example", async (page, shoot) => {
  await page.goto(`${base}/admin`, { waitUntil: "networkidle" });
  await shoot("admin");
});
let pairingCode = "";
await visit("desktop", "organizer@ranga.example", async (page) => {
  await page.goto(`${base}/organizations/ranga`, { waitUntil: "networkidle" });
  const href = await page.locator("a", { hasText: "Tughlaq" }).first().getAttribute("href");
  await page.goto(`${base}/organizations/ranga/events/${/events\/([^/?]+)/.exec(href ?? "")?.[1]}/gates`);
  await page
    .getByRole("button", { name: /^Add scanner: / })
    .first()
    .click();
  pairingCode = (await page.locator(".select-all").first().textContent()) ?? "";
});
await visit("phone", null, async (page, shoot) => {
  await page.goto(`${base}/scan/pair#${pairingCode}`);
  await page.getByLabel("Name of this phone").fill("Meera's phone");
  await page.getByRole("button", { name: "Pair this phone" }).click();
  await page.getByRole("button", { name: "Start scanning" }).waitFor();
  await shoot("scanner-ready");
  await page.getByRole("button", { name: "Start scanning" }).click();
  await page.getByRole("button", { name: /Type/ }).first().click();
  await page.keyboard.type(ticketCode);
  await page.keyboard.press("Enter");
  await page.locator("[data-verdict]").waitFor();
  await shoot("scanner");
});
await browser.close();
