import { describe, expect, test } from "vitest";
import { betterOffset, measureOffset } from "#domain/time/clock-offset";
import { listEntryProblems } from "#domain/sale/event-entry";
import { planSync, readSync, recordScan, retryDelay, toSendAgain } from "#domain/gate/device-sync";
import type { Scan } from "#domain/gate/scan";
import type { SyncResponse } from "#domain/gate/sync";

const FACTS = {
  listId: "main",
  gateId: "g1",
  ticketId: null,
  serial: null,
  keyNo: null,
  kind: "entry",
  decision: "refuse",
  reason: "invalid_code",
  manifestVersion: 1,
  operator: null,
  undoOf: null,
  input: "camera",
} as const;
const scanOf = (seq: number): Scan => recordScan(FACTS, { deviceId: "d1", epoch: 1, seq }, 1000, null);
const POSITION = { epoch: 1, headSeq: 300, cursor: 7, manifestVersion: 3 };
const ABOUT = { appVersion: "1", clock: null, deviceNow: 1000 };
const answer = (more: Partial<SyncResponse>): SyncResponse => ({
  v: 1,
  serverNow: 1,
  acks: [],
  scans: [],
  tickets: [],
  cursor: 9,
  more: false,
  asOf: 1,
  commands: [],
  gaps: [],
  devices: [],
  ...more,
});

describe("what a phone sends", () => {
  test("a request contains the earliest 200 unsent scans, independent of storage order", () => {
    const unsent = Array.from({ length: 300 }, (_, i) => scanOf(300 - i));
    const request = planSync(POSITION, unsent, ABOUT);
    expect((request.scans as Scan[]).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 200 }, (_, i) => i + 1),
    );
    expect(request.pending).toBe(300);
  });

  test("a scan carries the clock's offset and how old its measurement is", () => {
    const clock = { offsetMs: -5_000, measuredAt: 400, roundTripMs: 80 };
    expect(recordScan(FACTS, { deviceId: "d1", epoch: 1, seq: 1 }, 1000, clock)).toMatchObject({
      offsetMs: -5_000,
      offsetAgeMs: 600,
    });
  });
});

describe("what an answer means", () => {
  const request = planSync(POSITION, [scanOf(1), scanOf(2)], ABOUT);

  test("only what this request sent is acknowledged, by its place and its id", () => {
    const outcome = readSync(
      request,
      answer({
        acks: [
          { index: 0, scanId: "d1:1:1", status: "stored" },
          { index: 1, scanId: "d1:1:9", status: "stored" },
          { index: 5, scanId: null, status: "stored" },
        ],
      }),
      2,
    );
    expect(outcome.acknowledged).toEqual(["d1:1:1"]);
  });

  test("a quarantined record is safe and not sent again", () => {
    const acks = [{ index: 0, scanId: null, status: "quarantined" as const, why: "malformed" as const }];
    const outcome = readSync(request, answer({ acks }), 2);
    expect(outcome).toMatchObject({ acknowledged: ["d1:1:1"], quarantined: ["d1:1:1"], again: true });
  });

  test("after a response without acknowledgements the next sync waits, and the cursor never decreases", () => {
    expect(readSync(request, answer({ cursor: 3 }), 2)).toMatchObject({ again: false, cursor: 7 });
    expect(readSync(request, answer({ more: true }), 2).again).toBe(true);
  });

  test("what the object lacks is sent again, of this epoch only", () => {
    const other = { ...scanOf(2), epoch: 9 };
    expect(toSendAgain([scanOf(1), scanOf(2), scanOf(4), other], 1, [{ from: 2, to: 3 }])).toEqual([
      scanOf(2),
    ]);
  });
});

test("waits grow to a minute, half of each is chance, and after success the regular pace returns", () => {
  expect([1, 2, 3, 6, 50].map((failures) => retryDelay(failures, 1))).toEqual([
    2_000, 4_000, 8_000, 60_000, 60_000,
  ]);
  expect(retryDelay(3, 0)).toBe(4_000);
  expect(retryDelay(0, 1)).toBe(20_000);
});

describe("a phone's clock", () => {
  test("the offset is the server's time less the middle of the round trip", () => {
    expect(measureOffset(1_000, 1_200, 61_100)).toEqual({
      offsetMs: 60_000,
      measuredAt: 1_200,
      roundTripMs: 200,
    });
  });

  test("the sharper measurement stays for ten minutes, unless the clock was set meanwhile", () => {
    const sharp = measureOffset(0, 50, 1_025);
    expect(betterOffset(sharp, measureOffset(1_000, 3_000, 3_100))).toBe(sharp);
    const set = measureOffset(1_000, 3_000, 700_000);
    expect(betterOffset(sharp, set)).toBe(set);
    const later = measureOffset(700_000, 702_000, 702_000);
    expect(betterOffset(sharp, later)).toBe(later);
  });
});

describe("lists and gates an organizer may set", () => {
  const list = { id: "main", name: "Main", rule: "once" as const, dayCutOffMinutes: 0 };
  const gate = { id: "g1", name: "Gate 1", listId: "main", ticketTypeIds: ["t1"] };

  test("a whole set has no problem", () => {
    expect(listEntryProblems({ lists: [list], gates: [gate] }, ["t1"], ["main"])).toEqual([]);
  });

  test.each([
    [
      "two gates of one name",
      { gates: [gate, { ...gate, id: "g2", name: " gate 1" }] },
      "gate_name_repeated",
    ],
    ["a gate of no list", { gates: [{ ...gate, listId: "x" }] }, "list_unknown"],
    [
      "a ticket type of another event",
      { gates: [{ ...gate, ticketTypeIds: ["t9"] }] },
      "ticket_type_unknown",
    ],
    ["a nameless list", { lists: [{ ...list, name: "  " }] }, "list_name_missing"],
  ])("%s is reported", (_name, more, problem) => {
    expect(listEntryProblems({ lists: [list], gates: [gate], ...more }, ["t1"])).toContain(problem);
  });

  test("a list that phones are scanning for cannot be taken away", () => {
    const lists = [{ ...list, id: "other", name: "Other" }];
    const gates = [{ ...gate, listId: "other" }];
    expect(listEntryProblems({ lists, gates }, ["t1"], ["main"])).toEqual(["list_in_use"]);
  });
});
