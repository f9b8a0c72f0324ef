// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GateCache } from "#app/scanner/gate-cache";
import { ScanLog } from "#app/scanner/scan-store";
import { ScannerSession } from "#app/scanner/scanner-session";
import {
  DEVICE,
  NOON,
  PAIRING,
  aCode,
  aManifest,
  aTicket,
  anAdmissionService,
  keys,
  ticketId,
} from "../../build/scanner-gate";

let log: ScanLog;
let cache: GateCache;
const sessions: ScannerSession[] = [];
let n = 0;
beforeEach(async () => {
  log = new ScanLog(`opening-log-${n}`);
  cache = new GateCache(`opening-cache-${n++}`);
  await log.pairings.put(PAIRING);
});
afterEach(async () => {
  for (const session of sessions.splice(0)) session.dispose();
  vi.unstubAllGlobals();
  await Promise.all([log.delete(), cache.delete()]);
});

async function open(): Promise<ScannerSession> {
  const parts = { log, cache, appVersion: "test", now: () => NOON, random: () => 0 };
  const session = (await ScannerSession.open(DEVICE, parts))!;
  sessions.push(session);
  return session;
}

/** Serves a list of two tickets with the event's public key until `goOffline`. */
async function aNetwork() {
  const jwk = await crypto.subtle.exportKey("jwk", keys.keys.get(1) as CryptoKey);
  const manifest = await aManifest([aTicket(14), aTicket(15)], { keys: [{ keyNo: 1, jwk: { ...jwk } }] });
  vi.stubGlobal("fetch", async (path: string) => {
    const shard = /manifest\/\d+\/(\d+)/.exec(path);
    if (shard) return new Response(manifest.shards.get(Number(shard[1])));
    if (path.startsWith("/gate-api/manifest")) return Response.json(manifest.head);
    throw new TypeError("Failed to fetch");
  });
  return { goOffline: () => vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch"))) };
}

const untilListed = (session: ScannerSession) =>
  vi.waitFor(() => expect(session.view().manifest).toMatchObject({ tickets: 2 }), { timeout: 5_000 });

test("a phone without network admits codes by the list and keys that it downloaded before", async () => {
  const network = await aNetwork();
  const before = await open();
  await untilListed(before);
  before.dispose();
  network.goOffline();
  const session = await open();
  await untilListed(session);
  session.handle({ kind: "read", text: await aCode(14), input: "camera" });
  await vi.waitFor(() =>
    expect(session.view().screen).toMatchObject({
      at: "verdict",
      verdict: { tone: "admit", place: "H 14", ticketId: ticketId(14) },
    }),
  );
});

test("without a list nothing is found and no code is decided", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const session = await open();
  expect(session.search("H 14", 5)).toEqual([]);
  session.handle({ kind: "read", text: await aCode(14), input: "camera" });
  expect(session.view().screen.at).toBe("ready");
  expect(session.view().manifest).toBeNull();
});

test("a request for the newest list opens the stored one first", async () => {
  const network = await aNetwork();
  const before = await open();
  await untilListed(before);
  before.dispose();
  network.goOffline();
  const session = await open();
  await session.refreshManifest();
  expect(session.view().manifest).toMatchObject({ tickets: 2 });
  expect(session.search("H 14", 5)).toHaveLength(1);
});

test("the window that scans stops when another takes over", async () => {
  await aNetwork();
  const first = await open();
  await untilListed(first);
  expect(first.view().writes).toBe(true);
  const second = await open();
  await second.takeWindow();
  expect(second.view().writes).toBe(true);
  await vi.waitFor(() => expect(first.view().writes).toBe(false));
});

test("a list is as new as its download or the last sync, whichever is later", async () => {
  const asOf = NOON - 3_600_000;
  expect((await anAdmissionService(log)).listAsOf).toBe(asOf);
  expect((await anAdmissionService(log, { sync: { asOf: NOON } })).listAsOf).toBe(NOON);
  expect((await anAdmissionService(log, { sync: { asOf: asOf - 1 } })).listAsOf).toBe(asOf);
});

test("a ticket has its seat, or its type without one; a ticket that is not listed has neither", async () => {
  const service = await anAdmissionService(log, { tickets: [aTicket(14), aTicket(15, { place: null })] });
  expect([14, 15, 16].map((number) => service.placeOf(ticketId(number)))).toEqual([
    "H 14",
    "Stalls centre",
    "",
  ]);
});
