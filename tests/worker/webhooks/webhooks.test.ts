import { env as bindings } from "cloudflare:test";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fromBase64, toBase64 } from "#domain/core/base64";
import { WEBHOOK_TOPICS } from "#domain/webhook/topic";
import type { BookingRow } from "#domain/sale/saga/projection";
import { listBookingFacts } from "#domain/webhook/fact";
import { addMember } from "#worker/people/accounts";
import type { Env } from "#worker/platform/env";
import { eventObject } from "#worker/platform/event-object";
import { deliverDue } from "#worker/webhooks/deliver";
import { mailDisabledEndpoints } from "#worker/webhooks/disabled-mail";
import { recordEventFacts, recordIncident } from "#worker/webhooks/event-facts";
import { makeWebhooks } from "#worker/webhooks/make-webhooks";
import { recordFacts } from "#worker/webhooks/record-facts";
import type { WebhookService } from "#worker/webhooks/webhook-service";
import { aPlaceRequest } from "../../build/place-request";
import { aShow } from "../../build/workerd/show";
import { Browser, env, mailsTo } from "../../build/workerd/visit";
import { aReceiver } from "./receiver";

const DAY = 24 * 60;
let show: Awaited<ReturnType<typeof aShow>>;
let receiver: ReturnType<typeof aReceiver>;
let webhooks: WebhookService;
let organizationId: string;

beforeAll(async () => {
  show = await aShow();
  ({ organizationId } = show);
  await addMember(env, { organizationId, userId: show.ownerId, role: "owner" });
});

beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  await bindings.DB.exec("delete from webhook_endpoint; delete from webhook_message;");
  receiver = aReceiver();
  webhooks = makeWebhooks(
    {
      env,
      visitor: {
        person: {
          id: show.ownerId,
          name: "Meera",
          email: "m@example.com",
          emailVerified: true,
          isAdmin: false,
          memberships: [],
        },
        buyerKey: "user:m",
        locale: "en",
        city: null,
        nonce: "",
        address: "192.0.2.1",
      },
      request: new Browser().request("/"),
      now: receiver.ports.now,
      waitUntil: () => undefined,
    },
    receiver.ports,
  );
});

const deliver = (deployment: Env = env) => deliverDue(deployment, receiver.ports);

async function anEndpoint(topics: readonly string[] = [], url = "https://hooks.ranga.in/in") {
  const created = await webhooks.createEndpoint(organizationId, { url, description: "", topics });
  if (!created.ok) throw new Error(created.reason);
  receiver.state.now += 1_000;
  return created.value;
}

/** Facts of a confirmed booking of two tickets, without the object. */
function factsOf(bookingId: string, seq = 1) {
  const at = receiver.state.now;
  const ticket = (lineNo: number) => ({
    ticketId: "secret".repeat(3),
    bookingId,
    lineNo,
    serial: 1,
    state: "valid",
    ticketTypeName: "Adult",
    sectionName: null,
    row: null,
    seat: null,
    attendeeName: "Asha",
    gateName: null,
    code: "",
    shortCode: "",
    issuedAt: at,
    checkedInAt: null,
  });
  const view = {
    id: bookingId,
    eventId: show.eventId,
    reference: "K7Q2-M4XD",
    state: "confirmed",
    buyerName: "Asha",
    buyerEmail: "asha@example.com",
    locale: "en",
    lines: [{}, {}],
    totals: { totalMinor: 0, taxMinor: 0, currency: "INR" },
    payments: [],
    refunds: [],
    tickets: [ticket(1), ticket(2)],
    placedAt: at,
    confirmedAt: at,
    endedAt: null,
  };
  return listBookingFacts({ id: bookingId, seq, eventId: show.eventId, view } as unknown as BookingRow, at);
}

const record = (bookingId: string, seq?: number) =>
  recordFacts(bindings.DB, factsOf(bookingId, seq), receiver.state.now);

async function book(): Promise<string> {
  const object = await eventObject(bindings, show.eventId);
  const holdId = crypto.randomUUID();
  const bookingId = crypto.randomUUID();
  await object.hold("guest:a", { holdId, seats: [0, 1], pools: [] });
  const placed = await object.placeBooking("guest:a", aPlaceRequest(bookingId, holdId));
  expect(placed.ok).toBe(true);
  return bookingId;
}

const countMessages = async () =>
  (await bindings.DB.prepare("select count(*) as n from webhook_message").first<{ n: number }>())?.n;

describe("what happens in a sale reaches the organization's receiver", () => {
  test("a booking, its tickets and its cancellation arrive signed, numbered in order, without ticket ids", async () => {
    // The object's own clock is the real one.
    receiver.state.now -= 60_000;
    const { secret } = await anEndpoint();
    receiver.state.now = Date.now() + 60_000;
    const bookingId = await book();
    await vi.waitFor(async () => expect(await countMessages()).toBe(4));
    const object = await eventObject(bindings, show.eventId);
    await object.cancelBooking({ bookingId, actor: "x", reason: "asked", idempotencyKey: "c" });
    await vi.waitFor(async () => expect(await countMessages()).toBe(7));
    await deliver();
    const got = receiver.state.accepted;
    expect(got.map(({ message }) => message.type)).toEqual([
      "booking.placed",
      "booking.confirmed",
      "ticket.issued",
      "ticket.issued",
      "ticket.revoked",
      "ticket.revoked",
      "booking.cancelled",
    ]);
    const sequences = got.map(({ message }) => message.sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(new Set(sequences).size).toBe(7);
    expect(new Set(got.map(({ message }) => message.subject))).toEqual(new Set([bookingId]));
    expect(got[1]?.message.data["booking"]).toMatchObject({ id: bookingId, state: "confirmed", quantity: 2 });
    expect(got.map(({ body }) => body).join()).not.toMatch(/ticketId|"code"|T1:/);
    for (const { headers, id, body } of got) {
      const stamp = headers.get("webhook-timestamp") ?? "";
      expect(id).toMatch(/^msg_[0-9a-f]{32}$/);
      expect(Number(stamp) * 1000).toBeLessThanOrEqual(receiver.state.now);
      expect(headers.get("webhook-signature")).toBe(await signatureOf(secret, `${id}.${stamp}.${body}`));
    }
    await deliver();
    expect(receiver.state.accepted).toHaveLength(7);
  });

  test("a projection that is written again records nothing new", async () => {
    await anEndpoint();
    expect(await record("b-1")).toBe(4);
    expect(await record("b-1")).toBe(0);
    expect(await record("b-1", 9)).toBe(0);
  });

  test("organizations without a receiver, other topics and what happened before are not recorded", async () => {
    expect(await record("b-1")).toBe(0);
    const before = factsOf("b-2");
    receiver.state.now += 1_000;
    await anEndpoint(["refund.requested"]);
    expect(await recordFacts(bindings.DB, before, receiver.state.now)).toBe(0);
    expect(await record("b-3")).toBe(0);
    await deliver();
    expect(receiver.state.requests).toBe(0);
  });

  test("published, changed, cancelled and completed events and incidents are recorded once each", async () => {
    await anEndpoint();
    const at = receiver.state.now;
    const change = async (state: string, revision: number, publishedAt: number) =>
      bindings.DB.prepare(
        "update event set state = ?, revision = ?, published_at = ?, updated_at = ? where id = ?",
      )
        .bind(state, revision, publishedAt, receiver.state.now, show.eventId)
        .run();
    const steps: readonly (readonly [string, number])[] = [
      ["published", 2],
      ["published", 3],
      ["cancelled", 4],
      ["completed", 5],
    ];
    for (const [state, revision] of steps) {
      await change(state, revision, at);
      await recordEventFacts(env, receiver.state.now);
      await recordEventFacts(env, receiver.state.now);
      receiver.state.now += 1_000;
    }
    for (let i = 0; i < 2; i++)
      await recordIncident(env, { key: "notice:incident:1", eventId: show.eventId }, receiver.state.now);
    await deliver();
    expect(receiver.state.accepted.map(({ message }) => message.type).toSorted()).toEqual([
      "event.cancelled",
      "event.completed",
      "event.published",
      "event.updated",
      "incident.reported",
    ]);
  });
});

describe("a receiver that is down", () => {
  test("for a day: everything arrives once it is back, none is lost, and duplicates share an id", async () => {
    await anEndpoint(["booking.confirmed", "ticket.issued"]);
    const expected = new Set<string>();
    const startedAt = receiver.state.now;
    const broken = ["refused", "500", "hangs up", "redirects"] as const;
    let turn = 0;
    receiver.state.respond = () => {
      const mode = broken[turn++ % broken.length];
      if (mode === "500") return new Response("down", { status: 500 });
      if (mode === "redirects") return Response.redirect("https://hooks.ranga.in/elsewhere", 302);
      throw new Error(mode);
    };
    let booking = 0;
    await receiver.pass(DAY, 30, async () => {
      if (booking < 5) {
        const id = `b-${booking++}`;
        for (const { key } of factsOf(id).slice(1)) expected.add(key);
        await record(id);
      }
      await deliver();
    });
    expect(receiver.state.accepted).toEqual([]);
    const whileDown = receiver.state.requests;
    // Backoff: a whole day of failures costs each message a handful of requests.
    expect(whileDown / expected.size).toBeLessThan(16);
    // Back, but a sender dies after each fifth request: the response is lost.
    receiver.state.respond = () => new Response(null, { status: 204 });
    let settles = 0;
    const dying: Env = {
      ...env,
      DB: new Proxy(env.DB, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== "function") return value;
          if (name === "batch" && settles++ % 5 === 4)
            return () => Promise.reject(new Error("the sender died"));
          return value.bind(target) as unknown;
        },
      }),
    };
    await receiver.pass(DAY / 2, 30, () => deliver(dying).catch(() => undefined));
    const ids = receiver.state.accepted.map(({ id }) => id);
    expect(new Set(ids).size).toBe(expected.size);
    expect(ids.length).toBeGreaterThan(expected.size);
    const bodies = new Map<string, Set<string>>();
    for (const { id, body } of receiver.state.accepted)
      bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
    expect([...bodies.values()].every(({ size }) => size === 1)).toBe(true);
    expect(receiver.state.now - startedAt).toBeLessThan(3 * DAY * 60_000);
    const [endpoint] = await webhooks.listEndpoints(organizationId);
    expect(endpoint).toMatchObject({ waiting: 0, exhausted: 0, failingSince: null, state: "active" });
  });

  test("for three days: the message is given up, and a replay by hand sends it with the same id", async () => {
    const { id: endpointId } = await anEndpoint(["booking.placed"]);
    await record("b-1");
    receiver.state.respond = () => new Response("no", { status: 503 });
    await receiver.pass(3 * DAY + 60, 60, deliver);
    const [given] = await webhooks.listDeliveries(organizationId, endpointId);
    expect(given).toMatchObject({ state: "exhausted", topic: "booking.placed" });
    expect(given?.attempts[0]).toMatchObject({ status: 503, problem: "status", response: "no" });
    expect(given?.attempts.length).toBeGreaterThan(10);
    receiver.state.respond = () => new Response("yes");
    expect(await webhooks.replay(organizationId, endpointId, given?.messageId ?? "")).toEqual({
      ok: true,
      value: { problem: null, status: 200 },
    });
    expect(receiver.state.accepted.map(({ id }) => id)).toEqual([given?.messageId]);
    expect((await webhooks.listDeliveries(organizationId, endpointId))[0]?.state).toBe("delivered");
  });

  test("for five days: the endpoint is disabled and its owner mailed once, in their language", async () => {
    const { id: endpointId } = await anEndpoint(["booking.placed"]);
    await bindings.DB.prepare("update user set locale = 'hi' where id = ?").bind(show.ownerId).run();
    receiver.state.respond = () => new Response("", { status: 500 });
    for (let day = 0; day < 6; day++) {
      await record(`b-${day}`);
      await receiver.pass(DAY, 180, deliver);
      await mailDisabledEndpoints(env, receiver.state.now);
      const state = (await webhooks.findEndpoint(organizationId, endpointId))?.state;
      expect(state, `day ${day}`).toBe(day < 5 ? "active" : "disabled");
    }
    const requests = receiver.state.requests;
    await receiver.pass(DAY, 180, deliver);
    expect(receiver.state.requests).toBe(requests);
    const mails = await mailsTo(`${show.ownerId}@example.com`);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain("hooks.ranga.in");
    expect(mails[0]?.subject).toContain("वेबहुक");
    expect(await webhooks.sendTest(organizationId, endpointId)).toMatchObject({ reason: "disabled" });
    await webhooks.setEnabled(organizationId, endpointId, true);
    receiver.state.respond = () => new Response("");
    await deliver();
    expect(receiver.state.accepted.length).toBeGreaterThan(0);
  });

  test("that answers 410 is disabled at once", async () => {
    const { id } = await anEndpoint(["booking.placed"]);
    await record("b-1");
    receiver.state.respond = () => new Response("", { status: 410 });
    await deliver();
    expect(await webhooks.findEndpoint(organizationId, id)).toMatchObject({
      state: "disabled",
      disabledReason: "gone",
    });
  });

  test("does not delay other receivers", async () => {
    await anEndpoint(["booking.placed"], "https://down.ranga.in/");
    await anEndpoint(["booking.placed"], "https://up.ranga.in/");
    const { send } = receiver.ports;
    Object.assign(receiver.ports, {
      send: (request: Request) =>
        request.url.includes("down") ? Promise.reject(new Error("refused")) : send(request),
    });
    for (let i = 0; i < 22; i++) await record(`b-${i}`);
    await deliver();
    expect(receiver.state.accepted).toHaveLength(22);
  });
});

describe("addresses that a webhook never reaches", () => {
  test("an address in any notation is refused when the endpoint is made, and when its row was changed by hand", async () => {
    const { id } = await anEndpoint(["booking.placed"]);
    for (const url of [
      "https://127.0.0.1/",
      "https://2130706433/",
      "https://[::ffff:7f00:1]/",
      "https://localhost/",
      "http://hooks.ranga.in/",
      "https://stagedoor.test/webhooks/stripe",
    ]) {
      const request = { url, description: "", topics: [] };
      expect((await webhooks.createEndpoint(organizationId, request)).ok).toBe(false);
      expect((await webhooks.changeEndpoint(organizationId, id, request)).ok).toBe(false);
      await bindings.DB.prepare("update webhook_endpoint set url = ? where id = ?").bind(url, id).run();
      const sent = await webhooks.sendTest(organizationId, id);
      expect(sent).toMatchObject({ value: { problem: "url_refused" } });
    }
    expect(receiver.state.requests).toBe(0);
  });

  test("a name that leads to an address that is not public is refused at each attempt", async () => {
    const { id } = await anEndpoint();
    expect(await webhooks.sendTest(organizationId, id)).toMatchObject({ value: { problem: null } });
    for (const addresses of [
      ["127.0.0.1"],
      ["93.184.215.14", "10.0.0.7"],
      ["::ffff:169.254.169.254"],
      ["fd00::1"],
    ]) {
      receiver.state.addresses = addresses;
      expect(await webhooks.sendTest(organizationId, id)).toMatchObject({
        value: { problem: "address_refused", status: null },
      });
    }
    expect(receiver.state.requests).toBe(1);
  });

  test("a redirect is not followed, and of a long response only the start is read", async () => {
    const { id } = await anEndpoint();
    receiver.state.respond = () => Response.redirect("https://127.0.0.1/", 307);
    expect(await webhooks.sendTest(organizationId, id)).toMatchObject({ value: { problem: "redirect" } });
    let chunks = 0;
    receiver.state.respond = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            chunks++;
            controller.enqueue(new TextEncoder().encode("x".repeat(1_000)));
          },
        }),
      );
    await webhooks.sendTest(organizationId, id);
    expect(chunks).toBeLessThan(10);
    const [newest] = await webhooks.listDeliveries(organizationId, id);
    expect(newest?.attempts[0]?.response).toBe("x".repeat(1_000));
    expect(receiver.state.requests).toBe(2);
  });
});

describe("an organization's endpoints", () => {
  test("a secret is shown once, stored wrapped, and after a rotation both sign for a day", async () => {
    const { id, secret } = await anEndpoint();
    const stored = JSON.stringify(
      (await bindings.DB.prepare("select * from webhook_endpoint").all()).results,
    );
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(stored).not.toContain(secret.slice(6));
    const rotated = await webhooks.rotateSecret(organizationId, id);
    if (!rotated.ok) throw new Error(rotated.reason);
    const signaturesNow = async () => {
      await webhooks.sendTest(organizationId, id);
      const { headers, body, id: messageId } = receiver.state.accepted.at(-1)!;
      const text = `${messageId}.${headers.get("webhook-timestamp")}.${body}`;
      const sent = (headers.get("webhook-signature") ?? "").split(" ");
      return [
        sent.length,
        sent.includes(await signatureOf(rotated.value.secret, text)),
        sent.includes(await signatureOf(secret, text)),
      ];
    };
    expect(await signaturesNow()).toEqual([2, true, true]);
    receiver.state.now += 25 * 3_600_000;
    expect(await signaturesNow()).toEqual([1, true, false]);
  });

  test("another organization reads, changes, tests and replays nothing", async () => {
    const { id } = await anEndpoint();
    await webhooks.sendTest(organizationId, id);
    const [sent] = await webhooks.listDeliveries(organizationId, id);
    const other = (await aShow()).organizationId;
    const request = { url: "https://evil.in/", description: "", topics: [] };
    expect(await webhooks.listEndpoints(other)).toEqual([]);
    expect(await webhooks.findEndpoint(other, id)).toBeNull();
    expect(await webhooks.listDeliveries(other, id)).toEqual([]);
    for (const outcome of [
      await webhooks.changeEndpoint(other, id, request),
      await webhooks.setEnabled(other, id, false),
      await webhooks.rotateSecret(other, id),
      await webhooks.deleteEndpoint(other, id),
      await webhooks.sendTest(other, id),
      await webhooks.replay(other, id, sent?.messageId ?? ""),
    ])
      expect(outcome).toEqual({ ok: false, reason: "not_found" });
    expect(await webhooks.findEndpoint(organizationId, id)).toMatchObject({ state: "active" });
  });

  test("there are at most ten, and choosing every topic includes later ones", async () => {
    for (let i = 0; i < 10; i++) await anEndpoint([...WEBHOOK_TOPICS], `https://h${i}.ranga.in/`);
    expect(
      await webhooks.createEndpoint(organizationId, { url: "https://a.in/", description: "", topics: [] }),
    ).toEqual({ ok: false, reason: "too_many" });
    const [first] = await webhooks.listEndpoints(organizationId);
    expect(first?.topics).toEqual([]);
    await webhooks.deleteEndpoint(organizationId, first?.id ?? "");
    expect(await webhooks.listEndpoints(organizationId)).toHaveLength(9);
  });
});

/** An own implementation of the signature of Standard Webhooks. */
async function signatureOf(secret: string, text: string): Promise<string> {
  const bytes = fromBase64(secret.replace("whsec_", ""))!;
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text))))}`;
}
