// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TICKET_FLAGS } from "#domain/gate/manifest-format";
import { GateLedger } from "#domain/gate/ledger";
import { type SyncCommand, parseSyncRequest } from "#domain/gate/sync";
import { GateCache } from "#app/scanner/gate-cache";
import { ScanLog } from "#app/scanner/scan-store";
import { ScannerSession } from "#app/scanner/scanner-session";
import { aScan } from "../../build/scans";
import {
  DEVICE,
  NOON,
  PAIRING,
  aCode,
  aManifest,
  aTicket,
  anAdmissionService,
  ticketId,
} from "../../build/scanner-gate";

let log: ScanLog;
let cache: GateCache;
let session: ScannerSession | null = null;
let n = 0;
beforeEach(async () => {
  log = new ScanLog(`evening-log-${n}`);
  cache = new GateCache(`evening-cache-${n++}`);
  await log.pairings.put(PAIRING);
});
afterEach(async () => {
  session?.dispose();
  session = null;
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await Promise.all([log.delete(), cache.delete()]);
});

/** The gate API of one event; members of `api` change its next answers. */
async function aGateApi() {
  const manifest = await aManifest([aTicket(14), aTicket(15)], { keys: [] });
  const ledger = new GateLedger({
    timeZone: "Asia/Kolkata",
    lists: [{ id: "main", rule: "once", dayCutOffMinutes: 0 }],
  });
  const api = {
    ledger,
    requests: [] as string[],
    commands: [] as SyncCommand[],
    refusal: null as object | null,
    head: manifest.head,
  };
  vi.stubGlobal("fetch", async (path: string, { body }: { body?: Uint8Array }) => {
    api.requests.push(path.split("?")[0]!);
    if (api.refusal) return Response.json(api.refusal, { status: 401 });
    if (path === "/gate-api/sync") {
      const request = parseSyncRequest(JSON.parse(new TextDecoder().decode(body)));
      if (!request.ok) throw new Error(request.reason);
      const { acks } = ledger.ingest(
        { deviceId: DEVICE, gateId: "gate-1", revoked: false },
        request.value,
        NOON,
      );
      const answer = ledger.readSince(DEVICE, request.value, acks, NOON);
      return Response.json({ ...answer, commands: api.commands.splice(0) });
    }
    const shard = /manifest\/\d+\/(\d+)/.exec(path);
    return shard ? new Response(manifest.shards.get(Number(shard[1]))) : Response.json(api.head);
  });
  return api;
}

async function openSession(now: () => number = () => NOON) {
  session = (await ScannerSession.open(DEVICE, { log, cache, appVersion: "test", now, random: () => 0 }))!;
  return session;
}
const untilLoaded = (opened: ScannerSession) =>
  vi.waitFor(
    () => expect(opened.view()).toMatchObject({ manifest: { tickets: 2 }, load: { state: "idle" } }),
    { timeout: 5_000 },
  );
const found = (number: number) => ({ kind: "found" as const, ticketId: ticketId(number) });

describe("an evening at one gate", () => {
  test("a phone without this pairing has no session", async () => {
    expect(
      await ScannerSession.open("another", { log, cache, appVersion: "t", now: () => NOON, random: () => 0 }),
    ).toBeNull();
  });

  test("the list is loaded at once and shows its facts; the link has synced", async () => {
    await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    await vi.waitFor(() =>
      expect(opened.view().manifest).toMatchObject({
        tickets: 2,
        gateName: "Gate 1",
        listName: "Main list",
        title: "Tughlaq",
        asOf: NOON,
        exits: true,
      }),
    );
    expect(opened.view().writes).toBe(true);
    await vi.waitFor(() =>
      expect(opened.view().link).toMatchObject({ syncedAt: NOON, failures: 0, trouble: null, pending: 0 }),
    );
    expect(opened.view().countsAsOf).toBe(NOON);
  });

  test("a phone whose clock is wrong corrects it from the refusal and goes on", async () => {
    const api = await aGateApi();
    api.refusal = { reason: "proof_stale", serverNow: NOON + 3_600_000 };
    const opened = await openSession();
    await vi.waitFor(() =>
      expect(opened.view().clock).toMatchObject({ offsetMs: 3_600_000, measuredAt: NOON }),
    );
    api.refusal = null;
    opened.syncNow();
    await opened.refreshManifest();
    await untilLoaded(opened);
    expect((await cache.heard.get(DEVICE))?.clock).not.toBeNull();
  });

  test("a refusal for the clock that changes nothing is not repeated", async () => {
    const api = await aGateApi();
    api.refusal = { reason: "proof_stale", serverNow: NOON + 60_000 };
    const opened = await openSession();
    await vi.waitFor(() => expect(opened.view().load.state).toBe("waiting"));
    expect(api.requests.filter((path) => path === "/gate-api/manifest")).toHaveLength(1);
    api.refusal = { reason: "proof_stale" };
    await opened.refreshManifest();
    expect(opened.view().load.state).toBe("waiting");
    expect(opened.view().clock).toMatchObject({ offsetMs: 60_000 });
  });

  test("a server that does not answer leaves the list waiting; back online it is fetched", async () => {
    const api = await aGateApi();
    api.refusal = { reason: "overloaded" };
    const listeners = new Map<string, () => void>();
    vi.stubGlobal("addEventListener", (name: string, listener: () => void) => listeners.set(name, listener));
    vi.stubGlobal("removeEventListener", (name: string) => listeners.delete(name));
    const opened = await openSession();
    await vi.waitFor(() => expect(opened.view().load.state).toBe("waiting"));
    await vi.waitFor(() =>
      expect(opened.view().link).toMatchObject({ failures: 1, trouble: { cause: "unreachable" } }),
    );
    api.refusal = null;
    expect([...listeners.keys()].sort()).toEqual(["online", "pageshow"]);
    listeners.get("online")!();
    await untilLoaded(opened);
    await vi.waitFor(() => expect(opened.view().link.trouble).toBeNull());
    opened.dispose();
    expect(listeners.size).toBe(0);
  });

  test("a sync response can close the event or request a newer list", async () => {
    const api = await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    api.commands.push({ kind: "event_closed", state: "cancelled" });
    opened.syncNow();
    await vi.waitFor(() => expect(opened.view().closed).toBe("cancelled"));
    const lists = () => api.requests.filter((path) => path === "/gate-api/manifest").length;
    const syncs = () => api.requests.filter((path) => path === "/gate-api/sync").length;
    await vi.waitFor(() => expect(opened.view().link.syncing).toBe(false));
    const before = lists();
    const syncsBefore = syncs();
    api.commands.push({ kind: "refresh_manifest", version: 7 });
    opened.syncNow();
    await vi.waitFor(() => {
      expect(syncs()).toBe(syncsBefore + 1);
      expect(opened.view().link.syncing).toBe(false);
    });
    expect(api.commands).toEqual([]);
    expect(opened.view().load.state).toBe("idle");
    expect(lists()).toBe(before);
    api.commands.push({ kind: "refresh_manifest", version: 8 });
    opened.syncNow();
    await vi.waitFor(() => expect(lists()).toBe(before + 1));
  });

  test("another phone's admissions arrive with a sync, and are counted", async () => {
    const api = await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    const other = aScan("phone-2", 1, NOON, { ticketId: ticketId(14), gateId: "gate-1" });
    const request = {
      v: 1,
      epoch: 1,
      headSeq: 1,
      cursor: 0,
      manifestVersion: null,
      scans: [other],
      pending: 1,
      deviceNow: NOON,
      clock: null,
      appVersion: "t",
    };
    api.ledger.ingest({ deviceId: "phone-2", gateId: "gate-1", revoked: false }, request as never, NOON);
    opened.syncNow();
    await vi.waitFor(() => expect(opened.view().counts).toEqual({ admitted: 1, out: 0 }));
  });

  test("a scan is shown, announced once, counted and sent; a green verdict ends after a second", async () => {
    const api = await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    const verdicts = vi.fn();
    const off = opened.onVerdict(verdicts);
    opened.handle(found(14));
    await vi.waitFor(() => expect(opened.view().screen).toMatchObject({ at: "verdict" }));
    expect(verdicts).toHaveBeenCalledTimes(1);
    expect(opened.view().recent).toHaveLength(1);
    expect(opened.view().counts.admitted).toBe(1);
    expect(opened.view().undoable).not.toBeNull();
    await vi.waitFor(() => expect(opened.view().screen).not.toMatchObject({ at: "verdict" }), {
      timeout: 3_000,
    });
    await vi.waitFor(() => expect(api.ledger.book.scans().length).toBe(1), { timeout: 5_000 });
    await vi.waitFor(() => expect(opened.view().link.pending).toBe(0));
    off();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    opened.handle(found(14));
    await vi.waitFor(() => expect(opened.view().recent).toHaveLength(2));
    expect(verdicts).toHaveBeenCalledTimes(1);
    expect(opened.view().recent[0]).toMatchObject({ tone: "stop" });
    vi.advanceTimersByTime(60_000);
    expect(opened.view().screen).toMatchObject({ at: "verdict" });
    opened.dismiss();
    expect(opened.view().screen).not.toMatchObject({ at: "verdict" });
  }, 20_000);

  test("a scan that cannot be written is shown as not written, and the same request can be tried again", async () => {
    await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    vi.spyOn(log, "append").mockRejectedValueOnce(new Error("disk full"));
    const request = found(14);
    opened.handle(request);
    await vi.waitFor(() => expect(opened.view().screen).toMatchObject({ at: "unwritten" }));
    expect(opened.view().recent).toEqual([]);
    opened.handle(request);
    await vi.waitFor(() => expect(opened.view().recent).toHaveLength(1));
  });

  test("an undo is shown with the verdict that it takes back, and adds none", async () => {
    await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    opened.handle(found(14));
    await vi.waitFor(() => expect(opened.view().recent).toHaveLength(1));
    const { scanId } = opened.view().undoable!;
    opened.dismiss();
    opened.handle({ kind: "undo", scanId });
    await vi.waitFor(() => expect(opened.view().undone?.scanId).toBe(scanId));
    expect(opened.view().recent.map((verdict) => verdict.scanId)).toEqual([scanId]);
    expect(opened.view().counts.admitted).toBe(0);
  });

  test("a log that was closed is opened again", async () => {
    await aGateApi();
    log.close();
    await untilLoaded(await openSession());
    expect(log.isOpen()).toBe(true);
  });

  test("a phone that exits changes its direction, and keeps it", async () => {
    await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    await opened.switchDirection();
    expect(opened.view().pairing.direction).toBe("exit");
    expect((await log.pairings.get(DEVICE))?.direction).toBe("exit");
    await opened.switchDirection();
    expect(opened.view().pairing.direction).toBe("entry");
  });

  test("after reopening, the last five verdicts are shown, newest first, without undos", async () => {
    const service = await anAdmissionService(log);
    const codes = await Promise.all([14, 15].map((number) => aCode(number)));
    let last = null;
    for (let i = 0; i < 6; i++)
      last = await service.decide({ kind: "read", text: codes[i % 2]!, input: "camera" }, NOON + i);
    const first = (await log.listScans(DEVICE)).find(({ seq }) => seq === 1)!;
    await service.decide({ kind: "undo", scanId: first.scanId }, NOON + 9);
    await aGateApi();
    const opened = await openSession();
    await untilLoaded(opened);
    expect(opened.view().recent.map(({ scanId }) => scanId.split(":").at(-1))).toEqual([
      "6",
      "5",
      "4",
      "3",
      "2",
    ]);
    expect(opened.view().recent[0]!.scanId).toBe(last!.scanId);
  });
});

describe("the admission service", () => {
  test("applies a revocation of its list to tickets admitted before", async () => {
    const service = await anAdmissionService(log);
    const code = await aCode(14);
    const admitted = (await service.decide({ kind: "read", text: code, input: "camera" }, NOON))!;
    expect(admitted.tone).toBe("admit");
    expect(service.incidents()).toEqual([]);
    const change = { ...aTicket(14, { flags: TICKET_FLAGS.revoked }), position: 9, changedAt: NOON };
    service.applySync(await readHeard(), [], [change as never]);
    expect(service.incidents().map(({ kind }) => kind)).toEqual(["revoked_admitted"]);
  });

  test("lists only incidents of tickets", async () => {
    const service = await anAdmissionService(log);
    const jumping = [aScan("phone-2", 1, NOON), aScan("phone-2", 3, NOON, { offsetMs: null })];
    service.applySync(
      await readHeard(),
      jumping.map((scan) => ({ ...scan, gateId: "gate-1" })),
      [],
    );
    expect(service.incidents().map(({ kind }) => kind)).not.toContain("scans_missing");
    expect(service.incidents().map(({ kind }) => kind)).not.toContain("clock_suspect");
  });

  async function readHeard() {
    return { deviceId: DEVICE, cursor: 9, asOf: NOON, syncedAt: NOON, devices: [], clock: null };
  }
});
