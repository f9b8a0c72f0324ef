import { expect, test } from "vitest";
import { GateLedger } from "#domain/gate/ledger";
import type { QuarantineEntry } from "#domain/gate/ledger-rows";
import { MOST_QUARANTINED_BYTES, MOST_QUARANTINED_ROWS } from "#domain/gate/quarantine";
import { EVENING, aScan } from "../../build/scans";
import { aSyncDevice, aSyncRequest } from "../../build/sync-request";

const RULES = {
  timeZone: "Asia/Kolkata",
  lists: [{ id: "main", rule: "once" as const, dayCutOffMinutes: 0 }],
};

test("a device's quarantine has a bound of rows, and other devices are not affected", () => {
  const ledger = new GateLedger(RULES);
  let stored = 0;
  let full = 0;
  for (let n = 0; n < MOST_QUARANTINED_ROWS + 400; n += 200) {
    const junk = Array.from({ length: 200 }, (_, i) => ({ junk: n + i }));
    const taken = ledger.ingest(aSyncDevice("d1", true), aSyncRequest(junk), EVENING);
    stored += taken.quarantine.length;
    if (taken.quarantineFull) full++;
  }
  expect(stored).toBe(MOST_QUARANTINED_ROWS);
  expect(full).toBe(2);
  expect(ledger.ingest(aSyncDevice("d2"), aSyncRequest(["odd"]), EVENING)).toMatchObject({
    quarantineFull: false,
    acks: [{ status: "quarantined" }],
  });
});

test("a device's quarantine has a bound of bytes, and its good scans are still stored", () => {
  const ledger = new GateLedger(RULES);
  let bytes = 0;
  let taken = ledger.ingest(aSyncDevice("d1"), aSyncRequest([]), EVENING);
  for (let n = 0; n < 60 && !taken.quarantineFull; n++) {
    taken = ledger.ingest(
      aSyncDevice("d1"),
      aSyncRequest([`${n}${"é".repeat(240_000)}`, aScan("d1", n + 1, EVENING)]),
      EVENING,
    );
    for (const { raw } of taken.quarantine) bytes += new TextEncoder().encode(raw).length;
  }
  expect(taken.quarantineFull).toBe(true);
  expect(taken.acks).toMatchObject([{ index: 1, status: "stored" }]);
  expect(bytes).toBeLessThanOrEqual(MOST_QUARANTINED_BYTES);
  expect(bytes).toBeGreaterThan(MOST_QUARANTINED_BYTES / 2);
});

test("the bound counts what was quarantined before the object woke, and a repeated record is acknowledged", () => {
  const ledger = new GateLedger(RULES);
  const junk = Array.from({ length: 200 }, (_, n) => ({ junk: n }));
  const { quarantine } = ledger.ingest(aSyncDevice("d1"), aSyncRequest(junk), EVENING);
  const rows: QuarantineEntry[] = Array.from({ length: MOST_QUARANTINED_ROWS - 200 }, (_, n) => ({
    ...quarantine[0]!,
    position: 1_000 + n,
    fingerprint: `f${n}`,
  }));
  const again = new GateLedger(RULES, {
    scans: [],
    tickets: [],
    devices: [],
    unauthorized: [],
    quarantine: [...quarantine, ...rows],
  });
  const taken = again.ingest(aSyncDevice("d1"), aSyncRequest([...junk, "new"]), EVENING);
  expect(taken.quarantine).toEqual([]);
  expect(taken.acks).toHaveLength(200);
  expect(taken.quarantineFull).toBe(true);
});

test("the ledger holds no record that it quarantined, only its position, size and fingerprint", () => {
  const ledger = new GateLedger(RULES);
  ledger.ingest(aSyncDevice("d1"), aSyncRequest(["x".repeat(100_000)]), EVENING);
  expect(JSON.stringify(ledger.quarantined()).length).toBeLessThan(300);
});

test("a quarantined record is acknowledged by its id and is not requested again as missing", () => {
  const ledger = new GateLedger(RULES);
  const odd = { ...aScan("d1", 2, EVENING), input: "smell" };
  const request = aSyncRequest([aScan("d1", 1, EVENING), odd, aScan("d1", 3, EVENING)], { headSeq: 5 });
  const { acks } = ledger.ingest(aSyncDevice("d1"), request, EVENING);
  expect(acks[1]).toEqual({ index: 1, scanId: "d1:1:2", status: "quarantined", why: "malformed" });
  expect(ledger.readSince("d1", request, acks, EVENING).gaps).toEqual([{ from: 4, to: 5 }]);
});

test("an id of another device in an unreadable record hides no missing scan of that device", () => {
  const ledger = new GateLedger(RULES);
  ledger.ingest(aSyncDevice("d2"), aSyncRequest([{ scanId: "d1:1:1", odd: true }]), EVENING);
  expect(ledger.readSince("d1", aSyncRequest([], { headSeq: 1 }), [], EVENING).gaps).toEqual([
    { from: 1, to: 1 },
  ]);
});

test("a device's quarantine holds five megabytes", () => {
  const ledger = new GateLedger(RULES);
  const junk = (n: number) => `${n}${"x".repeat(1024 * 1024 - 100)}`;
  const send = (n: number) => ledger.ingest(aSyncDevice("d1"), aSyncRequest([junk(n)]), EVENING);
  expect([1, 2, 3, 4, 5, 6].map((n) => send(n).quarantineFull)).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});
