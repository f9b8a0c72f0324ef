import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FASTEST_SCAN_MS, SILENT_AFTER_MS, insideBounds } from "#domain/gate/inside-bounds";
import { GateLedger } from "#domain/gate/ledger";
import type { Scan } from "#domain/gate/scan";
import { SYNC_VERSION } from "#domain/gate/sync";
import { anyRule } from "../../build/any-scans";
import { EVENING, aScan } from "../../build/scans";

const HOUR = 3_600_000;
const about = { devices: [], most: 500, endsAt: EVENING + 3 * HOUR, now: EVENING };

describe("how many tickets are inside while scans are missing", () => {
  test("the count is exact when every device was in contact just now and has sent everything", () => {
    const devices = [{ lastContactAt: EVENING - 20_000, pendingScans: 0 }];
    expect(insideBounds(120, { ...about, devices })).toEqual({
      atLeast: 120,
      atMost: 120,
      silent: 0,
      unsent: 0,
    });
  });

  test("an unsent scan of a device in contact moves the count by at most one", () => {
    const devices = [{ lastContactAt: EVENING, pendingScans: 17 }];
    expect(insideBounds(120, { ...about, devices })).toMatchObject({ atLeast: 103, atMost: 137, unsent: 17 });
  });

  test("a silent device may have scanned one ticket a second since its last contact", () => {
    const devices = [{ lastContactAt: EVENING - 90_000, pendingScans: 2 }];
    expect(insideBounds(120, { ...about, devices })).toMatchObject({ atLeast: 28, atMost: 212, silent: 1 });
  });

  test("the count is at least zero and at most the number of issued tickets", () => {
    const devices = [{ lastContactAt: EVENING - HOUR, pendingScans: 0 }];
    expect(insideBounds(120, { ...about, devices })).toMatchObject({ atLeast: 0, atMost: 500 });
  });

  test("a phone that was switched off after the event does not widen the count", () => {
    const devices = [{ lastContactAt: about.endsAt + HOUR, pendingScans: 0 }];
    expect(insideBounds(120, { ...about, devices, now: about.endsAt + 20 * HOUR })).toMatchObject({
      atLeast: 120,
      atMost: 120,
      silent: 0,
    });
  });
});

const DEVICES = ["d1", "d2", "d3"];
const TICKETS = 6;

/** Logs of three devices with at most one scan a second; `sent` of each have arrived at its last contact. */
const anyEvening = fc.record({
  rule: anyRule,
  logs: fc.tuple(
    ...DEVICES.map((device) =>
      fc.record({
        scans: fc
          .array(
            fc.record({
              ticket: fc.integer({ min: 1, max: TICKETS }),
              kind: fc.constantFrom("entry", "entry", "exit", "override", "undo"),
              pause: fc.integer({ min: FASTEST_SCAN_MS, max: 30_000 }),
              back: fc.integer({ min: 1, max: 4 }),
            }),
            { maxLength: 20 },
          )
          .map((made) => {
            let at = EVENING;
            return made.map(({ ticket, kind, pause, back }, i): Scan => {
              at += pause;
              const seq = i + 1;
              const undo = kind === "undo" && seq > back;
              return aScan(device, seq, at, {
                ticketId: ticket.toString(16).padStart(20, "0"),
                kind: undo ? "undo" : kind === "undo" ? "entry" : (kind as Scan["kind"]),
                undoOf: undo ? `${device}:1:${seq - back}` : null,
              });
            });
          }),
        /** Parts of the log made by, and sent at, the last contact. */
        made: fc.nat(20),
        sent: fc.nat(20),
      }),
    ),
  ),
});

test("whatever the missing scans are, the ledger with all scans is within the bounds", () => {
  fc.assert(
    fc.property(anyEvening, ({ rule, logs }) => {
      const rules = {
        timeZone: "Asia/Kolkata",
        lists: [{ id: "main", rule, dayCutOffMinutes: 300 }],
      };
      const ledger = new GateLedger(rules);
      const tickets = Array.from({ length: TICKETS }, (_, i) => ({
        ticketId: (i + 1).toString(16).padStart(20, "0"),
        serial: 1,
        ticketTypeCode: 1,
        flags: 0,
        place: null,
      }));
      ledger.changeTickets(tickets, EVENING);
      const send = (deviceId: string, log: readonly Scan[], pending: number, at: number) =>
        ledger.ingest(
          { deviceId, gateId: "g1", revoked: false },
          {
            v: SYNC_VERSION,
            epoch: 1,
            headSeq: log.length,
            pending,
            cursor: 0,
            manifestVersion: null,
            appVersion: "test",
            clock: null,
            scans: [...log],
          },
          at,
        );
      const now = EVENING + 20 * 30_000 + SILENT_AFTER_MS;
      logs.forEach(({ scans, made, sent }, i) => {
        const before = scans.slice(0, made);
        const arrived = before.slice(0, sent);
        const contactAt = before.length === scans.length ? now : (before.at(-1)?.deviceAt ?? EVENING);
        send(DEVICES[i]!, arrived, before.length, contactAt);
      });
      const bounds = insideBounds(ledger.book.inside(), {
        devices: [...ledger.devices()],
        most: TICKETS,
        endsAt: EVENING + 3 * HOUR,
        now,
      });
      logs.forEach(({ scans }, i) => send(DEVICES[i]!, scans, scans.length, now));
      expect(ledger.book.inside()).toBeGreaterThanOrEqual(bounds.atLeast);
      expect(ledger.book.inside()).toBeLessThanOrEqual(bounds.atMost);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [SILENT_AFTER_MS, 0, 120],
  [SILENT_AFTER_MS + 1, 1, 120 + 61],
])("a device without contact for %d ms counts as %d silent", (silence, silent, atMost) => {
  const devices = [{ lastContactAt: EVENING - silence, pendingScans: 0 }];
  expect(insideBounds(120, { ...about, devices })).toMatchObject({ silent, atMost });
});
