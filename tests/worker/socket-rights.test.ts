import { createExecutionContext, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { MAX_SOCKETS_PER_NETWORK, RIGHTS_CHECK_MS, RIGHTS_ENDED } from "#domain/people/socket-access";
import type { EventAgent } from "#worker/event-agent";
import { addMember, createAccount } from "#worker/people/accounts";
import type { OrganizationRole } from "#worker/platform/visitor";
import { aShow } from "../build/workerd/show";
import { Browser, env } from "../build/workerd/visit";
import worker from "../worker-entry";

const PASSWORD = "a long enough password";

async function aPerson(
  organizationId: string | null = null,
  role: OrganizationRole = "organizer",
  isAdmin = false,
) {
  const email = `${crypto.randomUUID()}@example.com`;
  const id = await createAccount(env, { name: "A", email, password: PASSWORD, emailVerified: true, isAdmin });
  if (organizationId) await addMember(env, { organizationId, userId: id, role });
  const browser = new Browser();
  const signedIn = await browser.visit(({ auth }) => auth.signIn({ email, password: PASSWORD, to: "/" }));
  if (!signedIn.ok) throw new Error(signedIn.reason);
  browser.keep(signedIn.value.cookies);
  return { id, browser };
}

const upgrade = (browser: Browser, eventId: string, what: "seats" | "day-of") =>
  worker.fetch(
    browser.request(`/socket/events/${eventId}/${what}`, {
      headers: { upgrade: "websocket", origin: "https://stagedoor.test" },
    }) as never,
    env as never,
    createExecutionContext(),
  );

async function open(browser: Browser, eventId: string, what: "seats" | "day-of") {
  const { webSocket, status } = await upgrade(browser, eventId, what);
  if (!webSocket) throw new Error(`no socket: ${status}`);
  const frames: string[] = [];
  const closed: number[] = [];
  webSocket.addEventListener("message", ({ data }) => {
    frames.push(String(data));
  });
  webSocket.addEventListener("close", ({ code }) => {
    closed.push(code);
  });
  webSocket.accept();
  await expect.poll(() => frames.length).toBeGreaterThan(0);
  return { frames, closed, say: (frame: unknown) => webSocket.send(JSON.stringify(frame)) };
}

const inEvent = <Answer>(eventId: string, act: (instance: EventAgent) => Promise<Answer> | Answer) =>
  runInDurableObject(
    env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as DurableObjectStub<EventAgent>,
    act,
  );

test("the day-of socket of a removed member ends, and the organizer's goes on", async () => {
  const { eventId, organizationId } = await aShow();
  const [owner, leaving] = [await aPerson(organizationId, "owner"), await aPerson(organizationId)];
  const stays = await open(owner.browser, eventId, "day-of");
  const ends = await open(leaving.browser, eventId, "day-of");
  await owner.browser.visit(async ({ auth }) => {
    const { members } = await auth.listPeople(organizationId);
    const { id } = members.find(({ userId }) => userId === leaving.id)!;
    expect((await auth.changeMember(organizationId, id, null)).ok).toBe(true);
  });
  await expect.poll(() => ends.closed).toEqual([RIGHTS_ENDED]);
  expect(stays.closed).toEqual([]);
  expect((await upgrade(leaving.browser, eventId, "day-of")).status).toBe(404);
});

test("an organizer who becomes staff stops receiving takings, and staff cannot open the day-of socket", async () => {
  const { eventId, organizationId } = await aShow();
  const [owner, demoted, staff] = [
    await aPerson(organizationId, "owner"),
    await aPerson(organizationId),
    await aPerson(organizationId, "staff"),
  ];
  expect((await upgrade(staff.browser, eventId, "day-of")).status).toBe(404);
  const ends = await open(demoted.browser, eventId, "day-of");
  await owner.browser.visit(async ({ auth }) => {
    const { members } = await auth.listPeople(organizationId);
    await auth.changeMember(organizationId, members.find(({ userId }) => userId === demoted.id)!.id, "staff");
  });
  await expect.poll(() => ends.closed).toEqual([RIGHTS_ENDED]);
});

test("a seat map socket ends at sign-out and holds no seat afterwards; guests keep theirs", async () => {
  const { eventId } = await aShow();
  const { id, browser } = await aPerson();
  const guest = await open(new Browser(), eventId, "seats");
  const socket = await open(browser, eventId, "seats");
  await browser.visit(({ auth }) => auth.signOut());
  socket.say({ t: "hold", n: 1, hold: { holdId: crypto.randomUUID(), seats: [0], pools: [] } });
  await expect.poll(() => socket.closed).toEqual([RIGHTS_ENDED]);
  expect(await inEvent(eventId, (event) => event.readHold(`user:${id}`))).toBeNull();
  expect(guest.closed).toEqual([]);
});

test("a session ended elsewhere, a ban and lost admin rights end the sockets", async () => {
  const { eventId, organizationId } = await aShow();
  const admin = await aPerson(null, "staff", true);
  const [banned, formerAdmin, elsewhere] = [
    await aPerson(organizationId),
    await aPerson(null, "staff", true),
    await aPerson(organizationId),
  ];
  const sockets = [];
  for (const { browser } of [banned, formerAdmin, elsewhere])
    sockets.push(await open(browser, eventId, "day-of"));
  await admin.browser.visit(async ({ auth }) => {
    await auth.banUser(banned.id, "spam");
    await auth.setAdmin(formerAdmin.id, false);
  });
  await elsewhere.browser.visit(async ({ auth }, { sessionId }) => auth.endSession(sessionId!));
  for (const { closed } of sockets) await expect.poll(() => closed).toEqual([RIGHTS_ENDED]);
});

test("rights are checked each minute, whatever ended them; without D1 sockets stay open", async () => {
  const { eventId, organizationId } = await aShow();
  const { id, browser } = await aPerson(organizationId);
  const socket = await open(browser, eventId, "day-of");
  const due = await inEvent(eventId, async (event) =>
    (await event.listSchedules({})).map(({ time }) => time * 1000),
  );
  expect(Math.min(...due)).toBeLessThanOrEqual(Date.now() + RIGHTS_CHECK_MS + 1_000);
  const minuteLater = () =>
    inEvent(eventId, async (event) => {
      event["parts"].rights.nextAt = Date.now();
      await event.wake();
    });
  await env.DB.prepare("alter table session rename to session_away").run();
  await minuteLater();
  await env.DB.prepare("alter table session_away rename to session").run();
  expect(socket.closed).toEqual([]);
  await env.DB.prepare("update session set expires_at = ? where user_id = ?")
    .bind(Date.now() - 1, id)
    .run();
  await minuteLater();
  await expect.poll(() => socket.closed).toEqual([RIGHTS_ENDED]);
});

test("one network has at most twenty sockets at one event", async () => {
  const [here, elsewhere] = [await aShow(), await aShow()];
  const from = (address: string) => new Browser(address);
  for (let n = 0; n < MAX_SOCKETS_PER_NETWORK; n++) await open(from("203.0.113.5"), here.eventId, "seats");
  const refused = await upgrade(from("203.0.113.5"), here.eventId, "seats");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("60");
  expect((await upgrade(from("203.0.113.6"), here.eventId, "seats")).status).toBe(101);
  expect((await upgrade(from("203.0.113.5"), elsewhere.eventId, "seats")).status).toBe(101);
});
