import { expect, test } from "vitest";
import {
  type EventEntry,
  EventEntry as Schema,
  FIRST_ENTRY,
  entryOrDefault,
  listEntryProblems,
} from "#domain/sale/event-entry";
import { EventSetup } from "#domain/sale/event-setup";
import { aSetup } from "#tests/build/workerd/setup";

const list = { id: "main", name: "Main", rule: "once" as const, dayCutOffMinutes: 0 };
const gate = { id: "north", name: "North", listId: "main", ticketTypeIds: ["seat"] };
const entry: EventEntry = { lists: [list], gates: [gate] };
const problems = (change: Partial<EventEntry>, used: string[] = []) =>
  listEntryProblems({ ...entry, ...change }, ["seat"], used);

test("an entry whose names and ids are unique and known has no problems", () => {
  expect(problems({})).toEqual([]);
  expect(
    problems({ gates: [gate, { ...gate, id: "south", name: "South", ticketTypeIds: [] }] }, ["main"]),
  ).toEqual([]);
});

test.each([
  [
    "list_name_missing",
    {
      lists: [
        { ...list, name: " " },
        { ...list, id: "b" },
      ],
    },
  ],
  ["list_name_repeated", { lists: [list, { ...list, id: "b", name: "MAIN " }] }],
  ["list_id_repeated", { lists: [list, { ...list, name: "Other" }] }],
  ["gate_name_missing", { gates: [gate, { ...gate, id: "b", name: " " }] }],
  ["gate_name_repeated", { gates: [gate, { ...gate, id: "b", name: " north" }] }],
  ["gate_id_repeated", { gates: [gate, { ...gate, name: "South" }] }],
  ["list_unknown", { gates: [gate, { ...gate, id: "b", name: "South", listId: "nowhere" }] }],
  [
    "ticket_type_unknown",
    { gates: [gate, { ...gate, id: "b", name: "South", ticketTypeIds: ["seat", "gone"] }] },
  ],
])("%s is a problem of an entry", (problem, change) => {
  expect(problems(change)).toEqual([problem]);
});

test("a list whose gates have paired devices cannot be removed", () => {
  expect(problems({}, ["main", "balcony"])).toEqual(["list_in_use"]);
});

test("an event without lists or gates has one of each", () => {
  expect(entryOrDefault({ lists: [], gates: [] })).toEqual(FIRST_ENTRY);
  expect(entryOrDefault(entry)).toEqual(entry);
  expect(entryOrDefault({ lists: [], gates: [gate] })).toEqual({ lists: FIRST_ENTRY.lists, gates: [gate] });
  expect(listEntryProblems(FIRST_ENTRY, [])).toEqual([]);
});

const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

test("an entry has one to twenty lists and one to fifty gates", () => {
  const accepts = (lists: number, gates: number) =>
    Schema.safeParse({ lists: many(lists, list), gates: many(gates, gate) }).success;
  expect([accepts(1, 1), accepts(20, 50)]).toEqual([true, true]);
  expect([accepts(0, 1), accepts(21, 1), accepts(1, 0), accepts(1, 51)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

const setup = aSetup("e1", { rows: 1, perRow: 1, standing: 1 });
const [type] = setup.ticketTypes as [EventSetup["ticketTypes"][number]];
const tax = { name: "GST", rateBasisPoints: 0, inclusive: true };
const pool = { id: "floor", name: "Floor", capacity: 0 };

test.each([
  ["revision", 1, 0],
  ["currency", "INR", "IN"],
  ["currency", "INR", "RUPEE"],
  ["tax", tax, { ...tax, rateBasisPoints: -1 }],
  ["tax", { ...tax, rateBasisPoints: 10_000 }, { ...tax, rateBasisPoints: 10_001 }],
  ["seatsPerBuyer", 1, 0],
  ["seatsPerBuyer", 50, 51],
  ["pools", [pool], [{ ...pool, capacity: -1 }]],
  ["ticketTypes", [type], []],
  ["ticketTypes", [{ ...type, code: 1 }], [{ ...type, code: 0 }]],
  ["ticketTypes", [{ ...type, code: 65_535 }], [{ ...type, code: 65_536 }]],
  ["ticketTypes", [{ ...type, priceMinor: 0 }], [{ ...type, priceMinor: -1 }]],
  ["ticketTypes", [{ ...type, priceMinor: 1_000_000_000 }], [{ ...type, priceMinor: 1_000_000_001 }]],
  ["ticketTypes", [{ ...type, maxPerBuyer: 1 }], [{ ...type, maxPerBuyer: 0 }]],
  ["ticketTypes", [type], [{ ...type, draws: { from: "seats", sectionIds: [] } }]],
  ["lists", [{ ...list, dayCutOffMinutes: 0 }], [{ ...list, dayCutOffMinutes: -1 }]],
  ["lists", [{ ...list, dayCutOffMinutes: 1439 }], [{ ...list, dayCutOffMinutes: 1440 }]],
])("the %s of a setup has a limit", (field, accepted, refused) => {
  expect(EventSetup.safeParse({ ...setup, [field]: accepted }).success).toBe(true);
  expect(EventSetup.safeParse({ ...setup, [field]: refused }).success).toBe(false);
});

test("problems are listed in the order of the form: lists, gates, then what refers to them", () => {
  const broken = {
    lists: [
      { ...list, name: " " },
      { ...list, name: " " },
    ],
    gates: [
      { ...gate, name: "", listId: "nowhere", ticketTypeIds: ["unknown"] },
      { ...gate, name: "" },
    ],
  };
  const found = problems(broken);
  expect(found).toEqual([
    "list_name_missing",
    "list_name_repeated",
    "list_id_repeated",
    "gate_name_missing",
    "gate_name_repeated",
    "gate_id_repeated",
    "list_unknown",
    "ticket_type_unknown",
  ]);
});
