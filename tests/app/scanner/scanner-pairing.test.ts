// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sha256 } from "#domain/core/digest";
import { claimedDevice, verifyDeviceProof } from "#domain/gate/device-proof";
import { makePairer, readPairingCode } from "#app/scanner/pair.client";
import { listPairings, removePairing } from "#app/scanner/pairings.client";
import { initialSyncState } from "#app/scanner/gate-cache";
import { gateCache, scanLog } from "#app/scanner/phone.client";
import { aScan } from "../../build/scans";
import { DEVICE, NOON, PAIRING } from "../../build/scanner-gate";

// The build defines it.
vi.hoisted(() => Object.assign(globalThis, { STAGEDOOR_VERSION: "test" }));

beforeEach(() => scanLog.open());
afterEach(async () => {
  vi.unstubAllGlobals();
  await scanLog.delete();
});

const paired = {
  deviceId: DEVICE,
  name: "Meera's phone",
  event: { id: "e1", title: "Tughlaq" },
  gate: { id: "gate-1", name: "Gate 1" },
  list: { id: "main", name: "Main list" },
};

/** The server's answers in turn; the requests it received. */
function aServer(...answers: (() => Response)[]) {
  const requests: { path: string; init: RequestInit & { body: Uint8Array<ArrayBuffer> } }[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit & { body: Uint8Array<ArrayBuffer> }) => {
    requests.push({ path, init });
    return answers.shift()!();
  });
  return requests;
}
const ok = (body: unknown) => () => Response.json(body);
const refused =
  (status: number, body: unknown = {}) =>
  () =>
    Response.json(body, { status });

describe("pairing a phone", () => {
  test("stores the pairing with a key that cannot be exported, and the request is signed with it", async () => {
    const requests = aServer(ok(paired));
    const pairing = await makePairer()("ABC", "Meera's phone");
    expect(pairing).toMatchObject({
      deviceId: DEVICE,
      deviceName: "Meera's phone",
      eventId: "e1",
      eventTitle: "Tughlaq",
      gateId: "gate-1",
      gateName: "Gate 1",
      listId: "main",
      listName: "Main list",
      direction: "entry",
      revokedAt: null,
    });
    const stored = await scanLog.pairings.get(DEVICE);
    expect(stored!.privateKey.extractable).toBe(false);
    expect(await scanLog.pairings.count()).toBe(1);
    const { path, init } = requests[0]!;
    expect([path, init.method, init.credentials]).toEqual(["/gate-api/pair", "POST", "omit"]);
    const { code, name, publicKey } = JSON.parse(new TextDecoder().decode(init.body));
    expect([code, name]).toEqual(["ABC", "Meera's phone"]);
    const proof = new Headers(init.headers).get("authorization");
    expect(claimedDevice(proof)).toBe("pairing");
    const request = { method: "POST", path, body: init.body };
    expect(await verifyDeviceProof(proof, request, publicKey, Date.now(), sha256)).toMatchObject({
      ok: true,
    });
  });

  test("with a wrong clock repeats the request with the server's time", async () => {
    const serverNow = Date.now() + 3_600_000;
    const requests = aServer(refused(401, { reason: "proof_stale", serverNow }), ok(paired));
    expect(await makePairer()("ABC", "x")).toMatchObject({ deviceId: DEVICE });
    const { init, path } = requests[1]!;
    const { publicKey } = JSON.parse(new TextDecoder().decode(init.body));
    const proof = new Headers(init.headers).get("authorization");
    const request = { method: "POST", path, body: init.body };
    expect(await verifyDeviceProof(proof, request, publicKey, serverNow, sha256)).toEqual({
      ok: true,
      value: { at: serverNow },
    });
  });

  test("does not repeat another refusal", async () => {
    const requests = aServer(refused(401, { reason: "code_used", serverNow: 5 }), ok(paired));
    expect(await makePairer()("ABC", "x")).toBe("wrong_code");
    expect(requests).toHaveLength(1);
    const without = aServer(refused(401, { reason: "proof_stale" }), ok(paired));
    expect(await makePairer()("ABC", "x")).toBe("wrong_code");
    expect(without).toHaveLength(1);
  });

  test("uses one key for every try", async () => {
    const requests = aServer(refused(500), ok(paired));
    const pair = makePairer();
    await pair("ABC", "x");
    await pair("ABC", "x");
    const [first, second] = requests.map(
      ({ init }) => JSON.parse(new TextDecoder().decode(init.body)).publicKey,
    );
    expect(first).toEqual(second);
  });

  test.each([
    [400, "wrong_code"],
    [404, "wrong_code"],
    [499, "wrong_code"],
    [429, "no_network"],
    [500, "no_network"],
    [503, "no_network"],
  ])("that is answered with %i is %s", async (status, problem) => {
    aServer(refused(status));
    expect(await makePairer()("ABC", "x")).toBe(problem);
    expect(await scanLog.pairings.count()).toBe(0);
  });

  test("without a network, or with an answer that is not whole, can be tried again", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("offline");
    });
    expect(await makePairer()("ABC", "x")).toBe("no_network");
    for (const part of Object.keys(paired)) {
      aServer(ok({ ...paired, [part]: undefined }));
      expect(await makePairer()("ABC", "x"), part).toBe("no_network");
    }
    const odd = [
      { event: { id: 1, title: "x" } },
      { event: { id: "e" } },
      { gate: { id: "g" } },
      { gate: { name: "g" } },
      { list: { id: 1, name: "l" } },
    ];
    for (const part of odd) {
      aServer(ok({ ...paired, ...part }));
      expect(await makePairer()("ABC", "x"), JSON.stringify(part)).toBe("no_network");
    }
    aServer(() => new Response("<html>"));
    expect(await makePairer()("ABC", "x")).toBe("no_network");
    expect(await scanLog.pairings.count()).toBe(0);
  });

  test("is refused before the code is used when the browser stores no keys", async () => {
    const requests = aServer(ok(paired));
    vi.spyOn(scanLog.pairings, "put").mockRejectedValueOnce(new Error("private window"));
    expect(await makePairer()("ABC", "x")).toBe("no_storage");
    expect(requests).toHaveLength(0);
  });
});

test.each([
  [" ABC ", "ABC"],
  ["https://x.test/scan/pair#ABC", "ABC"],
  ["a#b#ABC", "ABC"],
  ["#", ""],
])("the pairing code of %j is %j", (typed, code) => expect(readPairingCode(typed)).toBe(code));

describe("the pairings of a phone", () => {
  const pairing = (deviceId: string, pairedAt: number, revokedAt: number | null = null) =>
    scanLog.pairings.put({ ...PAIRING, deviceId, pairedAt, revokedAt });

  test("are listed from the newest, with their unsent scans", async () => {
    await Promise.all([pairing("old", 1), pairing("new", 3, NOON), pairing("middle", 2)]);
    await scanLog.scans.bulkAdd([1, 2].map((seq) => ({ ...aScan("middle", seq, NOON), sent: 0 as const })));
    const lines = await listPairings();
    expect(lines.map(({ deviceId, revoked, unsent }) => [deviceId, revoked, unsent])).toEqual([
      ["new", true, 0],
      ["middle", false, 2],
      ["old", false, 0],
    ]);
    expect(lines[0]).toMatchObject({ eventTitle: "Tughlaq", gateName: "Gate 1", listName: "Main list" });
  });

  test("are removed only when every scan was sent", async () => {
    await pairing("d", 1);
    await scanLog.scans.add({ ...aScan("d", 1, NOON), sent: 0 });
    expect(await removePairing("d")).toBe(false);
    expect(await scanLog.pairings.get("d")).toBeDefined();
    await scanLog.markSent([aScan("d", 1, NOON).scanId]);
    await gateCache.heard.put(initialSyncState("d"));
    expect(await removePairing("d")).toBe(true);
    expect(await gateCache.heard.get("d")).toBeUndefined();
    expect(await scanLog.pairings.get("d")).toBeUndefined();
  });
});
