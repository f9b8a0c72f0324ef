import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideAdmission } from "#domain/gate/verdict";
import { CheckInBook } from "#domain/gate/check-in-book";
import { type ListRule, findConflict } from "#domain/gate/list-rule";
import type { ManifestTicket } from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";
import { anyRule, anyScans } from "../../build/any-scans";
import { EVENING, aScan } from "../../build/scans";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GATE = { id: "g1", name: "Gate 1", listId: "main", ticketTypeCodes: [] };

function bookOf(list: ListRule, timeZone: string, scans: readonly Scan[]): CheckInBook {
  const book = new CheckInBook({
    timeZone,
    lists: [list],
    findTicket: () => ({ serial: 1, revoked: false }),
  });
  for (const scan of scans) book.add(scan);
  return book;
}

/** The verdict of a device that has `known` scans, for its next scan of a valid ticket. */
function verdictOf(list: ListRule, timeZone: string, known: CheckInBook, next: Scan) {
  const ticket: ManifestTicket = {
    ticketId: next.ticketId!,
    serial: 1,
    ticketTypeCode: 1,
    flags: 0,
    place: null,
  };
  const at = next.deviceAt + (next.offsetMs ?? 0);
  return decideAdmission({
    shown: { by: "list", ticket },
    direction: "entry",
    at,
    place: known.placeOfNext(next.deviceId, at),
    gate: GATE,
    list: { ...list, name: "Main list", validFrom: null, validUntil: null },
    ticket,
    state: known.stateOf("main", next.ticketId!),
    head: { timeZone, unknownTickets: "check", gates: [GATE] },
    listAsOf: EVENING,
  });
}

const duplicatesOf = (book: CheckInBook, ticketId: string) => book.stateOf("main", ticketId)?.duplicates ?? 0;

/** What device d1 has: all of its own scans and those of other devices that have arrived. */
const anyMoment = fc.record({
  scans: anyScans,
  arrived: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
  ticket: fc.integer({ min: 1, max: 3 }),
  at: fc.integer({ min: 0, max: 40 * HOUR }),
  offset: fc.integer({ min: -600_000, max: 600_000 }),
  rule: anyRule,
  timeZone: fc.constantFrom("Asia/Kolkata", "Europe/Berlin"),
  dayCutOffMinutes: fc.constantFrom(0, 150, 300),
});

test("a refused entry names the nearest entry before it, or the first one after it", () => {
  const list: ListRule = { id: "main", rule: "once", dayCutOffMinutes: 0 };
  const at = [1, 2, 3].map((hours) => EVENING + hours * HOUR);
  const book = bookOf(
    list,
    "Asia/Kolkata",
    at.map((time, i) => aScan(`d${i}`, 1, time)),
  );
  const { passages } = book.stateOf("main", aScan("d0", 1, 0).ticketId!)!;
  const named = (time: number) =>
    findConflict(list, passages, { at: time, deviceId: "d9" }, "Asia/Kolkata")?.entry.scanId;
  expect([0, ...at].map((time) => named(time + 1))).toEqual(["d0:1:1", "d0:1:1", "d1:1:1", "d2:1:1"]);
});

describe("the verdict at the gate equals the verdict of the reducer", () => {
  test("a device admits a valid ticket exactly when its scan adds no duplicate admission, with late scans and skewed clocks", () => {
    const seen = { admit: 0, refuse: 0 };
    fc.assert(
      fc.property(anyMoment, ({ scans, arrived, ticket, at, offset, rule, timeZone, dayCutOffMinutes }) => {
        const list: ListRule = { id: "main", rule, dayCutOffMinutes };
        const known = scans.filter(({ deviceId }, i) => deviceId === "d1" || arrived[i]);
        const seq = known.filter(({ deviceId }) => deviceId === "d1").length + 1;
        const next = aScan("d1", seq, EVENING + at, {
          ticketId: ticket.toString(16).padStart(20, "0"),
          offsetMs: offset,
        });
        const before = bookOf(list, timeZone, known);
        const verdict = verdictOf(list, timeZone, before, next);
        const after = bookOf(list, timeZone, [...known, next]);
        const adds = duplicatesOf(after, next.ticketId!) - duplicatesOf(before, next.ticketId!);
        expect([verdict.decision, adds > 0]).toEqual(adds > 0 ? ["refuse", true] : ["admit", false]);
        if (verdict.decision !== "admit") expect(["already_in", "no_reentry"]).toContain(verdict.reason);
        seen[verdict.decision as "admit" | "refuse"]++;
      }),
      { numRuns: 3_000 },
    );
    expect(Math.min(seen.admit, seen.refuse)).toBeGreaterThan(300);
  });

  test("a device that has every scan marks as duplicates exactly the scans that it would have refused", () => {
    fc.assert(
      fc.property(anyScans, anyRule, (scans, rule) => {
        const list: ListRule = { id: "main", rule, dayCutOffMinutes: 300 };
        const truth = bookOf(list, "Asia/Kolkata", scans);
        const undone = new Set(scans.map(({ undoOf }) => undoOf));
        for (const { ticketId, passages, duplicates } of truth.states()) {
          const refused = passages.filter(
            ({ direction, scan }, i) =>
              direction === "entry" && findConflict(list, passages.slice(0, i), scan, "Asia/Kolkata"),
          );
          expect(passages.every(({ scan }) => !undone.has(scan.scanId))).toBe(true);
          expect(refused.length, ticketId).toBe(duplicates);
        }
      }),
    );
  });
});

describe("once a day", () => {
  const list: ListRule = { id: "main", rule: "once_a_day", dayCutOffMinutes: 300 };

  test("a ticket admitted on both days is refused on the first day too, when the later day's scan arrives early", () => {
    const known = bookOf(list, "Asia/Kolkata", [aScan("d2", 1, EVENING), aScan("d3", 1, EVENING + DAY)]);
    const verdict = verdictOf(list, "Asia/Kolkata", known, aScan("d1", 1, EVENING + HOUR));
    expect(verdict).toMatchObject({
      decision: "refuse",
      reason: "already_in",
      facts: { earlier: { at: EVENING, deviceId: "d2" } },
    });
  });

  test("an entry of the next day does not use up today's entry", () => {
    const known = bookOf(list, "Asia/Kolkata", [aScan("d2", 1, EVENING + DAY)]);
    expect(verdictOf(list, "Asia/Kolkata", known, aScan("d1", 1, EVENING))).toMatchObject({
      decision: "admit",
    });
  });
});

describe("re-entry", () => {
  const list: ListRule = { id: "main", rule: "reentry", dayCutOffMinutes: 0 };

  test("a ticket that entered and left may enter again, and is refused while it is inside", () => {
    const entry = aScan("d2", 1, EVENING);
    const exit = aScan("d2", 2, EVENING + HOUR, { kind: "exit" });
    const next = aScan("d1", 1, EVENING + 2 * HOUR);
    const decide = (scans: readonly Scan[]) =>
      verdictOf(list, "Asia/Kolkata", bookOf(list, "Asia/Kolkata", scans), next);
    expect(decide([entry])).toMatchObject({ reason: "already_in" });
    expect(decide([entry, exit])).toMatchObject({ decision: "admit" });
  });

  test("a device whose clock was set back orders its next scan after its own last one", () => {
    const own = [aScan("d1", 1, EVENING), aScan("d1", 2, EVENING + HOUR, { kind: "exit" })];
    const known = bookOf(list, "Asia/Kolkata", own);
    expect(known.placeOfNext("d1", EVENING - DAY)).toEqual({ at: EVENING + HOUR, deviceId: "d1" });
    expect(verdictOf(list, "Asia/Kolkata", known, aScan("d1", 3, EVENING - DAY))).toMatchObject({
      decision: "admit",
    });
  });
});
