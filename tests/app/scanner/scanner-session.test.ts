// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GateLedger } from "#domain/gate/ledger";
import { parseSyncRequest } from "#domain/gate/sync";
import { GateCache } from "#app/scanner/gate-cache";
import { ScanLog } from "#app/scanner/scan-store";
import { ScannerSession } from "#app/scanner/scanner-session";
import { aScan } from "../../build/scans";
import { DEVICE, NOON, PAIRING } from "../../build/scanner-gate";

let log: ScanLog;
let cache: GateCache;
let session: ScannerSession | null;
beforeEach(async () => {
  log = new ScanLog("session-log");
  cache = new GateCache("session-cache");
  await log.pairings.put(PAIRING);
});
afterEach(async () => {
  session?.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await Promise.all([log.delete(), cache.delete()]);
});

async function fillLog(count: number) {
  const scans = Array.from({ length: count }, (_, i) => aScan(DEVICE, i + 1, NOON));
  await log.counters.put({ deviceId: DEVICE, epoch: 1, nextSeq: count + 1 });
  await log.scans.bulkAdd(scans.map((scan) => ({ ...scan, sent: 0 as const })));
}

/** The gate API for a revoked device: no list, and its scans are quarantined. */
function revokedApi() {
  const ledger = new GateLedger({
    timeZone: "UTC",
    lists: [{ id: "main", rule: "once", dayCutOffMinutes: 0 }],
  });
  const batches: number[] = [];
  const refuse = (more: object) => Response.json({ reason: "device_revoked", ...more }, { status: 401 });
  vi.stubGlobal("fetch", async (path: string, { body }: { body?: Uint8Array }) => {
    if (path !== "/gate-api/sync") return refuse({});
    const request = parseSyncRequest(JSON.parse(new TextDecoder().decode(body)));
    if (!request.ok) throw new Error(request.reason);
    batches.push(request.value.scans.length);
    const device = { deviceId: DEVICE, gateId: "gate-1", revoked: true };
    return refuse({ acks: ledger.ingest(device, request.value, NOON).acks });
  });
  return { ledger, batches };
}

const openSession = async () =>
  (session = await ScannerSession.open(DEVICE, {
    log,
    cache,
    appVersion: "test",
    now: () => Date.now(),
    random: () => 0,
  }))!;

test("a revoked phone stops admitting at once, sends all its batches and then sends nothing more", async () => {
  await fillLog(450);
  const { ledger, batches } = revokedApi();
  const { view } = await openSession();
  await vi.waitFor(() => expect(view().pairing.revokedAt).not.toBeNull());
  await vi.waitFor(() => expect(view().link.pending).toBe(0), { timeout: 20_000 });
  expect(ledger.quarantined()).toHaveLength(450);
  await vi.waitFor(() => expect(view().link).toMatchObject({ syncing: false, nextTryAt: null }));
  const sent = batches.length;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  session!.syncNow();
  expect(vi.getTimerCount()).toBe(0);
  expect(view().link).toMatchObject({ syncing: false, nextTryAt: null });
  expect(batches.length).toBe(sent);
}, 30_000);

test("a phone that was closed after its revocation sends the rest when it is opened again", async () => {
  await log.pairings.put({ ...PAIRING, revokedAt: NOON });
  await fillLog(3);
  const { ledger } = revokedApi();
  const { view } = await openSession();
  await vi.waitFor(() => expect(view().link.pending).toBe(0), { timeout: 20_000 });
  expect(ledger.quarantined()).toHaveLength(3);
  expect(view().pairing.revokedAt).toBe(NOON);
}, 30_000);
