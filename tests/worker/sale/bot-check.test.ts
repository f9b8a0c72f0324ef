import { env as bindings } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BUSY_EVENT_REQUESTS, BUSY_NETWORK_REQUESTS } from "#domain/sale/hold/bot-check";
import { sellOne } from "#worker/demo/demo-sales";
import type { Env } from "#worker/platform/env";
import { eventObject } from "#worker/platform/event-object";
import { turnstile } from "#worker/security/bot-check";
import { networkKey } from "#worker/security/network";
import { aSetup } from "../../build/workerd/setup";
import { Browser, env } from "../../build/workerd/visit";

/** A deployment with a bot check. */
const deployment = {
  ...env,
  EVENT: bindings.CHECKED_EVENT,
  TURNSTILE_SITE_KEY: "site-key",
  TURNSTILE_SECRET: "turnstile-secret",
};
const CAMPUS = "203.0.113.40";
const hold = (...seats: number[]) => ({ holdId: crypto.randomUUID(), seats, pools: [] });

type Siteverify = (form: FormData) => Response | Promise<Response>;
let siteverify: Siteverify;
let verified: FormData[];

beforeEach(() => {
  verified = [];
  siteverify = () => {
    throw new Error("not expected");
  };
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    const form = init?.body as FormData;
    verified.push(form);
    return siteverify(form);
  });
});
afterEach(() => vi.restoreAllMocks());

/** Turnstile: each token of `tokens` is valid once, for the event and site it was made on. */
function knows(tokens: Readonly<Record<string, { hostname?: string; action?: string; cdata: string }>>) {
  const used = new Set<unknown>();
  siteverify = (form) => {
    const token = form.get("response");
    const known = tokens[String(token)];
    if (!known || used.has(token))
      return Response.json({
        success: false,
        "error-codes": [known ? "timeout-or-duplicate" : "invalid-input-response"],
      });
    used.add(token);
    return Response.json({
      success: true,
      hostname: "stagedoor.test",
      action: "hold",
      "error-codes": [],
      ...known,
    });
  };
}

async function anEvent(place: Env = deployment) {
  const eventId = crypto.randomUUID();
  const event = await eventObject(place, eventId);
  await event.configure(aSetup(eventId, { rows: 30, perRow: 10 }));
  return { eventId, event };
}

/** An event at which many requests for a taken seat came from the campus within a minute. */
async function aBusyNetwork(place: Env = deployment) {
  const sale = await anEvent(place);
  const network = await networkKey(env, CAMPUS);
  await sale.event.hold("user:first", hold(0), "net:elsewhere");
  for (let n = 0; n <= BUSY_NETWORK_REQUESTS; n++) await sale.event.hold("user:busy", hold(0), network);
  return sale;
}

describe("a hold from a busy network", () => {
  test("needs a check, which covers this buyer and no other, and no other network", async () => {
    const { eventId } = await aBusyNetwork();
    knows({ good: { cdata: eventId } });
    const buyer = new Browser(CAMPUS, deployment);
    expect(await buyer.visit(({ booking }) => booking.hold(eventId, hold(1)))).toMatchObject({
      reason: "check_required",
    });
    expect(await buyer.visit(({ booking }) => booking.passCheck(eventId, "good"))).toMatchObject({
      ok: true,
    });
    expect(await buyer.visit(({ booking }) => booking.hold(eventId, hold(1)))).toMatchObject({ ok: true });
    expect([...verified[0]!.entries()]).toEqual([
      ["secret", "turnstile-secret"],
      ["response", "good"],
      ["remoteip", CAMPUS],
    ]);

    const neighbour = new Browser(CAMPUS, deployment);
    expect(await neighbour.visit(({ booking }) => booking.hold(eventId, hold(2)))).toMatchObject({
      reason: "check_required",
    });
    const elsewhere = new Browser("198.51.100.7", deployment);
    expect(await elsewhere.visit(({ booking }) => booking.hold(eventId, hold(2)))).toMatchObject({
      ok: true,
    });
  });

  test("is refused in each form of a hold, and keeps the reasons that a check would not change", async () => {
    const { event } = await aBusyNetwork();
    const network = await networkKey(env, CAMPUS);
    const release = { seats: [], pools: [] };
    const best = { holdId: crypto.randomUUID(), quantity: 2, ticketTypeIds: [], accessible: false };
    expect(await event.replaceHold("guest:a", { ...hold(3), release }, network)).toMatchObject({
      reason: "check_required",
    });
    expect(await event.holdBest("guest:a", best, network)).toMatchObject({ reason: "check_required" });
    expect(await event.hold("guest:a", hold(0), network)).toMatchObject({ reason: "seat_taken" });
    expect(await event.readHold("guest:a")).toBeNull();
  });

  test("needs no check where none is configured, and Turnstile is not called", async () => {
    const { eventId } = await aBusyNetwork(env);
    const buyer = new Browser(CAMPUS);
    expect(await buyer.visit(({ booking }) => booking.hold(eventId, hold(1)))).toMatchObject({ ok: true });
    expect(await buyer.visit(({ booking }) => booking.passCheck(eventId, "any"))).toMatchObject({ ok: true });
    expect(verified).toEqual([]);
  });
});

test("a busy on-sale needs a check from every network", async () => {
  const { event } = await anEvent();
  await event.hold("user:first", hold(0), "net:0");
  await Promise.all(
    Array.from({ length: BUSY_EVENT_REQUESTS }, (_, n) => event.hold(`user:${n}`, hold(0), `net:${n}`)),
  );
  expect(await event.hold("guest:a", hold(1), "net:quiet")).toMatchObject({ reason: "check_required" });
  expect(await event.hold("guest:b", hold(1), null)).toMatchObject({ reason: "check_required" });
});

describe("a token", () => {
  test.each([
    ["of another event", { cdata: crypto.randomUUID() }],
    ["of another site", { hostname: "evil.example" }],
    ["of another form", { action: "sign-up" }],
  ])("%s passes no check", async (_, foreign) => {
    const { eventId } = await aBusyNetwork();
    knows({ foreign: { cdata: eventId, ...foreign } });
    const buyer = new Browser(CAMPUS, deployment);
    expect(await buyer.visit(({ booking }) => booking.passCheck(eventId, "foreign"))).toMatchObject({
      reason: "check_failed",
    });
    expect(await buyer.visit(({ booking }) => booking.hold(eventId, hold(1)))).toMatchObject({
      reason: "check_required",
    });
  });

  test("passes one check only, and an invented one passes none", async () => {
    const { eventId } = await aBusyNetwork();
    knows({ good: { cdata: eventId } });
    const [first, second] = [new Browser(CAMPUS, deployment), new Browser(CAMPUS, deployment)];
    const pass = (browser: Browser, token: string) =>
      browser.visit(({ booking }) => booking.passCheck(eventId, token));
    expect(await pass(first, "good")).toMatchObject({ ok: true });
    expect(await pass(second, "good")).toMatchObject({ reason: "check_failed" });
    expect(await pass(second, "invented")).toMatchObject({ reason: "check_failed" });
  });

  test("is not sent to Turnstile by a buyer over the rate limit", async () => {
    const { eventId } = await anEvent();
    const buyer = new Browser(CAMPUS, deployment);
    const { buyerKey } = await buyer.visitor();
    for (let tries = 0; tries < 100; tries++) await bindings.BOOKING_LIMIT.limit({ key: buyerKey });
    expect(await buyer.visit(({ booking }) => booking.passCheck(eventId, "good"))).toMatchObject({
      reason: "too_many_requests",
    });
    expect(verified).toEqual([]);
  });
});

describe("while Turnstile is unavailable", () => {
  test.each<[string, Siteverify]>([
    ["it cannot be reached", () => Promise.reject(new TypeError("network"))],
    ["it responds with an error page", () => new Response("<html>502", { status: 502 })],
    [
      "it refuses the secret",
      () => Response.json({ success: false, "error-codes": ["invalid-input-secret"] }),
    ],
  ])("a hold goes through after the check: %s", async (_, respond) => {
    const { eventId } = await aBusyNetwork();
    siteverify = respond;
    const buyer = new Browser(CAMPUS, deployment);
    expect(await buyer.visit(({ booking }) => booking.passCheck(eventId, "any"))).toMatchObject({ ok: true });
    expect(await buyer.visit(({ booking }) => booking.hold(eventId, hold(1)))).toMatchObject({ ok: true });
  });

  test("a buyer waits at most about three seconds", async () => {
    vi.mocked(fetch).mockImplementation(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new Error("aborted")));
        }),
    );
    const started = Date.now();
    const port = turnstile({ secret: "s", hostname: "stagedoor.test" });
    expect(await port.verify("any", { eventId: "e", address: "local" })).toBe("unavailable");
    expect(Date.now() - started).toBeLessThan(4_000);
  });
});

test("the demo sells at an event where a check is configured, however busy its sale is", async () => {
  const { eventId, event } = await anEvent();
  await event.hold("user:first", hold(0));
  await Promise.all(Array.from({ length: BUSY_EVENT_REQUESTS }, () => event.hold("user:busy", hold(0))));
  expect(await event.hold("user:other", hold(1))).toMatchObject({ reason: "check_required" });
  const types = aSetup(eventId, { rows: 30, perRow: 10 }).ticketTypes.slice(0, 1);
  const sale = { object: event, eventId, types, now: Date.now(), payments: [] };
  const buyer = { key: "guest:demo-1", name: "Asha Menon", email: "asha@example.com" };
  expect(await sellOne(sale, buyer, 2, 0)).not.toBeNull();
});
