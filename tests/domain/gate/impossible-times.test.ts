import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CheckInBook } from "#domain/gate/check-in-book";
import { clockBounds } from "#domain/gate/clock-bounds";
import { summarizeGates } from "#domain/gate/gate-summary";
import { GateLedger } from "#domain/gate/ledger";
import { parseScan } from "#domain/gate/scan";
import { parseSyncRequest } from "#domain/gate/sync";
import { ruleDay } from "#domain/gate/list-rule";
import { EVENING, aScan } from "../../build/scans";

const HOUR = 3_600_000;
const event = { doorsAt: EVENING - HOUR, startsAt: EVENING, endsAt: EVENING + 3 * HOUR };
const rules = {
  timeZone: "Asia/Kolkata",
  lists: [{ id: "main", rule: "once_a_day" as const, dayCutOffMinutes: 300 }],
  clock: clockBounds(event),
};
const idOf = (n: number) => n.toString(16).padStart(20, "0");

/** Device time and offset of scans with an impossible corrected time. */
const impossible: [string, { deviceAt: number; offsetMs: number | null }][] = [
  ["the last date of a computer", { deviceAt: 8.64e15, offsetMs: 0 }],
  ["a sum past the last date", { deviceAt: 8.64e15, offsetMs: 9e15 }],
  ["an offset far back", { deviceAt: EVENING, offsetMs: -9e15 }],
  ["1970", { deviceAt: 0, offsetMs: null }],
  ["2099", { deviceAt: Date.UTC(2099, 5, 1), offsetMs: 0 }],
];

function ledgerWith(times: readonly { deviceAt: number; offsetMs: number | null }[]): GateLedger {
  const ledger = new GateLedger(rules);
  const scans = times.map((time, i) =>
    aScan("d1", i + 1, EVENING, { ticketId: idOf(i), offsetAgeMs: 0, ...time }),
  );
  const request = {
    v: 1 as const,
    epoch: 1,
    headSeq: scans.length,
    pending: scans.length,
    cursor: 0,
    manifestVersion: null,
    appVersion: "1",
    clock: null,
    scans,
  };
  const taken = ledger.ingest({ deviceId: "d1", gateId: "g1", revoked: false }, request, EVENING);
  expect(taken.acks.map(({ status }) => status)).toEqual(scans.map(() => "stored"));
  return ledger;
}

describe.each(impossible)("a scan with an impossible time: %s", (_name, time) => {
  const right = { deviceAt: EVENING, offsetMs: 0 };
  const ledger = () => ledgerWith([time, right]);

  test("is stored and admits its ticket", () => {
    const { book } = ledger();
    expect(book.stateOf("main", idOf(0))).toMatchObject({ inside: true, admissions: 1 });
    expect(book.atGate("g1").entries).toBe(2);
  });

  test("is flagged as an incident of the clock", () => {
    expect(ledger().incidents()).toContainEqual(
      expect.objectContaining({
        kind: "clock_suspect",
        scans: [expect.objectContaining({ scanId: "d1:1:1" })],
      }),
    );
  });

  test("does not move the scans after it", () => {
    expect(ledger().book.timeOf("d1:1:2")).toBe(EVENING);
  });

  test("is left out of the chart, and its times can be shown in a time zone", () => {
    const gates = ledger();
    const summary = summarizeGates(gates, { gates: [], lists: [], ticketTypes: [], ...event });
    expect(summary.curve).toEqual([Math.floor(EVENING / 60_000), 1]);
    for (const { at } of gates.incidents())
      expect(ruleDay(rules.lists[0]!, rules.timeZone, at)).toMatch(/^\d{4}-/);
  });
});

test("the place of a device's next scan is the place that the scan then has, whatever its clock shows", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.integer({ min: EVENING, max: EVENING + HOUR }),
          fc.constantFrom(0, 8.64e15, Date.UTC(2099, 0, 1)),
        ),
        { maxLength: 8 },
      ),
      (times) => {
        const book = new CheckInBook({ ...rules, findTicket: () => null });
        times.forEach((at, i) => {
          const place = book.placeOfNext("d1", at);
          book.add(aScan("d1", i + 1, at, { offsetMs: 0 }));
          expect(book.timeOf(`d1:${aScan("d1", i + 1, at).epoch}:${i + 1}`)).toBe(place.at);
        });
      },
    ),
  );
});

describe("every number of a device has a bound at the wire", () => {
  const good = aScan("d1", 1, EVENING);
  test.each([
    ["seq", { seq: 9e15, scanId: `d1:${good.epoch}:9000000000000000` }],
    ["offsetAgeMs", { offsetAgeMs: 9e15 }],
    ["manifestVersion", { manifestVersion: 9e15 }],
  ])("a scan's %s", (_name, change) => {
    expect(parseScan(good)).not.toBeNull();
    expect(parseScan({ ...good, ...change })).toBeNull();
  });

  const envelope = {
    v: 1,
    epoch: 1,
    headSeq: 1,
    pending: 1,
    cursor: 1,
    manifestVersion: 1,
    appVersion: "1",
    clock: { offsetMs: 0, ageMs: 0 },
    scans: [],
  };
  test.each([
    ["epoch", { epoch: 9e15 }],
    ["headSeq", { headSeq: 9e15 }],
    ["pending", { pending: 9e15 }],
    ["cursor", { cursor: 9e15 }],
    ["manifestVersion", { manifestVersion: 9e15 }],
    ["clock offset", { clock: { offsetMs: -9e15, ageMs: 0 } }],
    ["clock age", { clock: { offsetMs: 0, ageMs: 9e15 } }],
  ])("the request's %s", (_name, change) => {
    expect(parseSyncRequest(envelope).ok).toBe(true);
    expect(parseSyncRequest({ ...envelope, ...change })).toMatchObject({ ok: false, reason: "malformed" });
  });
});
