import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { problemsOf } from "./browser";
import { journey, signIn, tell } from "./journey";

const stage = journey();

/** The maximum length of the forms. */
const NAME = `"><img data-pwn src=x onerror=alert(1)>\r\nATTENDEE:x`;
const TITLE = `</script><script data-pwn>alert(2)</script><svg data-pwn onload=alert(3)>{{7*7}}\r\nATTENDEE:mailto:x@evil.example`;

test("names that contain markup are shown as text on every page", { timeout: 240_000 }, async () => {
  const { url, server, phone } = stage();
  await server.stop();
  const event = nameEverythingHostile(server.stateDir);
  await server.start();
  const page = await (await phone({ width: 1280, height: 900 })).page();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });

  tell("what everybody may see");
  for (const path of ["/", "/events", `/events/${event.slug}`, `/events/${event.slug}/seats`])
    await expectHarmless(page, url + path);
  const card = await (await fetch(`${url}/events/${event.slug}/share.svg`)).text();
  expect(card).not.toMatch(/<(script|img|svg) data-pwn/);
  const calendar = await (await fetch(`${url}/events/${event.slug}/calendar.ics`)).text();
  expect(calendar).toContain("SUMMARY:");
  expect(calendar).not.toMatch(/^ATTENDEE/m);
  for (const line of calendar.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);

  tell("what the organizer sees");
  await signIn(page, url, "owner@ranga.example", "/organizations/ranga");
  const own = "/organizations/ranga";
  for (const path of [
    own,
    `${own}/people`,
    `${own}/settings`,
    `${own}/venues`,
    `${own}/events/${event.id}`,
    `${own}/events/${event.id}/preview`,
    `${own}/events/${event.id}/day-of`,
    `${own}/events/${event.id}/gates`,
    `${own}/events/${event.id}/bookings`,
    "/profile",
  ])
    await expectHarmless(page, url + path);

  tell("what an admin sees");
  const desk = await (await phone({ width: 1280, height: 900 })).page();
  desk.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signIn(desk, url, "admin@stagedoor.example", "/admin");
  for (const path of ["/admin", "/admin/people", "/admin/audit", `/admin/events/${event.id}`])
    await expectHarmless(desk, url + path);

  expect(dialogs).toEqual([]);
  for (const each of [page, desk]) expect(problemsOf(each)).toEqual([]);
});

/** The page loads, and no part of a name became an element. */
async function expectHarmless(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect([address, answer?.status()]).toEqual([address, 200]);
  await page.locator("h1").first().waitFor();
  expect([address, await page.locator("[data-pwn]").count()]).toEqual([address, 0]);
}

/** Written directly to the rows, with line breaks that forms reject: pages must not rely on the forms. */
function nameEverythingHostile(stateDir: string): { id: string; slug: string } {
  const file = readdirSync(stateDir, { recursive: true, encoding: "utf8" }).find((each) =>
    /D1DatabaseObject\/[0-9a-f]{64}\.sqlite$/.test(each),
  );
  const rows = new DatabaseSync(join(stateDir, file ?? ""));
  for (const [table, column, name] of [
    ["organization", "name", NAME],
    ["venue", "name", NAME],
    ["event", "title", TITLE],
    ["ticket_type", "name", NAME],
    ["device", "name", NAME],
    ["user", "name", NAME],
  ] as const)
    rows.prepare(`update ${table} set ${column} = ?`).run(name);
  rows
    .prepare(
      `update event set entry = json_set(entry, '$.gates[0].name', ?, '$.lists[0].name', ?) where json_array_length(entry, '$.gates') > 0`,
    )
    .run(NAME, NAME);
  const found = rows
    .prepare(
      `select event.id, event.slug from event join organization on organization.id = event.organization_id
       where organization.slug = 'ranga' and event.state = 'published' and event.title is not null
       order by event.starts_at limit 1`,
    )
    .get();
  rows.close();
  return { id: String(found?.id), slug: String(found?.slug) };
}
