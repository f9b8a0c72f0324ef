import { describe, expect, test } from "vitest";
import { EventEntry, listEntryProblems } from "#domain/sale/event-entry";

const list = { id: "main", name: "Main", rule: "once" as const, dayCutOffMinutes: 0 };
const gate = { id: "g1", name: "Gate 1", listId: "main", ticketTypeIds: [] as string[] };

describe("check-in lists that an organizer sets", () => {
  test.each([
    [
      "a gate that shares no ticket type with its list",
      { lists: [{ ...list, ticketTypeIds: ["vip"] }], gates: [{ ...gate, ticketTypeIds: ["floor"] }] },
      "gate_admits_nothing",
    ],
    [
      "a last entry before the first",
      { lists: [{ ...list, opensMinutes: 60, closesMinutes: 30 }] },
      "list_window_empty",
    ],
    [
      "re-entry without scanned exits",
      { lists: [{ ...list, rule: "reentry" as const, exits: false }] },
      "reentry_without_exits",
    ],
    [
      "a list with the ticket type of another event",
      { lists: [{ ...list, ticketTypeIds: ["x"] }] },
      "ticket_type_unknown",
    ],
    ["two lists of one name", { lists: [list, { ...list, id: "vip", name: " main" }] }, "list_name_repeated"],
  ])("%s is refused", (_name, more, problem) => {
    const entry = { gates: [gate], ...more };
    expect(listEntryProblems(entry, ["vip", "floor"])).toContain(problem);
  });

  test("a list with types, entry times and without exits is accepted", () => {
    const vip = {
      ...list,
      ticketTypeIds: ["vip"],
      opensMinutes: -30,
      closesMinutes: 90,
      exits: false,
    };
    expect(listEntryProblems({ lists: [vip], gates: [gate] }, ["vip", "floor"])).toEqual([]);
    expect(EventEntry.parse({ lists: [vip], gates: [gate] }).lists[0]).toEqual(vip);
  });
});
