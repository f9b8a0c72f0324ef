import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrivalsPerMinute, axisSteps, binArrivals, curveBetween, sumArrivals } from "#domain/gate/arrivals";
import {
  ANY_EVENT_CLOCK,
  clockBounds,
  eventDayBounds,
  isPlausible,
  orderedTime,
} from "#domain/gate/clock-bounds";
import { DeviceLog, correctedTime } from "#domain/gate/device-log";
import { placeLabel, ticketLabel } from "#domain/gate/manifest-format";
import { Quarantine, describeQuarantined } from "#domain/gate/quarantine";
import type { Scan } from "#domain/gate/scan";
import { EVENING, aScan } from "#tests/build/scans";

const DAY = 86_400_000;
const MINUTE = 60_000;
const event = { doorsAt: EVENING, endsAt: EVENING + 3 * 3_600_000 };

describe("the clock of a gate", () => {
  test("can show times from 400 days before the doors to 30 days after the end", () => {
    const bounds = clockBounds(event);
    expect(bounds).toEqual({
      from: event.doorsAt - 400 * DAY,
      until: event.endsAt + 30 * DAY,
      substitute: event.doorsAt - DAY,
    });
    expect(isPlausible(bounds.from, bounds)).toBe(true);
    expect(isPlausible(bounds.from - 1, bounds)).toBe(false);
    expect(isPlausible(bounds.until - 1, bounds)).toBe(true);
    expect(isPlausible(bounds.until, bounds)).toBe(false);
  });

  test("of an unknown event can show times from 2020 to 2099", () => {
    const [first, last] = ["2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z"].map((text) => Date.parse(text));
    expect(ANY_EVENT_CLOCK).toEqual({ from: first, until: last, substitute: first });
  });

  test("charts show the day before the doors and the day after the end", () => {
    expect(eventDayBounds(event)).toEqual({ from: event.doorsAt - DAY, until: event.endsAt + DAY });
  });

  test("a time never goes back, and an impossible one is replaced", () => {
    const bounds = clockBounds(event);
    expect(orderedTime(EVENING, EVENING + 5, bounds)).toBe(EVENING + 5);
    expect(orderedTime(EVENING + 9, EVENING + 5, bounds)).toBe(EVENING + 9);
    expect(orderedTime(0, 0, bounds)).toBe(bounds.substitute);
  });
});

describe("a curve of arrivals", () => {
  test("has the minutes that begin within the bounds", () => {
    const curve = [99, 1, 102, 4, 100, 2, 101, 3];
    expect(curveBetween(curve, { from: 100 * MINUTE, until: 102 * MINUTE })).toEqual([100, 2, 101, 3]);
    expect(curveBetween(curve, { from: 100 * MINUTE + 1, until: 102 * MINUTE + 1 })).toEqual([
      101, 3, 102, 4,
    ]);
  });

  test("begins with zero, which the first minute replaces if it ends there", () => {
    expect(sumArrivals([99, 4, 101, 1], 100 * MINUTE)).toEqual([
      { at: 100 * MINUTE, total: 4 },
      { at: 102 * MINUTE, total: 5 },
    ]);
  });

  test("of five minutes gives the pace", () => {
    expect(arrivalsPerMinute([95, 100, 96, 5], 100.9 * MINUTE)).toBe(1);
    expect(arrivalsPerMinute([96, 5], 101 * MINUTE)).toBe(0);
  });

  test("is summed in spans", () => {
    expect(binArrivals([10, 1, 4, 2, 5, 3], 5)).toEqual([
      { at: 0, came: 2, total: 2 },
      { at: 5 * MINUTE, came: 3, total: 5 },
      { at: 10 * MINUTE, came: 1, total: 6 },
    ]);
  });

  test("has round steps on its axis", () => {
    expect([4, 5, 8, 9, 20, 40, 41].map(axisSteps)).toEqual([
      [0, 1, 2, 3, 4],
      [0, 2, 4],
      [0, 2, 4, 6, 8],
      [0, 5],
      [0, 5, 10, 15, 20],
      [0, 10, 20, 30, 40],
      [0, 20, 40],
    ]);
  });
});

describe("the log of a device", () => {
  const HALF_DAY = 12 * 3_600_000;
  const logOf = (...scans: Scan[]) => {
    const log = new DeviceLog(clockBounds(event));
    for (const scan of scans) log.insert({ scan, at: 0 });
    return log;
  };
  const scan = (seq: number, more: Partial<Scan> = {}) => aScan("d1", seq, EVENING + seq, more);
  const kinds = (...scans: Scan[]) =>
    logOf(...scans)
      .incidents()
      .map(({ kind }) => kind);

  test("names the scans that are missing, in holes and at its end", () => {
    expect(logOf(scan(2), scan(5)).gaps(7)).toEqual([
      { from: 1, to: 1 },
      { from: 3, to: 4 },
      { from: 6, to: 7 },
    ]);
    expect(logOf(scan(1), scan(2)).gaps()).toEqual([]);
    expect(logOf(scan(1), scan(2)).gaps(2)).toEqual([]);
    expect(logOf().gaps(1)).toEqual([{ from: 1, to: 1 }]);
    expect(kinds(scan(2))).toEqual(["scans_missing"]);
    expect(kinds(scan(1))).toEqual([]);
  });

  test("is suspect with a clock that was never measured, measured long ago, or that jumps", () => {
    expect(kinds(scan(1, { offsetMs: null }))).toEqual(["clock_suspect"]);
    expect(kinds(scan(1, { offsetAgeMs: null }))).toEqual(["clock_suspect"]);
    expect(kinds(scan(1, { offsetAgeMs: HALF_DAY }))).toEqual([]);
    expect(kinds(scan(1, { offsetAgeMs: HALF_DAY + 1 }))).toEqual(["clock_suspect"]);
    expect(kinds(scan(1), scan(2, { offsetMs: 120_000 }))).toEqual([]);
    expect(kinds(scan(1), scan(2, { offsetMs: -120_001 }))).toEqual(["clock_suspect"]);
    expect(kinds(scan(1, { deviceAt: 0 }))).toEqual(["clock_suspect"]);
  });

  test("has times that never decrease, in whatever order the scans arrive", () => {
    const times = [EVENING + 50, EVENING + 10, EVENING + 90];
    const inOrder = logOf(...times.map((at, index) => scan(index + 1, { deviceAt: at })));
    expect(inOrder.latestAt).toBe(EVENING + 90);
    expect(inOrder.size).toBe(3);
    const entries = times.map((at, index) => ({ scan: scan(index + 1, { deviceAt: at }), at: 0 }));
    const log = new DeviceLog(clockBounds(event));
    expect(log.insert(entries[1]!)).toEqual([entries[1]]);
    expect(log.insert(entries[2]!)).toEqual([entries[2]]);
    expect(log.insert(entries[0]!)).toEqual([entries[0], entries[1]]);
    expect(entries.map(({ at }) => at - EVENING)).toEqual([50, 50, 90]);
    expect(new DeviceLog(clockBounds(event)).latestAt).toBe(0);
  });

  test("corrects its times by the measured offset", () => {
    expect(correctedTime({ deviceAt: 100, offsetMs: -30 })).toBe(70);
    expect(correctedTime({ deviceAt: 100, offsetMs: null })).toBe(100);
  });
});

describe("labels of a ticket on the gate's list", () => {
  const types = [
    { code: 1, name: "Stalls" },
    { code: 2, name: "Lawn" },
  ];
  const ticket = { ticketId: "00", serial: 1, ticketTypeCode: 2, flags: 0 };

  test("are its seat, else its section, else its ticket type", () => {
    expect(placeLabel({ section: "Stalls", row: "H", seat: "14" })).toBe("H 14");
    expect(placeLabel({ section: "Stalls", row: "", seat: "14" })).toBe("14");
    expect(placeLabel({ section: "Stalls", row: "H", seat: "" })).toBe("H");
    expect(placeLabel({ section: "Pit", row: "", seat: "" })).toBe("Pit");
    expect(placeLabel(null)).toBe("");
    expect(ticketLabel({ ...ticket, place: { section: "Stalls", row: "H", seat: "14" } }, types)).toBe(
      "H 14",
    );
    expect(ticketLabel({ ...ticket, place: null }, types)).toBe("Lawn");
    expect(ticketLabel({ ...ticket, ticketTypeCode: 9, place: null }, types)).toBe("");
  });
});

describe("quarantined scans", () => {
  test("leave the list of missing ones, for any gaps and records", () => {
    const seqs = fc.uniqueArray(fc.integer({ min: 1, max: 14 }));
    fc.assert(
      fc.property(seqs, seqs, (missing, quarantined) => {
        const quarantine = new Quarantine();
        for (const [position, seq] of quarantined.entries())
          quarantine.store({
            deviceId: "d",
            sent: { scanId: `d:1:${seq}` },
            why: "malformed",
            position,
            receivedAt: 1,
          });
        quarantine.store({
          deviceId: "d",
          sent: { scanId: "d:2:3" },
          why: "malformed",
          position: 99,
          receivedAt: 1,
        });
        const gaps = missing.toSorted((a, b) => a - b).map((seq) => ({ from: seq, to: seq }));
        const joined = gaps.reduce<{ from: number; to: number }[]>((all, { from, to }) => {
          if (all.at(-1)?.to === from - 1) all[all.length - 1] = { from: all.at(-1)!.from, to };
          else all.push({ from, to });
          return all;
        }, []);
        const left = quarantine
          .withoutQuarantined("d", 1, joined)
          .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
        expect(left).toEqual(gaps.map(({ from }) => from).filter((seq) => !quarantined.includes(seq)));
      }),
    );
  });

  test("are described by their size in bytes, their id and a fingerprint that distinguishes similar records", () => {
    expect(describeQuarantined("d", '{"scanId":"d:1:7","name":"é"}')).toMatchObject({
      bytes: 30,
      scanId: "d:1:7",
    });
    const prints = Array.from(
      { length: 2_000 },
      (_, n) => describeQuarantined("d", `{"n":${n}}`).fingerprint,
    );
    expect(new Set(prints).size).toBe(prints.length);
    expect(describeQuarantined("d", "").fingerprint).toBe("26c8wzs8fs1kz98hrb9of");
    expect(describeQuarantined("d", '{"seq":1}').fingerprint).toBe("157aa61qd8c1auczvuyh5r");
  });

  test("are one incident for each device, at the time of its last record", () => {
    const quarantine = new Quarantine();
    for (const [position, receivedAt] of [
      [3, 10],
      [4, 20],
    ] as const)
      quarantine.store({ deviceId: "d", sent: position, why: "malformed", position, receivedAt });
    expect(quarantine.incidents(() => "g1")).toMatchObject([
      {
        kind: "quarantined_scan",
        at: 20,
        scans: [{ scanId: "quarantine:3", gateId: "g1", at: 10 }, { at: 20 }],
      },
    ]);
  });
});
