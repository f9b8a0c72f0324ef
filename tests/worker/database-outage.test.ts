import { createExecutionContext, env as bindings } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { EVERYTHING } from "#domain/catalogue/event-query";
import type { GateManifestHead } from "#domain/gate/manifest-format";
import type { SyncResponse } from "#domain/gate/sync";
import { guardEnv } from "#worker/db/guarded-database";
import { makeServices } from "#worker/make-services";
import { identify } from "#worker/people/identify";
import { handleGateApi } from "#worker/gate-api/gate-api";
import type { Env } from "#worker/platform/env";
import { eventObject } from "#worker/platform/event-object";
import { Outage } from "#worker/platform/outage";
import type { Services } from "#worker/services";
import { withOutageResponses } from "#worker/services-in-outage";
import { faultyDatabase } from "../build/workerd/faulty-database";
import { issue } from "../build/workerd/gate";
import { aScan, aSync } from "../build/workerd/north-gate";
import { PASSWORD, makePerson } from "../build/workerd/people";
import { type Phone, asJson, signed } from "../build/workerd/phone";
import { aPairedPhone } from "../build/workerd/pairing";
import { aShow } from "../build/workerd/show";
import { Browser } from "../build/workerd/visit";

/** Nothing waits longer, whatever the database does. */
const LONGEST_MS = 5_000;
const OUTAGES = ["refuses", "hangs"] as const;

function aSite() {
  const database = faultyDatabase(bindings.DB);
  const env: Env = guardEnv({
    ...bindings,
    LOCAL: "1",
    PUBLIC_URL: "https://stagedoor.test",
    DB: database.db,
  });

  async function visit<Value>(browser: Browser, use: (services: Services) => Promise<Value>): Promise<Value> {
    const request = browser.request("/");
    const visitor = await identify(request, env);
    browser.keep(visitor.cookies ?? []);
    const ctx = createExecutionContext();
    const waitUntil = (work: Promise<unknown>) => ctx.waitUntil(work.catch(() => undefined));
    return use(makeServices({ env, visitor, request, now: () => Date.now(), waitUntil }));
  }
  return { env, database, visit };
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const started = Date.now();
  const value = await work;
  expect(Date.now() - started).toBeLessThan(LONGEST_MS);
  return value;
}

describe.each(OUTAGES)("while the database %s", (outage) => {
  test("a guest loads a known event's seat map, holds, releases and checks out", async () => {
    const show = await aShow();
    const { database, visit } = aSite();
    const browser = new Browser();
    await visit(browser, ({ discovery }) => discovery.findSaleEvent(show.eventId));
    database.set(outage);

    const loaded = await inTime(
      visit(browser, async ({ discovery, booking }) => {
        const event = await discovery.findSaleEvent(show.eventId);
        return Promise.all([booking.readRoom(event!.id), booking.findPendingBooking(event!.id)]);
      }),
    );
    expect(loaded).toMatchObject([{ setup: { title: "Tughlaq" } }, null]);

    const holdId = crypto.randomUUID();
    const places = { holdId, seats: [0, 1], pools: [] };
    expect(await inTime(visit(browser, ({ booking }) => booking.hold(show.eventId, places)))).toMatchObject({
      ok: true,
    });
    const release = { holdId, seats: [1] };
    expect(
      await inTime(visit(browser, ({ booking }) => booking.releaseHold(show.eventId, release))),
    ).toMatchObject({ ok: true, value: { seats: [{ index: 0 }] } });
    const buyer = {
      buyerName: "Asha",
      buyerEmail: "asha@example.com",
      locale: "en" as const,
      attendeeNames: [],
    };
    const order = { ...buyer, holdId, idempotencyKey: crypto.randomUUID() };
    const placed = await inTime(visit(browser, ({ booking }) => booking.checkOut(show.eventId, order)));
    expect(placed).toMatchObject({ ok: true, value: { booking: { state: "confirmed" } } });
  });

  test("a signed-in buyer's hold is the account's, as before the outage", async () => {
    const show = await aShow();
    const { database, visit } = aSite();
    const email = `${crypto.randomUUID()}@test.example`;
    const person = await makePerson(email);
    const browser = new Browser();
    const signedIn = await visit(browser, ({ auth }) => auth.signIn({ email, password: PASSWORD, to: "/" }));
    if (!signedIn.ok) throw new Error(signedIn.reason);
    browser.keep(signedIn.value.cookies);
    const places = { holdId: crypto.randomUUID(), seats: [0], pools: [] };
    await visit(browser, ({ booking }) => booking.hold(show.eventId, places));
    database.set(outage);

    const room = await inTime(visit(browser, ({ booking }) => booking.readRoom(show.eventId)));
    expect(room?.hold?.holdId).toBe(places.holdId);
    database.set("up");
    const visitor = await identify(browser.request("/"), bindings);
    expect(visitor.person?.id).toBe(person.id);
  });

  test("a paired device syncs its scans and loads the list", async () => {
    const show = await aShow();
    const { tickets } = await issue(show.eventId, [3, 4]);
    const { env, database } = aSite();
    const phone = await aPairedPhone(show);
    const sync = (seq: number) => {
      const scan = aScan(phone.deviceId, seq, tickets[seq - 1]!.ticketId);
      return gate(env, phone, "POST", "/gate-api/sync", aSync([scan], { headSeq: seq }));
    };
    expect((await sync(1)).status).toBe(200);
    database.set(outage);

    const synced = await inTime(sync(2));
    expect(synced.status).toBe(200);
    expect((await asJson<SyncResponse>(synced)).acks).toMatchObject([{ status: "stored" }]);
    const loaded = await inTime(gate(env, phone, "GET", "/gate-api/manifest"));
    expect(loaded.status).toBe(200);
    const head = await asJson<GateManifestHead & { devices: { deviceId: string }[] }>(loaded);
    expect(head.devices.map(({ deviceId }) => deviceId)).toContain(phone.deviceId);
  });

  test("a device that is new to this isolate is found by its event; a revoked one stays out", async () => {
    const show = await aShow();
    const { env, database } = aSite();
    const [phone, lost, unknown] = [
      await aPairedPhone(show),
      await aPairedPhone(show),
      await aPairedPhone(show),
    ];
    const object = await eventObject(bindings, show.eventId);
    const credential = { gateId: "north", name: "Phone", revokedAt: null, overrideRight: null };
    for (const each of [phone, lost])
      await object.recordDevice({ ...credential, deviceId: each.deviceId, publicKey: { ...each.publicKey } });
    await object.recordDevice({ ...credential, ...idAndKey(lost), revokedAt: 1 });
    await object.recordDevice({ ...credential, ...idAndKey(lost) });
    database.set(outage);

    const heading = (each: typeof phone) => inTime(gate(env, each, "GET", "/gate-api/manifest"));
    expect((await heading(phone)).status).toBe(200);
    const refused = await heading(lost);
    expect([refused.status, (await asJson(refused)).reason]).toEqual([401, "device_revoked"]);
    const forged = await heading({ ...unknown, deviceId: phone.deviceId });
    expect([forged.status, (await asJson(forged)).reason]).toEqual([401, "proof_invalid"]);
    const later = await heading(unknown);
    expect([later.status, later.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(await asJson(later)).toMatchObject({ reason: "not_ready", next: expect.any(String) });
  });

  test("the page of a known event is shown without ratings and suggestions", async () => {
    const show = await aShow();
    const { database, visit } = aSite();
    const browser = new Browser();
    const load = () =>
      visit(browser, async (services) => {
        const { discovery, ratings, recommendations } = withOutageResponses(services);
        const event = await discovery.findEvent(show.eventId);
        if (!event) throw new Error("no event");
        const [rated, alike, marks] = await Promise.all([
          ratings.readPublic(event),
          recommendations.listAlike(event),
          recommendations.readMarks(event.id),
        ]);
        return { title: event.title, ratings: rated.latest, organizer: rated.organizer.count, alike, marks };
      });
    await load();
    database.set(outage);
    expect(await inTime(load())).toMatchObject({ title: "Tughlaq", ratings: [], organizer: 0, alike: [] });
  });

  test("lists answer from the last read and say so", async () => {
    await aShow();
    const { database, visit } = aSite();
    const browser = new Browser();
    const list = () => visit(browser, ({ discovery }) => discovery.listEvents(EVERYTHING));
    const before = await list();
    expect(before).toMatchObject({ readAt: null });
    database.set(outage);
    const after = await inTime(list());
    expect(after.events.map(({ id }) => id)).toEqual(before.events.map(({ id }) => id));
    expect(after.readAt).toBeGreaterThan(Date.now() - 60_000);
  });
});

const idAndKey = ({ deviceId, publicKey }: Phone) => ({ deviceId, publicKey: { ...publicKey } });

test("what the database refuses by itself is no outage: the next call is tried", async () => {
  const { env } = aSite();
  await expect(env.DB.prepare("select * from no_such_table").all()).rejects.not.toBeInstanceOf(Outage);
  await expect(env.DB.prepare("select 1 as one").first("one")).resolves.toBe(1);
});

test("after a failed call others fail without calling the database, which is tried again within seconds", async () => {
  const { env, database } = aSite();
  const ask = () => env.DB.prepare("select 1 as one").first("one");
  database.set("hangs");
  await expect(inTime(ask())).rejects.toBeInstanceOf(Outage);
  database.set("up");
  const calls = database.calls();
  await expect(ask()).rejects.toBeInstanceOf(Outage);
  expect(database.calls()).toBe(calls);
  await expect.poll(ask, { timeout: 7_000, interval: 200 }).toBe(1);
});

async function gate(
  env: Env,
  phone: Phone & { readonly eventId: string },
  method: "GET" | "POST",
  path: string,
  body: unknown = null,
): Promise<Response> {
  const headers = { "x-event": phone.eventId };
  const response = await handleGateApi(await signed(phone, method, path, body, { headers }), env, () =>
    Date.now(),
  );
  if (!response) throw new Error("no such path");
  return response;
}
