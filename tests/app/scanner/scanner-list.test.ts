// @vitest-environment node
import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "#domain/core/digest";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { isSameTicket } from "#domain/gate/gate-ticket";
import { GateLedger } from "#domain/gate/ledger";
import { TICKET_FLAGS, type GateManifestHead } from "#domain/gate/manifest-format";
import { AdmissionService } from "#app/scanner/admission-service";
import { GateCache } from "#app/scanner/gate-cache";
import { loadManifest, readGate } from "#app/scanner/manifest-load";
import { ScanLog } from "#app/scanner/scan-store";
import { exchange } from "#app/scanner/sync-exchange";
import { DEVICE, NOON, PAIRING, aCode, aManifest, aTicket, keys } from "../../build/scanner-gate";

let n = 0;
let phone: Phone;
beforeEach(() => {
  phone = new Phone();
});
afterEach(() => phone.delete());

/** One phone and its event's ledger: the production sync, manifest download, storage and admission. */
class Phone {
  readonly ledger = new GateLedger({
    timeZone: "Asia/Kolkata",
    lists: [{ id: "main", rule: "once", dayCutOffMinutes: 0 }],
  });
  readonly log = new ScanLog(`list-log-${++n}`);
  readonly cache = new GateCache(`list-cache-${n}`);
  service: AdmissionService | null = null;
  #now = NOON;

  issue(seat: number, change: Parameters<typeof aTicket>[1] = {}) {
    this.ledger.changeTickets([aTicket(seat, change)], NOON);
  }

  manifest() {
    const about = { version: this.ledger.manifestVersion, asOf: this.#now++ };
    return aManifest([...this.ledger.tickets()], about);
  }

  async fetchList(given?: Awaited<ReturnType<Phone["manifest"]>>) {
    const { head, shards } = given ?? (await this.manifest());
    await loadManifest({
      deviceId: DEVICE,
      client: { manifestHead: async () => head, manifestShard: async (_, shard) => shards.get(shard)! },
      cache: this.cache,
      digest: sha256,
      onProgress: () => undefined,
    });
    await this.open();
  }

  async open() {
    const gate = await readGate(this.cache, DEVICE);
    this.service =
      gate &&
      new AdmissionService({
        log: this.log,
        pairing: PAIRING,
        manifest: new GateManifest(gate.head, gate.shards),
        keys,
        sync: gate.sync,
        scans: [],
        changes: gate.changes,
      });
  }

  close() {
    this.service = null;
  }

  async sync(before?: () => Promise<void>) {
    await exchange({
      deviceId: DEVICE,
      appVersion: "test",
      log: this.log,
      cache: this.cache,
      client: {
        sync: async (request) => {
          const answer = structuredClone(this.ledger.readSince(DEVICE, request, [], NOON));
          await before?.();
          return answer;
        },
      },
      now: () => NOON,
      onResult: ({ sync, scans, changes }) => this.service?.applySync(sync, scans, changes),
    });
  }

  async verdict(seat: number, serial = 1) {
    const code = await aCode(seat, { serial });
    return this.service!.decide({ kind: "read", text: code, input: "camera" }, NOON);
  }

  /** Tickets whose state in the ledger the phone has received, but decides otherwise. */
  async wrong(): Promise<string[]> {
    if (!this.service) return [];
    const head: GateManifestHead | undefined = (await this.cache.heads.get(DEVICE))?.head;
    const cursor = (await this.cache.heard.get(DEVICE))?.cursor ?? 0;
    const known = Math.max(cursor, head?.version ?? 0);
    return [...this.ledger.tickets()]
      .filter(({ position }) => position <= known)
      .filter((ticket) => {
        const here = this.service?.manifest.findTicket(ticket.ticketId);
        return !here || !isSameTicket(here, ticket);
      })
      .map(({ ticketId }) => ticketId);
  }

  async delete() {
    await Promise.all([this.log.delete(), this.cache.delete()]);
  }
}

test("a ticket refunded while the phone was closed is refused by the newer list, although the phone has an older change of it", async () => {
  phone.issue(1);
  await phone.fetchList();
  phone.issue(14);
  await phone.sync();
  phone.close();
  phone.issue(14, { flags: TICKET_FLAGS.revoked });
  await phone.fetchList();
  expect(await phone.verdict(14)).toMatchObject({ tone: "stop", reason: "revoked" });
  expect(await phone.cache.changes.count()).toBe(0);
});

test("a re-issued ticket's second code stays refused when the newer list holds its third", async () => {
  phone.issue(14);
  await phone.fetchList();
  phone.issue(14, { serial: 2 });
  await phone.sync();
  phone.close();
  phone.issue(14, { serial: 3 });
  await phone.fetchList();
  expect(await phone.verdict(14, 2)).toMatchObject({ tone: "stop", reason: "superseded" });
});

test("a list that was requested earlier and arrives later does not replace a newer one", async () => {
  phone.issue(14);
  const early = await phone.manifest();
  phone.issue(14, { flags: TICKET_FLAGS.revoked });
  await phone.fetchList();
  await phone.sync();
  await phone.fetchList(early);
  expect(await phone.verdict(14)).toMatchObject({ reason: "revoked" });
});

test("a sync response that was requested before a newer list arrived does not undo the list", async () => {
  phone.issue(1);
  await phone.fetchList();
  phone.issue(14);
  await phone.sync(async () => {
    phone.issue(14, { flags: TICKET_FLAGS.revoked });
    await phone.fetchList();
  });
  phone.close();
  await phone.open();
  expect(await phone.verdict(14)).toMatchObject({ reason: "revoked" });
});

test("in any order of changes, syncs, list downloads and closings, the phone's list equals the ledger at its cursor", async () => {
  const seat = fc.integer({ min: 1, max: 4 });
  const step = fc.oneof(
    fc.record({
      do: fc.constant("change" as const),
      seat,
      serial: fc.integer({ min: 1, max: 3 }),
      flags: fc.constantFrom(0, 0, 1),
    }),
    fc.record({ do: fc.constantFrom("sync", "list", "late list", "list during sync", "close", "open") }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const one = new Phone();
      try {
        one.issue(1);
        let early = await one.manifest();
        await one.fetchList();
        for (const each of steps) {
          if ("seat" in each) one.issue(each.seat, { serial: each.serial, flags: each.flags });
          else if (each.do === "sync") await one.sync();
          else if (each.do === "list during sync") await one.sync(() => one.fetchList());
          else if (each.do === "late list") await one.fetchList(early);
          else if (each.do === "close") one.close();
          else if (each.do === "open") await one.open();
          else {
            early = await one.manifest();
            await one.fetchList(early);
          }
          expect(await one.wrong()).toEqual([]);
        }
      } finally {
        await one.delete();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
