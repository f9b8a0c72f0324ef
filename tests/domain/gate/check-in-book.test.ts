import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CheckInBook } from "#domain/gate/check-in-book";
import type { Scan } from "#domain/gate/scan";
import type { CheckInRules } from "#domain/gate/ticket-state";
import { anyRule, anyScans } from "../../build/any-scans";
import { EVENING, aScan } from "../../build/scans";

const TICKET = "000000000000000000aa";

function rules(
  rule: "once" | "once_a_day" | "reentry",
  tickets = new Map([[TICKET, { serial: 1, revoked: false }]]),
) {
  return {
    timeZone: "Asia/Kolkata",
    lists: [{ id: "main", rule, dayCutOffMinutes: 300 }],
    findTicket: (id: string) => tickets.get(id) ?? null,
  } satisfies CheckInRules;
}

const scan = (deviceId: string, seq: number, at: number, more: Partial<Scan> = {}) =>
  aScan(deviceId, seq, at, { ticketId: TICKET, ...more });

function bookOf(scans: readonly Scan[], about: CheckInRules = rules("once")): CheckInBook {
  const book = new CheckInBook(about);
  for (const each of scans) book.add(each);
  return book;
}

const kindsOf = (book: CheckInBook) => book.incidents().map(({ kind }) => kind);
const picture = (book: CheckInBook) =>
  JSON.stringify([
    book.states().sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1)),
    book.incidents(),
    book.inside(),
    ["g1", "g2"].map((gate) => book.atGate(gate)),
    book.curve(),
  ]);

const someTickets = new Map([
  ["00000000000000000001", { serial: 1, revoked: false }],
  ["00000000000000000002", { serial: 2, revoked: false }],
]);

describe("the state is a function of the set of scans", () => {
  test("any order, split and repetition of the same scans ends in the same state", () => {
    fc.assert(
      fc.property(anyScans, anyRule, fc.infiniteStream(fc.nat()), (scans, rule, noise) => {
        const about = rules(rule, someTickets);
        const wanted = picture(bookOf(scans, about));
        const shuffled = scans
          .map((each) => ({ each, key: noise.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        const other = new CheckInBook(about);
        for (const each of shuffled) {
          other.add(each);
          if (noise.next().value! % 3 === 0) other.add(each);
          if (noise.next().value! % 4 === 0) other.inside();
        }
        expect(picture(other)).toBe(wanted);
      }),
      { numRuns: 500 },
    );
  });

  test("merging is associative and commutative: (a ∪ b) ∪ c = a ∪ (c ∪ b)", () => {
    fc.assert(
      fc.property(anyScans, anyRule, fc.nat(), fc.nat(), (scans, rule, one, two) => {
        const [from, to] = [one % (scans.length + 1), two % (scans.length + 1)].sort((x, y) => x - y);
        const [a, b, c] = [scans.slice(0, from), scans.slice(from, to), scans.slice(to)];
        const about = rules(rule, someTickets);
        const left = bookOf(
          bookOf([...a!, ...b!], about)
            .scans()
            .concat(c!),
          about,
        );
        const right = bookOf(a!.concat(bookOf([...c!, ...b!], about).scans()), about);
        expect(picture(left)).toBe(picture(right));
      }),
    );
  });

  test("there is one first admission exactly when an admission is not undone, and every further one is counted", () => {
    fc.assert(
      fc.property(anyScans, (scans) => {
        const book = bookOf(scans, rules("once", someTickets));
        const undone = new Set(scans.map(({ undoOf }) => undoOf));
        for (const state of book.states()) {
          const standing = scans.filter(
            (each) =>
              each.ticketId === state.ticketId &&
              each.decision === "admit" &&
              (each.kind === "entry" || each.kind === "override") &&
              !undone.has(each.scanId),
          );
          expect(state.first !== null).toBe(standing.length > 0);
          expect(state.duplicates).toBe(Math.max(0, standing.length - 1));
        }
        expect(book.inside()).toBeGreaterThanOrEqual(0);
        expect(book.inside()).toBe(book.states().filter(({ inside }) => inside).length);
      }),
    );
  });

  test("an undo takes back its scan and nothing else: as if that scan had been refused", () => {
    fc.assert(
      fc.property(anyScans, anyRule, fc.nat(), (scans, rule, pick) => {
        const about = rules(rule, someTickets);
        const targets = scans.filter(({ kind, decision }) => kind !== "undo" && decision === "admit");
        if (targets.length === 0) return;
        const target = targets[pick % targets.length]!;
        const undo = scan("d9", 1, EVENING, {
          kind: "undo",
          undoOf: target.scanId,
          ticketId: target.ticketId,
        });
        const before = bookOf(
          scans.map((each) => (each === target ? { ...each, decision: "check" as const } : each)),
          about,
        );
        const after = bookOf([...scans, undo], about);
        const states = (book: CheckInBook) =>
          JSON.stringify(book.states().sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1)));
        expect(states(after)).toBe(states(before));
      }),
    );
  });

  test("on a once list a wrong clock changes labels, never the number of scans or incidents", () => {
    fc.assert(
      fc.property(anyScans, fc.array(fc.integer({ min: -39_600_000, max: 39_600_000 })), (scans, skews) => {
        const entries = scans.filter(({ kind }) => kind !== "exit");
        const skewed = entries.map((each, i) => ({
          ...each,
          offsetMs: (each.offsetMs ?? 0) + (skews[i % Math.max(1, skews.length)] ?? 0),
        }));
        const counts = (given: readonly Scan[]) =>
          bookOf(given, rules("once", someTickets))
            .states()
            .map(({ ticketId, admissions, duplicates }) => `${ticketId} ${admissions} ${duplicates}`)
            .sort();
        expect(counts(skewed)).toEqual(counts(entries));
      }),
    );
  });
});

describe("two phones, one ticket", () => {
  const first = scan("d1", 1, EVENING);
  const second = scan("d2", 1, EVENING + 60_000, { gateId: "g2" });

  test("both scans stay, the earlier is the admission, the later one incident", () => {
    const book = bookOf([second, first]);
    const state = book.stateOf("main", TICKET)!;
    expect(state.first?.scanId).toBe(first.scanId);
    expect(state.inside).toBe(true);
    expect(book.inside()).toBe(1);
    expect(book.incidents()).toMatchObject([
      {
        kind: "duplicate_admission",
        ticketId: TICKET,
        scans: [{ scanId: "d1:1:1" }, { scanId: "d2:1:1", gateId: "g2" }],
      },
    ]);
  });

  test("a phone whose clock is ten minutes fast does not become the first by it", () => {
    const fast = { ...second, deviceAt: second.deviceAt + 600_000, offsetMs: -600_000 };
    expect(bookOf([fast, first]).stateOf("main", TICKET)!.first?.scanId).toBe(first.scanId);
  });

  test("a clock that goes back within a log does not reorder that log", () => {
    const other = scan("d1", 2, EVENING - 3_600_000);
    const book = bookOf([first, other]);
    expect(book.stateOf("main", TICKET)!.first?.scanId).toBe(first.scanId);
    expect(book.timeOf(other.scanId)).toBe(EVENING);
  });

  test("undoing the second clears the incident, and undoing the undo does nothing", () => {
    const undo = scan("d2", 2, EVENING + 70_000, { kind: "undo", undoOf: second.scanId });
    const again = scan("d2", 3, EVENING + 80_000, { kind: "undo", undoOf: undo.scanId });
    expect(bookOf([first, second, undo]).incidents()).toEqual([]);
    expect(bookOf([first, second, undo, again]).incidents()).toEqual([]);
  });
});

describe("list rules", () => {
  const out = scan("d1", 2, EVENING + 60_000, { kind: "exit" });
  const back = scan("d1", 3, EVENING + 120_000);

  test("re-entry after an exit is no duplicate where the list allows it", () => {
    expect(
      bookOf([scan("d1", 1, EVENING), out, back], rules("reentry")).stateOf("main", TICKET),
    ).toMatchObject({
      inside: true,
      admissions: 2,
      exits: 1,
      duplicates: 0,
    });
  });

  test("it is one on a once list, also after the exit", () => {
    expect(bookOf([scan("d1", 1, EVENING), out, back]).stateOf("main", TICKET)).toMatchObject({
      duplicates: 1,
    });
  });

  test("once a day: 03:00 is still last night, 06:00 is a new day, in the event's time zone", () => {
    const night = Date.UTC(2026, 10, 21, 21, 30); // 03:00 in Kolkata on the 22nd
    const morning = Date.UTC(2026, 10, 22, 0, 30); // 06:00
    const evening = scan("d1", 1, EVENING);
    const book = (at: number) => bookOf([evening, scan("d1", 2, at)], rules("once_a_day"));
    expect(book(night).stateOf("main", TICKET)!.duplicates).toBe(1);
    expect(book(morning).stateOf("main", TICKET)!.duplicates).toBe(0);
  });

  test("an exit without an entry is an incident, and the inside count does not become negative", () => {
    const book = bookOf([scan("d1", 1, EVENING, { kind: "exit" })]);
    expect(kindsOf(book)).toEqual(["exit_without_entry"]);
    expect(book.inside()).toBe(0);
  });
});

describe("tickets that should not have come in", () => {
  test.each([
    ["revoked", { serial: 1, revoked: true }, "revoked_admitted"],
    ["re-issued since", { serial: 2, revoked: false }, "superseded_admitted"],
  ])("a %s ticket that was admitted is reported once", (_name, ticket, kind) => {
    const book = bookOf([scan("d1", 1, EVENING)], rules("once", new Map([[TICKET, ticket]])));
    expect(kindsOf(book)).toEqual([kind]);
  });

  test("an admitted ticket that is unknown is reported", () => {
    expect(kindsOf(bookOf([scan("d1", 1, EVENING)], rules("once", new Map())))).toEqual(["unknown_admitted"]);
  });

  test("a revocation that arrives after the scans is reported once the ticket is invalidated", () => {
    const ticket = { serial: 1, revoked: false };
    const book = bookOf([scan("d1", 1, EVENING)], rules("once", new Map([[TICKET, ticket]])));
    expect(book.incidents()).toEqual([]);
    ticket.revoked = true;
    book.ticketChanged(TICKET);
    expect(kindsOf(book)).toEqual(["revoked_admitted"]);
  });

  test("a refused attempt changes nothing but the gate's count", () => {
    const refused = scan("d1", 1, EVENING, { decision: "refuse", reason: "already_in" });
    const book = bookOf([refused]);
    expect(book.atGate("g1")).toEqual({ entries: 0, exits: 0, refused: 1 });
    expect(book.stateOf("main", TICKET)).toMatchObject({ first: null, admissions: 0 });
  });
});

describe("logs that need a look", () => {
  test("missing seqs are named, and filled when they come", () => {
    const book = bookOf([scan("d1", 1, EVENING), scan("d1", 5, EVENING)], rules("reentry"));
    expect(book.gaps("d1", 1)).toEqual([{ from: 2, to: 4 }]);
    expect(kindsOf(book)).toContain("scans_missing");
    for (const seq of [3, 2, 4]) book.add(scan("d1", seq, EVENING, { decision: "refuse" }));
    expect(book.gaps("d1", 1)).toEqual([]);
    expect(kindsOf(book)).not.toContain("scans_missing");
  });

  test.each([
    ["never measured", { offsetMs: null, offsetAgeMs: null }],
    ["measured half a day ago", { offsetAgeMs: 13 * 3_600_000 }],
  ])("a clock %s is suspect", (_name, clock) => {
    expect(kindsOf(bookOf([scan("d1", 1, EVENING, clock)]))).toEqual(["clock_suspect"]);
  });

  test("so is one that jumps by minutes between two scans", () => {
    const jump = scan("d1", 2, EVENING, { offsetMs: 300_000, ticketId: null, decision: "refuse" });
    expect(kindsOf(bookOf([scan("d1", 1, EVENING), jump]))).toEqual(["clock_suspect"]);
  });
});

test("a gate counts its admissions and exits, without undone ones", () => {
  const exit = scan("d1", 2, EVENING + 2, { kind: "exit" });
  const book = bookOf([scan("d1", 1, EVENING + 1), exit], rules("reentry"));
  expect(book.atGate("g1")).toMatchObject({ entries: 1, exits: 1 });
  book.add(scan("d1", 3, EVENING + 3, { kind: "undo", undoOf: exit.scanId }));
  expect(book.atGate("g1")).toMatchObject({ entries: 1, exits: 0 });
});
