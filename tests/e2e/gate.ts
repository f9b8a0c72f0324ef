import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { whenInstalled } from "./browser";
import { type Stage, signIn, tell } from "./journey";

/** Chromium's fake camera plays 30 frames per second from when it is opened, in a loop. */
const SHOWN = 60;
const BETWEEN = 150;
const AFTERWARDS = 3600;

export interface CarriedTicket {
  readonly eventId: string;
  readonly bookingId: string;
  readonly shortCode: string;
}

/** The attendee signs in on a phone of their own and opens the ticket for tonight. */
export async function openTonightsTicket(stage: Stage): Promise<{ page: Page; ticket: CarriedTicket }> {
  tell("Asha opens her ticket for tonight's Tughlaq");
  const phone = await stage.phone();
  const page = await phone.page();
  await signIn(page, stage.url, "asha@example.com", "/wallet");
  await page.getByRole("link", { name: /^Show / }).waitFor();
  const ticket = await page.evaluate(readTicket, "Tughlaq");
  await page.goto(`${stage.url}/wallet/${ticket.bookingId}`);
  await page
    .getByRole("img", { name: /^Ticket code/ })
    .first()
    .waitFor();
  return { page, ticket };
}

async function readTicket(title: string): Promise<CarriedTicket> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("wallet");
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error));
  });
  const rows = await new Promise<
    { bookingId: string; event: { id: string; title: string }; tickets: { shortCode: string }[] }[]
  >((resolve, reject) => {
    const reading = database.transaction("bookings").objectStore("bookings").getAll();
    reading.addEventListener("success", () => resolve(reading.result));
    reading.addEventListener("error", () => reject(reading.error));
  });
  database.close();
  const row = rows.find((each) => each.event.title === title);
  if (!row?.tickets[0]) throw new Error(`No ticket for ${title}.`);
  return { eventId: row.event.id, bookingId: row.bookingId, shortCode: row.tickets[0].shortCode };
}

/** Motion-JPEG: the code on a screen for two seconds, repeated `times` times, then two minutes without it. */
export async function filmOf(page: Page, code: Locator, times: number): Promise<string> {
  const [shown, away] = await page.evaluate(
    async (svg) => {
      const sized = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" width="560" height="560"');
      const picture = new Image();
      picture.src = `data:image/svg+xml;base64,${btoa(unescape(encodeURIComponent(sized)))}`;
      await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = 1280;
      canvas.height = 720;
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("no canvas");
      const draw = (withCode: boolean) => {
        pen.fillStyle = "#8a8178";
        pen.fillRect(0, 0, 1280, 720);
        if (withCode) pen.drawImage(picture, 360, 80, 560, 560);
        return canvas.toDataURL("image/jpeg", 0.92).split(",")[1] ?? "";
      };
      return [draw(true), draw(false)];
    },
    await code.evaluate((element) => element.outerHTML.replace(/ xmlns="[^"]*"/, "")),
  );
  const repeat = (frame: string | undefined, count: number) =>
    Array.from({ length: count }, () => Buffer.from(frame ?? "", "base64"));
  const once = [...repeat(shown, SHOWN), ...repeat(away, BETWEEN)];
  const frames = [...Array.from({ length: times }, () => once).flat(), ...repeat(away, AFTERWARDS)];
  const file = join(mkdtempSync(join(tmpdir(), "stagedoor-film-")), "camera.mjpeg");
  writeFileSync(file, Buffer.concat(frames));
  return file;
}

/** The organizer at a desk, signed in. */
export async function openDesk(stage: Stage): Promise<Page> {
  const desk = await (await stage.phone({ width: 1280, height: 900 })).page();
  await signIn(desk, stage.url, "organizer@ranga.example", "/organizations/ranga");
  return desk;
}

/** The organizer shows a code for a gate; a phone without an account becomes its scanner and is ready offline. */
export async function pairScanner(
  stage: Stage,
  desk: Page,
  wanted: { eventId: string; gate: string; name: string; camera: string },
) {
  tell(`${wanted.name} is paired with ${wanted.gate}`);
  await desk.goto(`${stage.url}/organizations/ranga/events/${wanted.eventId}/gates`);
  await desk.getByRole("button", { name: `Add scanner: ${wanted.gate}` }).click();
  const panel = desk.locator("section", { hasText: `Pair a phone with ${wanted.gate}` });
  const code = (await panel.locator(".select-all").textContent()) ?? "";
  const phone = await stage.phone({ camera: wanted.camera });
  const page = await phone.page();
  await page.goto(`${stage.url}/scan/pair#${code}`);
  await page.getByLabel("Name of this phone").fill(wanted.name);
  await page.getByRole("button", { name: "Pair this phone" }).click();
  await page.getByRole("button", { name: "Start scanning" }).waitFor();
  await whenInstalled(page);
  await desk.getByText(`${wanted.name} is paired.`).first().waitFor();
  return { phone, page };
}

/** Opens the scanner and starts scanning, online or offline. */
export async function startScanning(stage: Stage, page: Page): Promise<void> {
  await page.goto(`${stage.url}/scan`);
  await page.getByRole("button", { name: "Start scanning" }).click();
}

export const verdict = (page: Page, tone: "admit" | "check" | "stop") =>
  page.locator(`[data-verdict="${tone}"]`);

export async function syncNow(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Open this phone's state/ }).click();
  await page.getByRole("button", { name: "Sync now" }).click();
  // "Synced" appears only when no scan is left to send.
  await page
    .getByText(/^Synced /)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Back to the camera" }).click();
}

/** A gate's line in the day-of page's table of entries. */
export async function countsOf(desk: Page, gate: string) {
  const row = desk.getByRole("row", { name: new RegExp(`^${gate}\\b`) }).first();
  const [, entries, exits, refused] = await row.locator("th, td").allTextContents();
  return { entries, exits, refused };
}
