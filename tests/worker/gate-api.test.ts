import { env } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { GateManifest } from "#domain/gate/gate-manifest";
import type { GateManifestHead } from "#domain/gate/manifest";
import { shardIsWhole } from "#domain/gate/manifest-shard";
import { eventTag } from "#domain/ticket/ticket-code";
import type { SyncResponse } from "#domain/gate/sync";
import { database } from "#worker/db/database";
import { auditLog, event, member, pairing } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import { sha256 } from "#domain/core/digest";
import { handleGateApi } from "#worker/gate-api/gate-api";
import { makeGates } from "#worker/gate/make-gates";
import { purgePairings } from "#worker/gate/pairings";
import { handleJwks } from "#worker/gate-api/jwks";
import type { Deps } from "#worker/platform/deps";
import { aScan, aSync, issue } from "../build/workerd/gate";
import { ORIGIN, type Phone, aPhone, asJson, ask, signed } from "../build/workerd/phone";
import { aShow } from "../build/workerd/show";

let show: Awaited<ReturnType<typeof aShow>>;

beforeAll(async () => {
  show = await aShow();
});

function gatesOf(now = () => Date.now()) {
  return makeGates({
    env,
    visitor: { person: { id: show.ownerId } },
    request: new Request(`${ORIGIN}/organizations/x`),
    now,
    waitUntil: () => {},
  } as unknown as Deps);
}

async function openPairing(eventId = show.eventId, organizationId = show.organizationId) {
  const opened = await gatesOf().createPairing(organizationId, eventId, "north");
  if (!opened.ok) throw new Error(opened.reason);
  return { ...opened.value, code: new URL(opened.value.url).hash.slice(1) };
}

const pairBody = (phone: Phone, code: string, name = "Meera's phone") => ({
  code,
  name,
  publicKey: phone.publicKey,
});

async function aPairedPhone(eventId = show.eventId, organizationId = show.organizationId): Promise<Phone> {
  const phone = await aPhone();
  const { code } = await openPairing(eventId, organizationId);
  const paired = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
  const { deviceId } = await asJson<{ deviceId: string }>(paired);
  return { ...phone, deviceId };
}

const sync = async (phone: Phone, scans: readonly unknown[], more = {}) =>
  ask(await signed(phone, "POST", "/gate-api/sync", aSync(scans, more)));

describe("pairing", () => {
  test("a phone becomes this event's scanner at this gate, and the organizer's page lists it", async () => {
    const phone = await aPhone();
    const { code, pairingId, url } = await openPairing();
    expect(url).toMatch(/^https:\/\/stagedoor\.example\/scan\/pair#[A-Za-z0-9_-]{22}$/);
    expect(await gatesOf().findPairing(show.organizationId, show.eventId, pairingId)).toMatchObject({
      state: "waiting",
    });
    const answer = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect(answer.status).toBe(200);
    const paired = await asJson<{ deviceId: string }>(answer);
    expect(paired).toMatchObject({
      name: "Meera's phone",
      event: { id: show.eventId, title: "Tughlaq" },
      gate: { id: "north", name: "North" },
      list: { id: "main", name: "Main" },
    });
    expect(await gatesOf().findPairing(show.organizationId, show.eventId, pairingId)).toMatchObject({
      state: "paired",
      device: { deviceId: paired.deviceId },
    });
    const page = await gatesOf().findGates(show.organizationId, show.eventId);
    expect(page?.devices.find(({ deviceId }) => deviceId === paired.deviceId)).toMatchObject({
      name: "Meera's phone",
      gateId: "north",
      pairedByName: "Meera",
      revokedAt: null,
    });
  });

  test("one code pairs one phone: the same phone may ask again, another gets nothing", async () => {
    const phone = await aPhone();
    const { code } = await openPairing();
    const first = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    const again = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect((await asJson(again)).deviceId).toBe((await asJson(first)).deviceId);
    const other = await aPhone();
    const refused = await ask(await signed(other, "POST", "/gate-api/pair", pairBody(other, code)));
    expect(refused.status).toBe(409);
    expect(await asJson(refused)).toMatchObject({ reason: "pairing_used", next: expect.any(String) });
  });

  test("ten phones that race for one code: one is paired", async () => {
    const { code } = await openPairing();
    const phones = await Promise.all(Array.from({ length: 10 }, aPhone));
    const answers = await Promise.all(
      phones.map(async (phone) => ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
  });

  test("a code is dead after five minutes, and a made-up one was never alive", async () => {
    const phone = await aPhone();
    const { code, pairingId } = await openPairing();
    await database(env)
      .update(pairing)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(pairing.codeHash, pairingId));
    const late = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect([late.status, (await asJson(late)).reason]).toEqual([410, "pairing_expired"]);
    const guess = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, "guess")));
    expect([guess.status, (await asJson(guess)).reason]).toEqual([404, "pairing_unknown"]);
  });

  test("a request without the private key of its public key is not paired, and the code stays valid", async () => {
    const [phone, thief] = [await aPhone(), await aPhone()];
    const { code } = await openPairing();
    const forged = await ask(await signed(thief, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect([forged.status, (await asJson(forged)).reason]).toEqual([401, "proof_invalid"]);
    expect((await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)))).status).toBe(
      200,
    );
  });

  test("another organization's event and an unknown gate give no code", async () => {
    expect(await gatesOf().createPairing("o-other", show.eventId, "north")).toMatchObject({
      ok: false,
      reason: "not_found",
    });
    expect(await gatesOf().createPairing(show.organizationId, show.eventId, "nowhere")).toMatchObject({
      ok: false,
      reason: "gate_unknown",
    });
  });

  test.each([
    ["no JSON", "{"],
    ["no key", JSON.stringify({ code: "x", name: "y" })],
    [
      "another curve",
      JSON.stringify({ code: "x", name: "y", publicKey: { kty: "EC", crv: "P-384", x: "a", y: "b" } }),
    ],
  ])("%s is a bad request, not a fault", async (_name, body) => {
    const request = new Request(`${ORIGIN}/gate-api/pair`, { method: "POST", body });
    expect((await ask(request)).status).toBe(400);
  });
});

describe("only a paired phone's own key speaks for it", () => {
  test("a request signed by another key, or for another path, method, body or time, is refused", async () => {
    const phone = await aPairedPhone();
    const thief = { ...(await aPhone()), deviceId: phone.deviceId };
    const status = async (request: Request) => {
      const answer = await ask(request);
      return [answer.status, (await asJson(answer)).reason];
    };
    const body = aSync([]);
    expect(await status(await signed(thief, "POST", "/gate-api/sync", body))).toEqual([401, "proof_invalid"]);
    const moved = { path: "/gate-api/manifest/1/0" };
    expect(await status(await signed(phone, "GET", "/gate-api/manifest", null, moved))).toEqual([
      401,
      "proof_invalid",
    ]);
    const changed = { body: JSON.stringify(aSync([], { cursor: 5 })) };
    expect(await status(await signed(phone, "POST", "/gate-api/sync", body, changed))).toEqual([
      401,
      "proof_invalid",
    ]);
    const old = { at: Date.now() - 6 * 60_000 };
    expect(await status(await signed(phone, "POST", "/gate-api/sync", body, old))).toEqual([
      401,
      "proof_stale",
    ]);
    expect(await status(new Request(`${ORIGIN}/gate-api/manifest`))).toEqual([401, "proof_missing"]);
    const stranger = { ...(await aPhone()), deviceId: crypto.randomUUID() };
    expect(await status(await signed(stranger, "GET", "/gate-api/manifest"))).toEqual([
      401,
      "device_unknown",
    ]);
  });

  test("the refusal of a stale proof contains the server's time, so that the device can correct its clock", async () => {
    const phone = await aPairedPhone();
    const late = await signed(phone, "GET", "/gate-api/manifest", null, { at: 1_000 });
    expect(await asJson(await ask(late))).toMatchObject({ serverNow: expect.any(Number) });
    const time = await ask(new Request(`${ORIGIN}/gate-api/time`));
    expect(Math.abs((await asJson<{ serverNow: number }>(time)).serverNow - Date.now())).toBeLessThan(5_000);
  });

  test("a revoked device is refused at once, and its unsent scans are quarantined and not counted", async () => {
    const other = await aShow();
    const phone = await aPairedPhone(other.eventId, other.organizationId);
    const { tickets } = await issue(other.eventId, [0]);
    const scan = aScan(phone.deviceId, 1, tickets[0]!.ticketId);
    expect(await gatesOf().revokeDevice("o-other", other.eventId, phone.deviceId)).toMatchObject({
      ok: false,
    });
    expect(await gatesOf().revokeDevice(other.organizationId, other.eventId, phone.deviceId)).toMatchObject({
      ok: true,
    });
    const manifest = await ask(await signed(phone, "GET", "/gate-api/manifest"));
    expect([manifest.status, (await asJson(manifest)).reason]).toEqual([401, "device_revoked"]);
    const last = await sync(phone, [scan]);
    expect(last.status).toBe(401);
    expect(await asJson(last)).toMatchObject({
      reason: "device_revoked",
      acks: [{ index: 0, scanId: scan.scanId, status: "quarantined", why: "device_revoked" }],
    });
    const day = await (await eventObject(env, other.eventId)).readDayOf();
    expect(day.admitted).toBe(0);
    expect(day.incidents.map(({ kind }) => kind)).toEqual(["quarantined_scan"]);
  });
});

test("60 requests of 500 KB from a revoked device soon get a 4xx, and the object stores at most 6 MB", async () => {
  const evening = await aShow();
  const phone = await aPairedPhone(evening.eventId, evening.organizationId);
  await gatesOf().revokeDevice(evening.organizationId, evening.eventId, phone.deviceId);
  const statuses: number[] = [];
  let stored = 0;
  for (let n = 0; n < 60; n++) {
    const answer = await sync(phone, [`${n} ${"x".repeat(490_000)}`]);
    statuses.push(answer.status);
    stored += (await asJson<{ acks?: unknown[] }>(answer)).acks?.length ?? 0;
  }
  expect(stored * 490_000).toBeLessThan(6 * 1024 * 1024);
  expect(statuses.slice(20).every((status) => status === 429 || status === 413)).toBe(true);
});

describe("the gate manifest over HTTP", () => {
  test("names no draft and no event in review of the organization, only events that are public", async () => {
    const own = await aShow();
    const states = ["draft", "in_review", "published", "completed", "cancelled"] as const;
    for (const state of states) {
      const { eventId } = await aShow({ title: `A ${state} event` }, own.organizationId);
      await database(env).update(event).set({ state }).where(eq(event.id, eventId));
    }
    const phone = await aPairedPhone(own.eventId, own.organizationId);
    const { otherEvents } = await asJson<GateManifestHead>(
      await ask(await signed(phone, "GET", "/gate-api/manifest")),
    );
    expect(otherEvents.map(({ title }) => title).toSorted()).toEqual([
      "A cancelled event",
      "A completed event",
      "A published event",
    ]);
  });

  test("matches its hashes, names other events and devices, and its shards are cached by version", async () => {
    const sibling = await aShow({ title: "Raag Malhar" }, show.organizationId);
    const phone = await aPairedPhone();
    await issue(show.eventId, [5, 6], "guest:manifest");
    const head = await asJson<GateManifestHead>(await ask(await signed(phone, "GET", "/gate-api/manifest")));
    expect(head.otherEvents).toContainEqual({ eventTag: eventTag(sibling.eventId), title: "Raag Malhar" });
    expect(head.devices).toContainEqual({
      deviceId: phone.deviceId,
      name: "Meera's phone",
      gateId: "north",
    });
    const shards = new Map<number, Uint8Array>();
    for (const promised of head.shards) {
      const path = `/gate-api/manifest/${head.version}/${promised.shard}`;
      const answer = await ask(await signed(phone, "GET", path));
      expect(answer.headers.get("cache-control")).toContain("immutable");
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(await shardIsWhole(bytes, promised, sha256)).toBe(true);
      const flipped = Uint8Array.from(bytes);
      flipped[5]! ^= 1;
      expect(await shardIsWhole(flipped, promised, sha256)).toBe(false);
      shards.set(promised.shard, bytes);
      const headers = { "if-none-match": answer.headers.get("etag")! };
      expect((await ask(await signed(phone, "GET", path, null, { headers }))).status).toBe(304);
    }
    expect(new GateManifest(head, shards).size).toBe(head.tickets);
  });

  test("a version that is gone says so", async () => {
    const phone = await aPairedPhone();
    const gone = await ask(await signed(phone, "GET", "/gate-api/manifest/1/0"));
    expect([gone.status, (await asJson(gone)).reason]).toEqual([410, "manifest_gone"]);
  });
});

describe("sync over HTTP", () => {
  test("two phones admit one ticket offline: after both synced, both scans, one incident, each other's name", async () => {
    const evening = await aShow();
    const [one, two] = [
      await aPairedPhone(evening.eventId, evening.organizationId),
      await aPairedPhone(evening.eventId, evening.organizationId),
    ];
    const { tickets } = await issue(evening.eventId, [0]);
    const { ticketId } = tickets[0]!;
    const at = Date.now();
    await sync(one, [aScan(one.deviceId, 1, ticketId, { deviceAt: at })]);
    const answer = await asJson<SyncResponse>(
      await sync(two, [aScan(two.deviceId, 1, ticketId, { deviceAt: at + 9_000 })]),
    );
    expect(answer.acks).toMatchObject([{ status: "stored" }]);
    expect(answer.scans.map(({ deviceId }) => deviceId)).toEqual([one.deviceId]);
    expect(answer.devices.map(({ deviceId }) => deviceId)).toContain(one.deviceId);
    const day = await (await eventObject(env, evening.eventId)).readDayOf();
    expect(day.incidents).toMatchObject([
      { kind: "duplicate_admission", scans: [{ deviceId: one.deviceId }, { deviceId: two.deviceId }] },
    ]);
    expect(day).toMatchObject({ admitted: 1, inside: 1 });
  });

  test("a batch sent again after its answer was lost is stored once", async () => {
    const evening = await aShow();
    const phone = await aPairedPhone(evening.eventId, evening.organizationId);
    const { tickets } = await issue(evening.eventId, [0]);
    const scans = [aScan(phone.deviceId, 1, tickets[0]!.ticketId)];
    await sync(phone, scans);
    expect(await asJson(await sync(phone, scans))).toMatchObject({ acks: [{ status: "repeated" }] });
  });

  test("an odd record is acknowledged as quarantined beside its good neighbours", async () => {
    const evening = await aShow();
    const phone = await aPairedPhone(evening.eventId, evening.organizationId);
    const answer = await sync(phone, ["?", aScan(phone.deviceId, 1, null, { decision: "refuse" })]);
    expect(answer.status).toBe(200);
    expect(await asJson(answer)).toMatchObject({
      acks: [{ status: "quarantined", why: "malformed" }, { status: "stored" }],
    });
  });

  test.each([
    ["201 scans", () => aSync(Array.from({ length: 201 }, () => ({})))],
    ["an envelope without a cursor", () => ({ ...aSync([]), cursor: undefined })],
    ["nothing", () => null],
  ])("%s is a bad request", async (_name, body) => {
    const phone = await aPairedPhone();
    const answer = await ask(await signed(phone, "POST", "/gate-api/sync", body()));
    expect([answer.status, (await asJson(answer)).reason]).toEqual([400, "malformed"]);
  });

  test("a version not spoken here is answered with those that are", async () => {
    const phone = await aPairedPhone();
    const answer = await ask(await signed(phone, "POST", "/gate-api/sync", { ...aSync([]), v: 99 }));
    expect(answer.status).toBe(400);
    expect(await asJson(answer)).toMatchObject({ reason: "version_unsupported", supported: [1, 2] });
  });

  test("a body of more than 512 KB is not read to its end", async () => {
    const phone = await aPairedPhone();
    const answer = await ask(await signed(phone, "POST", "/gate-api/sync", aSync(["x".repeat(600 * 1024)])));
    expect(answer.status).toBe(413);
  });

  test("other methods and addresses are refused without a fault", async () => {
    expect((await ask(new Request(`${ORIGIN}/gate-api/sync`))).status).toBe(405);
    expect((await ask(new Request(`${ORIGIN}/gate-api/time`, { method: "POST" }))).status).toBe(405);
    expect((await ask(new Request(`${ORIGIN}/gate-api/nothing`))).status).toBe(404);
  });
});

describe("the lead of a phone", () => {
  async function anEvening() {
    const evening = await aShow();
    await database(env).insert(member).values({
      id: crypto.randomUUID(),
      organizationId: evening.organizationId,
      userId: evening.ownerId,
      role: "staff",
      createdAt: new Date(),
    });
    const phone = await aPairedPhone(evening.eventId, evening.organizationId);
    const { tickets } = await issue(evening.eventId, [0, 1, 2]);
    const name = (personId: string | null) =>
      gatesOf().setOverridePerson(evening.organizationId, evening.eventId, phone.deviceId, personId);
    const override = (seq: number) =>
      aScan(phone.deviceId, seq, tickets[seq - 1]!.ticketId, {
        kind: "override",
        reason: "already_in",
        operator: "Meera",
      });
    const day = async () => (await eventObject(env, evening.eventId)).readDayOf();
    return { ...evening, phone, name, override, day };
  }

  test("is named by the organizer and reaches the phone with its next sync; the log says who", async () => {
    const { phone, name, ownerId, organizationId, eventId } = await anEvening();
    expect(await asJson(await sync(phone, []))).toMatchObject({ overrideBy: null });
    expect(await name("u-stranger")).toMatchObject({ ok: false, reason: "person_unknown" });
    expect(await name(ownerId)).toMatchObject({ ok: true });
    expect(await name(ownerId)).toMatchObject({ ok: true });
    expect(await asJson(await sync(phone, []))).toMatchObject({ overrideBy: "Meera" });
    const view = await gatesOf().findGates(organizationId, eventId);
    expect(view?.devices[0]?.overridePerson).toEqual({ personId: ownerId, name: "Meera" });
    await name(null);
    expect(await asJson(await sync(phone, []))).toMatchObject({ overrideBy: null });
    const rows = await database(env)
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `device:${phone.deviceId}`));
    expect(rows.map(({ action }) => action)).toEqual([
      "device.paired",
      "device.override_granted",
      "device.override_withdrawn",
    ]);
  });

  test("an override without the right is an incident, and the ticket is inside", async () => {
    const { phone, name, override, day, ownerId } = await anEvening();
    await sync(phone, [override(1)]);
    expect(await day()).toMatchObject({ inside: 1, incidents: [{ kind: "override_without_right" }] });
    await name(ownerId);
    await sync(phone, [override(2)]);
    expect(await day()).toMatchObject({ inside: 2, incidents: { length: 1 } });
    await name(null);
    await sync(phone, [aScan(phone.deviceId, 3, null, { decision: "refuse", deviceAt: Date.now() })]);
    expect(await day()).toMatchObject({ incidents: { length: 1 } });
  });

  test("loses the right with the membership", async () => {
    const { phone, name, ownerId } = await anEvening();
    await name(ownerId);
    await database(env).delete(member).where(eq(member.userId, ownerId));
    expect(await asJson(await sync(phone, []))).toMatchObject({ overrideBy: null });
  });
});

describe("a scanner of the version before", () => {
  test("gets the manifest and the answers in its own formats", async () => {
    const phone = await aPairedPhone();
    const old = await asJson(await ask(await signed(phone, "GET", "/gate-api/manifest")));
    expect(old).toMatchObject({ format: 1 });
    const now = await asJson(await ask(await signed(phone, "GET", "/gate-api/manifest?format=2")));
    expect(now).toMatchObject({ format: 2, withdrawnKeyNos: [], lists: [{ exits: true }] });
    expect(await asJson(await sync(phone, [], { v: 1 }))).toMatchObject({ v: 1 });
  });
});

describe("signing keys in the console", () => {
  test("a key is rotated and withdrawn for the own organization only, with an audit record each", async () => {
    const own = await aShow();
    const gates = gatesOf();
    expect(await gates.rotateKey("o-other", own.eventId, 1)).toMatchObject({ reason: "not_found" });
    expect(await gates.withdrawKey("o-other", own.eventId, 1, "stolen")).toMatchObject({
      reason: "not_found",
    });
    expect(await gates.listKeys("o-other", own.eventId)).toEqual([]);
    expect(await gates.rotateKey(own.organizationId, own.eventId, 1)).toMatchObject({ value: { keyNo: 2 } });
    await gates.withdrawKey(own.organizationId, own.eventId, 1, "laptop stolen");
    expect(await gates.listKeys(own.organizationId, own.eventId)).toMatchObject([
      { keyNo: 2, withdrawnAt: null },
      { keyNo: 1, withdrawnAt: expect.any(Number) },
    ]);
    const rows = await database(env)
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `event:${own.eventId}`));
    expect(rows.map(({ action, facts }) => ({ action, facts }))).toMatchObject([
      { action: "event.key_rotated", facts: { key: 2 } },
      { action: "event.key_withdrawn", facts: { key: 1, reason: "laptop stolen" } },
    ]);
  });
});

describe("gates and lists", () => {
  test("a new gate is on every phone's next sync", async () => {
    const evening = await aShow();
    const phone = await aPairedPhone(evening.eventId, evening.organizationId);
    const head = await asJson<GateManifestHead>(await ask(await signed(phone, "GET", "/gate-api/manifest")));
    const { lists, gates, event } = (await gatesOf().findGates(evening.organizationId, evening.eventId))!;
    const entry = {
      lists,
      gates: [...gates, { id: "south", name: "South", listId: "main", ticketTypeIds: [] }],
    };
    expect(
      await gatesOf().saveEntry(evening.organizationId, evening.eventId, entry, event.revision),
    ).toMatchObject({ ok: true });
    expect(
      await gatesOf().saveEntry(evening.organizationId, evening.eventId, entry, event.revision),
    ).toMatchObject({ ok: false, reason: "changed_since" });
    const told = await asJson<SyncResponse>(await sync(phone, [], { manifestVersion: head.version }));
    expect(told.commands).toMatchObject([{ kind: "refresh_manifest" }]);
  });

  test("a gate of an unknown list is refused and nothing is changed", async () => {
    const { lists, event } = (await gatesOf().findGates(show.organizationId, show.eventId))!;
    const gates = [{ id: "g", name: "G", listId: "nowhere", ticketTypeIds: [] }];
    expect(
      await gatesOf().saveEntry(show.organizationId, show.eventId, { lists, gates }, event.revision),
    ).toMatchObject({ ok: false, reason: "entry_problems", detail: { problems: ["list_unknown"] } });
  });
});

test("200 hostile requests get a reason each, and none a fault", async () => {
  const phone = await aPairedPhone();
  const paths = ["/gate-api/pair", "/gate-api/sync", "/gate-api/manifest", "/gate-api/manifest/0/0"];
  const odd = [
    "null",
    "[]",
    '{"v":1}',
    "\u0000",
    '{"v":1,"scans":[[]],"epoch":-1}',
    "x".repeat(70_000),
    '{"__proto__":{"v":1},"code":{}}',
    JSON.stringify(aSync([{ scanId: { $ne: null } }, "a".repeat(5_000), 1e308, { deviceId: "../.." }])),
    JSON.stringify({ ...aSync([]), cursor: 9e15, headSeq: 1e300 }),
  ];
  const proofs = ["", "Gate", "Gate a.b.c", "Bearer x", `Gate ${"A".repeat(5_000)}`, "Gate e30.e30.e30"];
  for (let i = 0; i < 200; i++) {
    const path = paths[i % paths.length]!;
    const method = path.includes("manifest") ? "GET" : "POST";
    const body = odd[i % odd.length]!;
    const request =
      i % 2 === 0
        ? await signed(phone, method, path, null, { body })
        : new Request(ORIGIN + path, {
            method,
            headers: { authorization: proofs[i % proofs.length]! },
            body: method === "GET" ? null : body,
          });
    const resigned =
      i % 5 === 0 && method === "POST"
        ? await signed(phone, method, path, body === "null" ? 0 : body)
        : request;
    const answer = await ask(resigned);
    expect(answer.status, `${i} ${path}`).toBeLessThan(500);
    if (answer.status >= 400) expect(await asJson(answer)).toMatchObject({ reason: expect.any(String) });
  }
});

test("a repeated pairing request is written to the audit log once", async () => {
  const phone = await aPhone();
  const { code } = await openPairing();
  const body = pairBody(phone, code);
  const { deviceId } = await asJson(await ask(await signed(phone, "POST", "/gate-api/pair", body)));
  await ask(await signed(phone, "POST", "/gate-api/pair", body));
  const rows = await database(env)
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `device:${deviceId}`));
  expect(rows.map(({ action }) => action)).toEqual(["device.paired"]);
});

test("expired codes are deleted after a day, devices are not", async () => {
  const { pairingId } = await openPairing();
  await purgePairings(database(env), Date.now());
  const find = () => database(env).select().from(pairing).where(eq(pairing.codeHash, pairingId));
  expect(await find()).toHaveLength(1);
  await purgePairings(database(env), Date.now() + 2 * 86_400_000);
  expect(await find()).toHaveLength(0);
});

test("an event whose object is not ready answers that it is not, and how to go on", async () => {
  const phone = await aPairedPhone();
  const failing = { ...env, EVENT: { get: () => ({}), idFromName: () => "x", getByName: () => ({}) } };
  const answer = await handleGateApi(
    await signed(phone, "GET", "/gate-api/manifest"),
    failing as unknown as typeof env,
    () => Date.now(),
  );
  expect([answer!.status, (await asJson(answer!)).reason]).toEqual([503, "not_ready"]);
});

test("the event's public keys are published, another address has none", async () => {
  const address = (eventId: string) => new Request(`${ORIGIN}/.well-known/events/${eventId}/jwks.json`);
  const answer = (await handleJwks(address(show.eventId), env))!;
  const { keys } = await asJson<{ keys: JsonWebKey[] }>(answer);
  expect(keys).toMatchObject([{ kty: "EC", crv: "P-256", alg: "ES256", kid: `${show.eventId}.1` }]);
  expect(keys[0]).not.toHaveProperty("d");
  expect((await handleJwks(address(crypto.randomUUID()), env))!.status).toBe(404);
});
