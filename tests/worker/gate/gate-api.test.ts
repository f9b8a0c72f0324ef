import { env } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import type { SyncResponse } from "#domain/gate/sync";
import { eventObject } from "#worker/platform/event-object";
import { handleGateApi } from "#worker/gate-api/gate-api";
import { handleJwks } from "#worker/gate-api/jwks";
import { issue } from "../../build/workerd/gate";
import { aScan, aSync } from "../../build/workerd/north-gate";
import { ORIGIN, aPhone, asJson, ask, signed } from "../../build/workerd/phone";
import { aShow } from "../../build/workerd/show";
import { aGateShow, syncOf } from "../../build/workerd/gate-show";

let show: Awaited<ReturnType<typeof aGateShow>>;

beforeAll(async () => {
  show = await aGateShow();
});

describe("requests are accepted with the key of a paired phone only", () => {
  test("a request signed by another key, or for another path, method, body or time, is refused", async () => {
    const phone = await show.pairPhone();
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
    const phone = await show.pairPhone();
    const late = await signed(phone, "GET", "/gate-api/manifest", null, { at: 1_000 });
    expect(await asJson(await ask(late))).toMatchObject({ serverNow: expect.any(Number) });
    const time = await ask(new Request(`${ORIGIN}/gate-api/time`));
    expect(Math.abs((await asJson<{ serverNow: number }>(time)).serverNow - Date.now())).toBeLessThan(5_000);
  });

  test("a revoked device is refused at once, and its unsent scans are quarantined and not counted", async () => {
    const other = await aShow();
    const phone = await show.pairPhone(other.eventId, other.organizationId);
    const { tickets } = await issue(other.eventId, [0]);
    const scan = aScan(phone.deviceId, 1, tickets[0]!.ticketId);
    expect(await show.gates().revokeDevice("o-other", other.eventId, phone.deviceId)).toMatchObject({
      ok: false,
    });
    expect(
      await show.gates().revokeDevice(other.organizationId, other.eventId, phone.deviceId),
    ).toMatchObject({
      ok: true,
    });
    const manifest = await ask(await signed(phone, "GET", "/gate-api/manifest"));
    expect([manifest.status, (await asJson(manifest)).reason]).toEqual([401, "device_revoked"]);
    const last = await syncOf(phone, [scan]);
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
  const phone = await show.pairPhone(evening.eventId, evening.organizationId);
  await show.gates().revokeDevice(evening.organizationId, evening.eventId, phone.deviceId);
  const statuses: number[] = [];
  let stored = 0;
  for (let n = 0; n < 60; n++) {
    const answer = await syncOf(phone, [`${n} ${"x".repeat(490_000)}`]);
    statuses.push(answer.status);
    stored += (await asJson<{ acks?: unknown[] }>(answer)).acks?.length ?? 0;
  }
  expect(stored * 490_000).toBeLessThan(6 * 1024 * 1024);
  expect(statuses.slice(20).every((status) => status === 429 || status === 413)).toBe(true);
});

describe("sync over HTTP", () => {
  test("two phones admit one ticket offline: after both synced, both scans, one incident, each other's name", async () => {
    const evening = await aShow();
    const [one, two] = [
      await show.pairPhone(evening.eventId, evening.organizationId),
      await show.pairPhone(evening.eventId, evening.organizationId),
    ];
    const { tickets } = await issue(evening.eventId, [0]);
    const { ticketId } = tickets[0]!;
    const at = Date.now();
    await syncOf(one, [aScan(one.deviceId, 1, ticketId, { deviceAt: at })]);
    const answer = await asJson<SyncResponse>(
      await syncOf(two, [aScan(two.deviceId, 1, ticketId, { deviceAt: at + 9_000 })]),
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

  test("a batch that is sent again after a lost response is stored once", async () => {
    const evening = await aShow();
    const phone = await show.pairPhone(evening.eventId, evening.organizationId);
    const { tickets } = await issue(evening.eventId, [0]);
    const scans = [aScan(phone.deviceId, 1, tickets[0]!.ticketId)];
    await syncOf(phone, scans);
    expect(await asJson(await syncOf(phone, scans))).toMatchObject({ acks: [{ status: "repeated" }] });
  });

  test("an invalid record is acknowledged as quarantined, and the valid ones beside it are stored", async () => {
    const evening = await aShow();
    const phone = await show.pairPhone(evening.eventId, evening.organizationId);
    const answer = await syncOf(phone, ["?", aScan(phone.deviceId, 1, null, { decision: "refuse" })]);
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
    const phone = await show.pairPhone();
    const answer = await ask(await signed(phone, "POST", "/gate-api/sync", body()));
    expect([answer.status, (await asJson(answer)).reason]).toEqual([400, "malformed"]);
  });

  test("an unsupported version is refused with the supported ones", async () => {
    const phone = await show.pairPhone();
    const answer = await ask(await signed(phone, "POST", "/gate-api/sync", { ...aSync([]), v: 99 }));
    expect(answer.status).toBe(400);
    expect(await asJson(answer)).toMatchObject({ reason: "version_unsupported", supported: [1, 2] });
  });

  test("a body of more than 512 KB is not read completely", async () => {
    const phone = await show.pairPhone();
    const answer = await ask(await signed(phone, "POST", "/gate-api/sync", aSync(["x".repeat(600 * 1024)])));
    expect(answer.status).toBe(413);
  });

  test("other methods and paths are refused with a 4xx", async () => {
    expect((await ask(new Request(`${ORIGIN}/gate-api/sync`))).status).toBe(405);
    expect((await ask(new Request(`${ORIGIN}/gate-api/time`, { method: "POST" }))).status).toBe(405);
    expect((await ask(new Request(`${ORIGIN}/gate-api/nothing`))).status).toBe(404);
  });
});

test("200 hostile requests each get a refusal with a reason and no 5xx", async () => {
  const phone = await show.pairPhone();
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

test("an event whose object is not ready gives a 503 with its reason", async () => {
  const phone = await show.pairPhone();
  const failing = { ...env, EVENT: { get: () => ({}), idFromName: () => "x", getByName: () => ({}) } };
  const answer = await handleGateApi(
    await signed(phone, "GET", "/gate-api/manifest"),
    failing as unknown as typeof env,
    () => Date.now(),
  );
  expect([answer!.status, (await asJson(answer!)).reason]).toEqual([503, "not_ready"]);
});

test("an event's public keys are published, and an unknown event has none", async () => {
  const address = (eventId: string) => new Request(`${ORIGIN}/.well-known/events/${eventId}/jwks.json`);
  const answer = (await handleJwks(address(show.eventId), env))!;
  const { keys } = await asJson<{ keys: JsonWebKey[] }>(answer);
  expect(keys).toMatchObject([{ kty: "EC", crv: "P-256", alg: "ES256", kid: `${show.eventId}.1` }]);
  expect(keys[0]).not.toHaveProperty("d");
  expect((await handleJwks(address(crypto.randomUUID()), env))!.status).toBe(404);
});
