import { describe, expect, test } from "vitest";
import { GateLedger } from "#domain/gate/ledger";
import type { LedgerRows } from "#domain/gate/ledger-rows";
import type { ManifestTicket } from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";
import { aScan } from "../../build/scans";
import { aSyncDevice, aSyncRequest } from "../../build/sync-request";

const RULES = {
  timeZone: "Asia/Kolkata",
  lists: [{ id: "main", rule: "once" as const, dayCutOffMinutes: 0 }],
};
const NOW = Date.UTC(2026, 10, 21, 14, 0);
const idOf = (n: number) => n.toString(16).padStart(20, "0");
const ticket = (n: number, more: Partial<ManifestTicket> = {}): ManifestTicket => ({
  ticketId: idOf(n),
  serial: 1,
  ticketTypeCode: 1,
  flags: 0,
  place: null,
  ...more,
});

const scan = (deviceId: string, seq: number, more: Partial<Scan> = {}): Scan =>
  aScan(deviceId, seq, NOW + seq, { ticketId: idOf(seq), ...more });

/** Everything a ledger gave to save, as its rows would hold it. */
function keeper() {
  const scans: LedgerRows["scans"][number][] = [];
  const quarantine: LedgerRows["quarantine"][number][] = [];
  const tickets = new Map<string, LedgerRows["tickets"][number]>();
  const devices = new Map<string, LedgerRows["devices"][number]>();
  const unauthorized: string[] = [];
  return {
    keep(taken: ReturnType<GateLedger["ingest"]>) {
      scans.push(...taken.scans);
      quarantine.push(...taken.quarantine);
      devices.set(taken.device.deviceId, taken.device);
      unauthorized.push(...taken.unauthorized);
    },
    change(changes: LedgerRows["tickets"]) {
      for (const change of changes) tickets.set(change.ticketId, change);
    },
    rows: (): LedgerRows => ({
      scans,
      quarantine,
      tickets: [...tickets.values()],
      unauthorized,
      devices: [...devices.values()],
    }),
  };
}

test("a ledger made again from its saved rows answers every cursor as before", () => {
  const ledger = new GateLedger(RULES);
  const saved = keeper();
  saved.change(ledger.changeTickets([ticket(1), ticket(2)], NOW));
  saved.keep(ledger.ingest(aSyncDevice("d1"), aSyncRequest([scan("d1", 1), "odd", scan("d1", 2)]), NOW));
  saved.change(ledger.changeTickets([ticket(1, { flags: 1 })], NOW));
  saved.keep(ledger.ingest(aSyncDevice("d2"), aSyncRequest([scan("d2", 1)]), NOW));
  const again = new GateLedger(RULES, saved.rows());
  expect(again.position).toBe(ledger.position);
  expect(again.incidents()).toEqual(ledger.incidents());
  for (let cursor = 0; cursor <= ledger.position; cursor++)
    expect(again.readSince("d3", aSyncRequest([], { cursor }), [], NOW)).toEqual(
      ledger.readSince("d3", aSyncRequest([], { cursor }), [], NOW),
    );
});

test("nothing above the last saved position leaves, and it comes once it is saved", () => {
  const ledger = new GateLedger(RULES);
  ledger.ingest(aSyncDevice("d1"), aSyncRequest([scan("d1", 1)]), NOW);
  const savedAt = ledger.position;
  ledger.ingest(aSyncDevice("d2"), aSyncRequest([scan("d2", 1)]), NOW);
  const early = ledger.readSince("d3", aSyncRequest([]), [], NOW, { upTo: savedAt });
  expect(early.scans.map(({ scanId }) => scanId)).toEqual(["d1:1:1"]);
  expect(early).toMatchObject({ cursor: savedAt, more: false });
  const later = ledger.readSince("d3", aSyncRequest([], { cursor: early.cursor }), [], NOW);
  expect(later.scans.map(({ scanId }) => scanId)).toEqual(["d2:1:1"]);
});

describe("ticket changes", () => {
  test("a revocation behind 2,000 sales comes with the first page, and again in its turn", () => {
    const ledger = new GateLedger(RULES);
    ledger.changeTickets(
      Array.from({ length: 2_000 }, (_, n) => ticket(n)),
      NOW,
    );
    ledger.changeTickets([ticket(7, { flags: 1 })], NOW);
    const page = ledger.readSince("d1", aSyncRequest([]), [], NOW);
    expect(page.more).toBe(true);
    expect(page.tickets[0]).toMatchObject({ ticketId: idOf(7), flags: 1 });
    const got = new Map<string, number>();
    for (let cursor = 0, more = true; more;) {
      const answer = ledger.readSince("d1", aSyncRequest([], { cursor }), [], NOW);
      for (const { ticketId, flags } of answer.tickets) got.set(ticketId, flags);
      ({ cursor, more } = answer);
    }
    expect(got.size).toBe(2_000);
    expect(got.get(idOf(7))).toBe(1);
  });

  test("what the phone's gate manifest already holds is not sent; scans of before it are", () => {
    const ledger = new GateLedger(RULES);
    ledger.ingest(aSyncDevice("d1"), aSyncRequest([scan("d1", 1)]), NOW);
    ledger.changeTickets([ticket(1), ticket(2)], NOW);
    const answer = ledger.readSince(
      "d2",
      aSyncRequest([], { manifestVersion: ledger.manifestVersion }),
      [],
      NOW,
    );
    expect(answer.tickets).toEqual([]);
    expect(answer.scans).toHaveLength(1);
  });

  test("changed gates raise the manifest version, and devices with an older one receive refresh_manifest", () => {
    const ledger = new GateLedger(RULES);
    ledger.changeTickets([ticket(1)], NOW);
    const before = ledger.manifestVersion;
    ledger.structureChanged();
    expect(ledger.manifestVersion).toBeGreaterThan(before);
    const deliveries = (manifestVersion: number | null) =>
      ledger.readSince("d1", aSyncRequest([], { manifestVersion }), [], NOW).commands.length;
    expect([deliveries(before), deliveries(ledger.manifestVersion), deliveries(null)]).toEqual([1, 0, 0]);
  });
});

describe("an object set back to an earlier time", () => {
  test("requests the missing scans of each phone, also at the end of its log, and sends everything to a phone that is ahead", () => {
    const ledger = new GateLedger(RULES);
    ledger.ingest(aSyncDevice("d1"), aSyncRequest([scan("d1", 1), scan("d1", 2)]), NOW);
    const answer = ledger.readSince("d1", aSyncRequest([], { headSeq: 9, cursor: 400 }), [], NOW);
    expect(answer.gaps).toEqual([{ from: 3, to: 9 }]);
    expect(ledger.readSince("d2", aSyncRequest([], { cursor: 400 }), [], NOW).scans).toHaveLength(2);
  });
});

test("the same scans under a changed rule amount to something else, and nothing is lost", () => {
  const ledger = new GateLedger(RULES);
  const twice = [
    scan("d1", 1, { ticketId: idOf(1) }),
    scan("d1", 2, { ticketId: idOf(1), kind: "exit" }),
    scan("d1", 3, { ticketId: idOf(1) }),
  ];
  ledger.changeTickets([ticket(1)], NOW);
  ledger.ingest(aSyncDevice("d1"), aSyncRequest(twice), NOW);
  expect(ledger.incidents().map(({ kind }) => kind)).toEqual(["duplicate_admission"]);
  const relaxed = ledger.withRules({ ...RULES, lists: [{ ...RULES.lists[0]!, rule: "reentry" }] });
  expect(relaxed.incidents()).toEqual([]);
  expect(relaxed.position).toBe(ledger.position);
  expect(relaxed.readSince("d2", aSyncRequest([]), [], NOW).scans).toHaveLength(3);
});

test("a scan of a removed list is stored, counted there and reported", () => {
  const ledger = new GateLedger(RULES);
  ledger.changeTickets([ticket(1)], NOW);
  const taken = ledger.ingest(aSyncDevice("d1"), aSyncRequest([scan("d1", 1, { listId: "gone" })]), NOW);
  expect(taken.acks).toMatchObject([{ status: "quarantined", why: "unknown_list" }]);
  expect(taken.scans).toHaveLength(1);
  expect(ledger.incidents().map(({ kind }) => kind)).toEqual(["quarantined_scan"]);
  expect(
    ledger.ingest(aSyncDevice("d1"), aSyncRequest([scan("d1", 1, { listId: "gone" })]), NOW).acks,
  ).toMatchObject([{ status: "repeated" }]);
});
