import { describe, expect, test } from "vitest";
import { type AdmissionRequest, decideAdmission, mayOverride, refuseCode } from "#domain/gate/verdict";
import type { ManifestGate, ManifestList, ManifestTicket } from "#domain/gate/manifest-format";
import { TICKET_FLAGS } from "#domain/gate/manifest-format";
import { REFUSAL_REASONS } from "#domain/gate/verdict-reason";
import type { TicketState } from "#domain/gate/ticket-state";

const NOW = Date.UTC(2026, 10, 21, 14, 0);
const HOUR = 3_600_000;
const ID = "000000000000000000aa";
const GATE: ManifestGate = { id: "g2", name: "Gate 2", listId: "main", ticketTypeCodes: [1, 2] };
const OTHER: ManifestGate = { id: "g9", name: "Balcony door", listId: "main", ticketTypeCodes: [3] };
const LIST: ManifestList = {
  id: "main",
  name: "Main list",
  rule: "once",
  dayCutOffMinutes: 300,
  validFrom: NOW - 2 * HOUR,
  validUntil: NOW + 6 * HOUR,
};
const TICKET: ManifestTicket = { ticketId: ID, serial: 1, ticketTypeCode: 1, flags: 0, place: null };
const seenAt = (at: number) => ({ scanId: "d1:1:1", deviceId: "d1", gateId: "g1", at });

function stateOf(more: Partial<TicketState>): TicketState {
  return {
    listId: "main",
    ticketId: ID,
    inside: false,
    first: null,
    last: null,
    passages: [],
    admissions: 0,
    exits: 0,
    duplicates: 0,
    incidents: [],
    ...more,
  };
}
const entryAt = (at: number, day = "") => ({ direction: "entry" as const, day, scan: seenAt(at) });
const exitAt = (at: number) => ({ direction: "exit" as const, day: "", scan: seenAt(at) });
const IN = stateOf({
  inside: true,
  first: seenAt(NOW - HOUR),
  last: seenAt(NOW - HOUR),
  passages: [entryAt(NOW - HOUR)],
});
const OUT = {
  ...IN,
  inside: false,
  exits: 1,
  last: seenAt(NOW - HOUR / 2),
  passages: [entryAt(NOW - HOUR), exitAt(NOW - HOUR / 2)],
};

function decide(
  more: Partial<Omit<AdmissionRequest, "shown">> & {
    code?: object;
    list?: ManifestList;
    picked?: ManifestTicket;
  } = {},
) {
  const { code, picked, ...rest } = more;
  return decideAdmission({
    shown: picked
      ? { by: "list", ticket: picked }
      : {
          by: "code",
          code: {
            keyNo: 1,
            ticketId: ID,
            ticketTypeCode: 1,
            serial: 1,
            issuedAt: NOW - 48 * HOUR,
            seat: "",
            ...code,
          },
        },
    direction: "entry",
    at: NOW,
    place: { at: more.at ?? NOW, deviceId: "d2" },
    gate: GATE,
    list: LIST,
    ticket: TICKET,
    state: null,
    head: { timeZone: "Asia/Kolkata", unknownTickets: "check", gates: [GATE, OTHER] },
    listAsOf: NOW - HOUR,
    ...rest,
  });
}

test("a valid ticket that was never in is admitted", () => {
  expect(decide()).toEqual({ decision: "admit", reason: null, facts: {} });
});

describe("the ticket itself comes first", () => {
  test("revoked is refused, though its serial would also be too low and it is already in", () => {
    const ticket = { ...TICKET, serial: 3, flags: TICKET_FLAGS.revoked };
    expect(decide({ ticket, state: IN })).toMatchObject({ decision: "refuse", reason: "revoked" });
  });

  test("an older serial is refused, naming both", () => {
    expect(decide({ ticket: { ...TICKET, serial: 2 } })).toMatchObject({
      decision: "refuse",
      reason: "superseded",
      facts: { shownSerial: 1, validSerial: 2 },
    });
  });

  test("a higher serial than the list's goes on: it was transferred after the list was made", () => {
    expect(decide({ code: { serial: 4 } })).toMatchObject({ decision: "admit" });
  });

  test.each([
    ["unpaid", TICKET_FLAGS.unpaid],
    ["blocked", TICKET_FLAGS.blocked],
  ])("%s is refused", (reason, flags) => {
    expect(decide({ ticket: { ...TICKET, flags } })).toMatchObject({ decision: "refuse", reason });
  });

  test("unknown and older than the list is refused", () => {
    expect(decide({ ticket: null })).toMatchObject({ decision: "refuse", reason: "unknown" });
  });

  test("unknown and younger than the list is amber, with both times", () => {
    const issuedAt = NOW - HOUR / 2;
    expect(decide({ ticket: null, code: { issuedAt } })).toEqual({
      decision: "check",
      reason: "sold_after_list",
      facts: { issuedAt, listAsOf: NOW - HOUR },
    });
  });

  test("sold within the last minutes before the list was made, it is amber too: clocks differ a little", () => {
    expect(decide({ ticket: null, code: { issuedAt: NOW - HOUR - 4 * 60_000 } }).decision).toBe("check");
    expect(decide({ ticket: null, code: { issuedAt: NOW - HOUR - 5 * 60_000 } }).decision).toBe("refuse");
  });

  test("an organizer may have all unknown tickets refused", () => {
    const head = { timeZone: "Asia/Kolkata", unknownTickets: "refuse" as const, gates: [GATE] };
    expect(decide({ ticket: null, code: { issuedAt: NOW }, head })).toMatchObject({ reason: "unknown" });
  });

  test("a ticket sold after the list is amber only once: its second showing is already in", () => {
    expect(decide({ ticket: null, code: { issuedAt: NOW }, state: IN })).toMatchObject({
      decision: "refuse",
      reason: "already_in",
    });
  });
});

describe("gate, time, then the list's rule", () => {
  test("the wrong gate names the right ones", () => {
    const ticket = { ...TICKET, ticketTypeCode: 3 };
    expect(decide({ ticket, code: { ticketTypeCode: 3 }, state: IN })).toMatchObject({
      reason: "wrong_gate",
      facts: { gates: ["Balcony door"] },
    });
  });

  test("a type that enters nowhere is the wrong type", () => {
    expect(decide({ code: { ticketTypeCode: 7 } })).toMatchObject({ reason: "wrong_type" });
  });

  test("before its time and after it", () => {
    expect(decide({ at: NOW - 3 * HOUR })).toMatchObject({ reason: "not_yet" });
    expect(decide({ at: NOW + 6 * HOUR })).toMatchObject({ reason: "too_late" });
  });

  test('"already in" names time, gate and phone of the earlier entry', () => {
    expect(decide({ state: IN })).toMatchObject({
      decision: "refuse",
      reason: "already_in",
      facts: { earlier: { at: NOW - HOUR, gateId: "g1", deviceId: "d1" } },
    });
  });

  test("a ticket that left may re-enter only under the re-entry rule", () => {
    expect(decide({ state: OUT })).toMatchObject({ reason: "no_reentry" });
    expect(decide({ state: OUT, list: { ...LIST, rule: "reentry" } })).toMatchObject({ decision: "admit" });
    expect(decide({ state: IN, list: { ...LIST, rule: "reentry" } })).toMatchObject({ reason: "already_in" });
  });

  test("once a day: again the next day, not after midnight of the same night", () => {
    const list = { ...LIST, rule: "once_a_day" as const, validUntil: null };
    const evening = Date.UTC(2026, 10, 21, 14, 0);
    const passages = [entryAt(evening, "2026-11-21"), exitAt(evening + HOUR)];
    const state = { ...OUT, first: seenAt(evening), passages };
    expect(decide({ list, state, at: Date.UTC(2026, 10, 21, 20, 0) })).toMatchObject({
      reason: "no_reentry",
    });
    expect(decide({ list, state, at: Date.UTC(2026, 10, 22, 4, 0) })).toMatchObject({ decision: "admit" });
  });

  test("an exit is admitted when the ticket is inside, and amber when it is not", () => {
    expect(decide({ direction: "exit", state: IN })).toMatchObject({ decision: "admit" });
    expect(decide({ direction: "exit", state: OUT })).toMatchObject({
      decision: "check",
      reason: "not_inside",
    });
    expect(decide({ direction: "exit" })).toMatchObject({ decision: "check", reason: "not_inside" });
  });

  test("an exit after the last entry time is admitted", () => {
    expect(decide({ direction: "exit", state: IN, at: NOW + 10 * HOUR })).toMatchObject({
      decision: "admit",
    });
  });
});

test("a ticket picked from the list by seat or short code goes by the same rules", () => {
  expect(decide({ picked: TICKET })).toMatchObject({ decision: "admit" });
  expect(decide({ picked: TICKET, state: IN })).toMatchObject({ reason: "already_in" });
  const revoked = { ...TICKET, flags: TICKET_FLAGS.revoked };
  expect(decide({ picked: revoked, ticket: revoked })).toMatchObject({ reason: "revoked" });
});

test("a code that did not verify is refused for that, and no lead can wave it through", () => {
  expect(refuseCode("wrong_event", 7)).toEqual({
    decision: "refuse",
    reason: "wrong_event",
    facts: { otherEventTag: 7 },
  });
  const never = REFUSAL_REASONS.filter((reason) => !mayOverride(reason));
  expect(never).toEqual(["invalid_code", "unknown_key", "key_withdrawn", "wrong_event"]);
});

describe("the limits of a rule belong to it", () => {
  const MINUTES_5 = 5 * 60_000;

  test("a ticket issued up to five minutes before the list was made may be missing from it", () => {
    const listAsOf = NOW - HOUR;
    const issued = (issuedAt: number) => decide({ ticket: null, code: { issuedAt } });
    expect(issued(listAsOf - MINUTES_5)).toMatchObject({ reason: "unknown" });
    expect(issued(listAsOf - MINUTES_5 + 1)).toMatchObject({ reason: "sold_after_list" });
  });

  test("entry begins with the first millisecond of the list's times and ends before the last", () => {
    expect(decide({ at: LIST.validFrom! })).toMatchObject({ decision: "admit" });
    expect(decide({ at: LIST.validFrom! - 1 })).toMatchObject({
      reason: "not_yet",
      facts: { validFrom: LIST.validFrom },
    });
    expect(decide({ at: LIST.validUntil! - 1 })).toMatchObject({ decision: "admit" });
    expect(decide({ at: LIST.validUntil! })).toMatchObject({
      reason: "too_late",
      facts: { validUntil: LIST.validUntil },
    });
    const open = { ...LIST, validFrom: null, validUntil: null };
    expect(decide({ list: open, at: 0 })).toMatchObject({ decision: "admit" });
  });
});
