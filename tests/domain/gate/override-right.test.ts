import { describe, expect, test } from "vitest";
import { GateLedger } from "#domain/gate/ledger";
import type { OverrideRight } from "#domain/gate/override-right";
import type { Scan } from "#domain/gate/scan";
import { SYNC_VERSION } from "#domain/gate/sync";
import { EVENING, aScan } from "../../build/scans";

const RULES = {
  timeZone: "Asia/Kolkata",
  lists: [{ id: "main", rule: "once" as const, dayCutOffMinutes: 0 }],
};
const HOUR = 3_600_000;
const LEELA: OverrideRight = { person: "Leela Rao", from: EVENING - HOUR, until: null };
const override = (more: Partial<Scan> = {}) =>
  aScan("d1", 1, EVENING, { kind: "override", reason: "revoked", operator: "Leela Rao", ...more });

function take(scan: Scan, overrideRight: OverrideRight | null) {
  const ledger = new GateLedger(RULES);
  const taken = ledger.ingest(
    { deviceId: "d1", gateId: "g1", revoked: false, overrideRight },
    {
      v: SYNC_VERSION,
      epoch: 1,
      headSeq: 1,
      pending: 1,
      cursor: 0,
      manifestVersion: null,
      appVersion: "test",
      clock: null,
      scans: [scan],
    },
    EVENING + HOUR,
  );
  return { ledger, taken };
}

const kinds = (ledger: GateLedger) =>
  ledger.incidents().filter(({ kind }) => kind === "override_without_right");

describe("an override of a refusal", () => {
  test("by the person with the right is no incident", () => {
    expect(kinds(take(override(), LEELA).ledger)).toEqual([]);
  });

  test.each<[string, Scan, OverrideRight | null]>([
    ["on a phone without the right", override(), null],
    ["by a typed name that is not the person's", override({ operator: "The boss" }), LEELA],
    ["without a name", override({ operator: null }), LEELA],
    ["made after the right was withdrawn", override(), { ...LEELA, until: EVENING - 10 * 60_000 }],
    ["made before the right was granted", override(), { ...LEELA, from: EVENING + 10 * 60_000 }],
    ["that states no reason", override({ reason: null }), null],
  ])("%s is an incident, and the ticket is inside all the same", (_name, scan, right) => {
    const { ledger, taken } = take(scan, right);
    expect(taken.acks).toMatchObject([{ status: "stored" }]);
    expect(ledger.book.inside()).toBe(1);
    expect(kinds(ledger)).toMatchObject([{ ticketId: scan.ticketId, scans: [{ scanId: scan.scanId }] }]);
  });

  test("made before the withdrawal and sent after it is no incident", () => {
    expect(kinds(take(override(), { ...LEELA, until: EVENING + 30 * 60_000 }).ledger)).toEqual([]);
  });

  test("stays an incident after the object restarted from its rows", () => {
    const { ledger, taken } = take(override(), null);
    const again = new GateLedger(RULES, {
      scans: taken.scans,
      quarantine: taken.quarantine,
      tickets: [],
      devices: [taken.device],
      unauthorized: taken.unauthorized,
    });
    expect(again.incidents()).toEqual(ledger.incidents());
    expect(ledger.withRules(RULES).incidents()).toEqual(ledger.incidents());
  });
});

test("an amber verdict is decided by any staff: its admission needs no right", () => {
  expect(kinds(take(override({ reason: "sold_after_list", operator: null }), null).ledger)).toEqual([]);
});
