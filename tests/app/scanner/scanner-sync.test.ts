// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { GateLedger } from "#domain/gate/ledger";
import type { SyncRequest } from "#domain/gate/sync";
import { type SyncResult, exchange } from "#app/scanner/sync-exchange";
import { GateCache } from "#app/scanner/gate-cache";
import { GateTrouble } from "#app/scanner/gate-client";
import { type LoadProgress, loadManifest, readGate } from "#app/scanner/manifest-load";
import { ScanLog } from "#app/scanner/scan-store";
import { sha256 } from "#domain/core/digest";
import { aScan } from "../../build/scans";
import { DEVICE, NOON, aCode, anAdmissionService, aManifest, aTicket } from "../../build/scanner-gate";

let log: ScanLog;
let cache: GateCache;
let ledger: GateLedger;
let n = 0;
beforeEach(() => {
  log = new ScanLog(`sync-log-${n}`);
  cache = new GateCache(`sync-cache-${n++}`);
  ledger = new GateLedger({
    timeZone: "Asia/Kolkata",
    lists: [{ id: "main", rule: "once", dayCutOffMinutes: 0 }],
  });
  ledger.changeTickets([aTicket(14), aTicket(15)], NOON);
});
afterEach(async () => {
  await Promise.all([log.delete(), cache.delete()]);
});

const answer = (request: SyncRequest, revoked = false) => {
  const device = { deviceId: DEVICE, gateId: "gate-1", revoked };
  const { acks } = ledger.ingest(device, request, NOON);
  return structuredClone(ledger.readSince(DEVICE, request, acks, NOON));
};

function sync(
  send: (request: SyncRequest) => unknown,
  onResult: (results: SyncResult) => void = () => undefined,
) {
  return exchange({
    deviceId: DEVICE,
    appVersion: "test",
    log,
    cache,
    client: { sync: async (request) => send(structuredClone(request)) },
    now: () => NOON,
    onResult,
  });
}

async function scanTimes(times: number) {
  const service = await anAdmissionService(log);
  const code = await aCode(14);
  for (let i = 0; i < times; i++)
    await service.decide({ kind: "read", text: code, input: "camera" }, NOON + i);
}

/** Refused scans, written to the log at once. */
async function fillLog(count: number, change: (seq: number) => object = () => ({})) {
  const scans = Array.from({ length: count }, (_, i) => ({
    ...aScan(DEVICE, i + 1, NOON, { ticketId: null, decision: "refuse", reason: "invalid_code" }),
    sent: 0 as const,
    ...change(i + 1),
  }));
  await log.counters.put({ deviceId: DEVICE, epoch: 1, nextSeq: count + 1 });
  await log.scans.bulkAdd(scans);
}

test("everything unsent arrives, in batches, and is marked as sent", async () => {
  await fillLog(450);
  const sizes: number[] = [];
  await sync((request) => {
    sizes.push(request.scans.length);
    return answer(request);
  });
  expect(sizes).toEqual([200, 200, 50]);
  expect(ledger.book.size).toBe(450);
  expect(await log.countUnsent(DEVICE)).toBe(0);
});

test("an acknowledgement that is lost costs nothing: the same scans go again and count once", async () => {
  await scanTimes(3);
  await expect(
    sync((request) => {
      answer(request);
      throw new GateTrouble("unreachable");
    }),
  ).rejects.toThrow(GateTrouble);
  expect(await log.countUnsent(DEVICE)).toBe(3);
  await sync((request) => answer(request));
  expect(await log.countUnsent(DEVICE)).toBe(0);
  expect(ledger.book.size).toBe(3);
});

test("an answer of an earlier request, come twice, acknowledges only what this request sent", async () => {
  await scanTimes(1);
  let first: unknown;
  await sync((request) => (first = answer(request)));
  await scanTimes(1);
  const stale = { ...(first as object), acks: [{ index: 0, scanId: "other:1:1", status: "stored" }] };
  await sync(() => stale);
  expect(await log.countUnsent(DEVICE)).toBe(1);
});

test("an answer that is not whole counts nothing at all", async () => {
  await scanTimes(1);
  await expect(sync(() => ({ v: 1, acks: "yes" }))).rejects.toThrow(GateTrouble);
  expect(await log.countUnsent(DEVICE)).toBe(1);
});

test("scans that the server reports as missing are sent again", async () => {
  await scanTimes(3);
  await sync((request) => answer(request));
  const gap = { from: 2, to: 2 };
  await sync((request) => ({ ...answer(request), gaps: request.scans.length === 0 ? [gap] : [] }));
  expect((await log.listUnsent(DEVICE, 10)).map(({ seq }) => seq)).toEqual([2]);
});

test("one odd record of another phone holds up neither the others nor the ticket changes", async () => {
  ledger.changeTickets([aTicket(15, { flags: 1 })], NOON);
  const results: SyncResult[] = [];
  await sync(
    (request) => ({ ...answer(request), scans: [{ nonsense: true }] }),
    (each) => results.push(each),
  );
  expect(results[0]?.scans).toEqual([]);
  expect(results[0]?.changes.some(({ flags }) => flags === 1)).toBe(true);
  expect((await cache.heard.get(DEVICE))?.cursor).toBe(ledger.position);
});

test("200 records that the server cannot read do not delay the scans after them, and are not sent again", async () => {
  const odd = (seq: number) => ({ input: "smell", ...(seq === 1 ? { seq: 0.5 } : {}) });
  await fillLog(210, (seq) => (seq <= 200 ? odd(seq) : {}));
  await sync((request) => answer(request));
  expect(ledger.book.size).toBe(10);
  expect(await log.countUnsent(DEVICE)).toBe(0);
  const sent: number[] = [];
  await sync((request) => {
    sent.push(request.scans.length);
    return answer(request);
  });
  expect(sent).toEqual([0]);
});

test("a batch of long records is cut by bytes, so that the server accepts its size", async () => {
  await fillLog(200, () => ({ undoOf: "x".repeat(3_000) }));
  const sizes: number[] = [];
  await sync((request) => {
    sizes.push(JSON.stringify(request).length);
    return answer(request);
  });
  expect(Math.max(...sizes)).toBeLessThan(512 * 1024);
  expect(await log.countUnsent(DEVICE)).toBe(0);
});

test("a revoked phone with three batches unsent goes on until all are quarantined, then stops", async () => {
  await fillLog(450);
  let requests = 0;
  const refused = sync((request) => {
    requests++;
    throw new GateTrouble("revoked", { acks: answer(request, true).acks });
  });
  await expect(refused).rejects.toMatchObject({ trouble: "revoked" });
  expect(requests).toBe(3);
  expect(await log.countUnsent(DEVICE)).toBe(0);
  expect(ledger.quarantined()).toHaveLength(450);
});

test("a revoked device stops syncing, and its quarantined scans are marked as sent", async () => {
  await scanTimes(2);
  const refused = sync((request) => {
    throw new GateTrouble("revoked", { acks: answer(request, true).acks });
  });
  await expect(refused).rejects.toMatchObject({ trouble: "revoked" });
  expect(await log.countUnsent(DEVICE)).toBe(0);
});

test("the clock's offset is measured by the exchange itself", async () => {
  await sync((request) => ({ ...answer(request), serverNow: NOON + 4000 }));
  expect((await cache.heard.get(DEVICE))?.clock?.offsetMs).toBe(4000);
});

const many = () => Array.from({ length: 20_000 }, (_, i) => aTicket(i));
const load = (
  client: Parameters<typeof loadManifest>[0]["client"],
  onProgress: (progress: LoadProgress) => void = () => undefined,
) => loadManifest({ deviceId: DEVICE, client, cache, digest: sha256, onProgress });

test("a broken download goes on where it stopped, and only then is the list in use", async () => {
  const { head, shards } = await aManifest(many());
  let fetched = 0;
  let online = true;
  const client = {
    manifestHead: async () => head,
    manifestShard: async (_: number, shard: number) => {
      if (!online) throw new GateTrouble("no_network");
      if (++fetched === 2) online = false;
      return shards.get(shard)!;
    },
  };
  await expect(load(client)).rejects.toThrow(GateTrouble);
  expect(await readGate(cache, DEVICE)).toBeNull();
  online = true;
  const seen: LoadProgress[] = [];
  await load(client, (progress) => seen.push(progress));
  expect(fetched).toBe(shards.size);
  expect(seen.at(-1)).toMatchObject({ ticketsDone: 20_000, bytesLeft: 0 });
  expect((await readGate(cache, DEVICE))?.head.version).toBe(7);
});

test("after everything is sent, no number counts as missing on the server", async () => {
  await scanTimes(3);
  await sync((request) => answer(request));
  let gaps: unknown;
  await sync((request) => {
    const response = answer(request);
    gaps = response.gaps;
    return response;
  });
  expect(gaps).toEqual([]);
});

test("a list of which one shard is missing on the phone is not in use", async () => {
  const { head, shards } = await aManifest(many());
  await load({ manifestHead: async () => head, manifestShard: async (_, shard) => shards.get(shard)! });
  expect(await readGate(cache, DEVICE)).not.toBeNull();
  await cache.shards.delete([DEVICE, head.shards.at(-1)!.sha256]);
  expect(await readGate(cache, DEVICE)).toBeNull();
  expect(() => new GateManifest(head, new Map([...shards].slice(1)))).toThrow(/shard 0 is missing/);
});

test("a damaged shard is fetched again; one that stays damaged never comes into use", async () => {
  const { head, shards } = await aManifest(many());
  let damage = 1;
  const client = {
    manifestHead: async () => head,
    manifestShard: async (_: number, shard: number) => {
      const bytes = Uint8Array.from(shards.get(shard)!);
      if (damage-- > 0) bytes[10]! ^= 1;
      return bytes;
    },
  };
  const seen: LoadProgress[] = [];
  await load(client, (progress) => seen.push(progress));
  expect(seen.some(({ damaged }) => damaged)).toBe(true);
  await cache.forget(DEVICE);
  damage = Infinity;
  await expect(load(client)).rejects.toThrow(GateTrouble);
  expect(await readGate(cache, DEVICE)).toBeNull();
});

test("a newer list fetches only the shards that changed, and the old one serves until it is whole", async () => {
  const tickets = many();
  const old = await aManifest(tickets);
  await load({
    manifestHead: async () => old.head,
    manifestShard: async (_, shard) => old.shards.get(shard)!,
  });
  const revoked = tickets.map((each, i) => (i === 5 ? { ...each, flags: 1 } : each));
  const next = await aManifest(revoked, { version: 8 });
  let fetched = 0;
  await load({
    manifestHead: async () => next.head,
    manifestShard: async (_, shard) => {
      expect((await readGate(cache, DEVICE))?.head.version).toBe(7);
      fetched++;
      return next.shards.get(shard)!;
    },
  });
  expect(fetched).toBe(1);
  expect((await readGate(cache, DEVICE))?.head.version).toBe(8);
  expect(await cache.shards.count()).toBe(next.shards.size);
});
