import { expect, test } from "vitest";
import {
  EMPTY_CONTENT,
  EventContent,
  TicketTypeDraft,
  listReadinessProblems,
} from "#domain/catalogue/event-draft";
import type { SeatingPlan } from "#domain/seating/plan";

const NOW = Date.UTC(2026, 10, 20, 6);
const HOUR = 3_600_000;

const type: TicketTypeDraft = {
  id: "t1",
  code: 1,
  name: "Stalls",
  priceMinor: 50_000,
  saleStartsAt: null,
  saleEndsAt: null,
  maxPerBuyer: null,
  draws: { from: "seats", sectionIds: ["stalls"] },
};
const long = (length: number) => "a".repeat(length);
const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
const seats = (sectionIds: string[]) => ({ from: "seats" as const, sectionIds });
const pool = { id: "p", name: "Floor", capacity: 10 };

test.each([
  ["title", long(120), long(121)],
  ["description", long(20_000), long(20_001)],
  ["language", long(40), long(41)],
  ["performer", long(120), long(121)],
  ["tags", many(12, "jazz"), many(13, "jazz")],
  ["tags", [long(30)], [long(31)]],
  ["tags", ["a"], [" "]],
  ["venueId", long(64), long(65)],
  ["timeZone", "Asia/Kolkata", "Asia/Atlantis"],
  ["startsAt", 0, -1],
  ["endsAt", 8_640_000_000_000, 8_640_000_000_001],
  ["doorsAt", 0, 0.5],
  ["currency", "EUR", "EURO"],
  ["currency", "INR", "IN"],
  ["seatsPerBuyer", 1, 0],
  ["seatsPerBuyer", 50, 51],
  ["imageKey", long(120), long(121)],
  ["pools", many(40, pool), many(41, pool)],
  ["pools", [{ ...pool, id: long(80) }], [{ ...pool, id: long(81) }]],
  ["pools", [{ ...pool, name: long(60) }], [{ ...pool, name: long(61) }]],
  ["pools", [{ ...pool, capacity: 0 }], [{ ...pool, capacity: -1 }]],
  ["ticketTypes", many(30, type), many(31, type)],
])("the %s of an event has a limit", (field, accepted, refused) => {
  expect(EventContent.safeParse({ ...EMPTY_CONTENT, [field]: accepted }).success).toBe(true);
  expect(EventContent.safeParse({ ...EMPTY_CONTENT, [field]: refused }).success).toBe(false);
});

test.each([
  ["id", "t", ""],
  ["id", long(64), long(65)],
  ["code", 1, 0],
  ["code", 65_535, 65_536],
  ["name", long(60), long(61)],
  ["priceMinor", 0, -1],
  ["priceMinor", 1_000_000_000, 1_000_000_001],
  ["maxPerBuyer", 1, 0],
  ["maxPerBuyer", 50, 51],
  ["draws", seats(many(60, "s")), seats(many(61, "s"))],
  ["draws", seats([long(40)]), seats([long(41)])],
  ["draws", { from: "pool", poolId: long(80) }, { from: "pool", poolId: long(81) }],
])("the %s of a ticket type has a limit", (field, accepted, refused) => {
  expect(TicketTypeDraft.safeParse({ ...type, [field]: accepted }).success).toBe(true);
  expect(TicketTypeDraft.safeParse({ ...type, [field]: refused }).success).toBe(false);
});

test("spaces around the typed texts of an event are removed", () => {
  const typed = { title: " a ", language: " b ", performer: " c ", tags: [" d "] };
  const { title, language, performer, tags } = EventContent.parse({ ...EMPTY_CONTENT, ...typed });
  expect([title, language, performer, ...tags]).toEqual(["a", "b", "c", "d"]);
  expect(TicketTypeDraft.parse({ ...type, name: " e " }).name).toBe("e");
});

test("an event stored before these fields existed is in person, for all, without performer", () => {
  const { performer: _p, forWhom: _f, access: _a, mode: _m, ...older } = EMPTY_CONTENT;
  expect(EventContent.parse(older)).toEqual(EMPTY_CONTENT);
});

test("a new draft is in Indian time and currency, with six places per buyer", () => {
  expect(EventContent.parse(EMPTY_CONTENT)).toMatchObject({
    timeZone: "Asia/Kolkata",
    currency: "INR",
    seatsPerBuyer: 6,
  });
});

const plan: SeatingPlan = {
  focus: "Stage",
  sections: [
    {
      kind: "seated",
      id: "stalls",
      name: "Stalls",
      multiplierPercent: 100,
      place: { tier: 0, side: "centre" },
      rows: [{ label: "A", seats: [{ label: "1", kind: "seat" }] }],
    },
    { kind: "standing", id: "lawn", name: "Lawn", place: { tier: 1, side: "centre" }, capacity: 90 },
  ],
};
const ready: EventContent = {
  ...EMPTY_CONTENT,
  title: "Tughlaq",
  description: "A sultan moves his capital.",
  venueId: "malhar",
  doorsAt: NOW + HOUR,
  startsAt: NOW + 2 * HOUR,
  endsAt: NOW + 4 * HOUR,
  pools: [pool],
  ticketTypes: [type],
};
const problemsOf = (edit: Partial<EventContent>) =>
  listReadinessProblems({ ...ready, ...edit }, plan, NOW).map(({ problem, field }) => `${field}: ${problem}`);
const problemsOfType = (edit: Partial<TicketTypeDraft>) =>
  problemsOf({ ticketTypes: [{ ...type, ...edit }] });

test("a complete event has no problems", () => {
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ doorsAt: null })).toEqual([]);
  expect(problemsOf({ doorsAt: ready.startsAt })).toEqual([]);
});

test("a start must be in the future, an end after it, doors not after it", () => {
  expect(problemsOf({ startsAt: NOW + 1, doorsAt: null })).toEqual([]);
  expect(problemsOf({ startsAt: NOW, doorsAt: null })).toEqual(["startsAt: starts_past"]);
  expect(problemsOf({ endsAt: ready.startsAt })).toEqual(["endsAt: ends_before_start"]);
  expect(problemsOf({ endsAt: ready.startsAt! + 1 })).toEqual([]);
  expect(problemsOf({ doorsAt: ready.startsAt! + 1 })).toEqual(["doorsAt: doors_after_start"]);
  expect(problemsOf({ startsAt: null })).toEqual(["startsAt: starts_missing"]);
});

test("a sale ends after its start and not after the event", () => {
  expect(problemsOfType({ saleStartsAt: NOW, saleEndsAt: NOW + 1 })).toEqual([]);
  expect(problemsOfType({ saleStartsAt: NOW, saleEndsAt: NOW })).toEqual([
    "ticketTypes: sale_ends_before_start",
  ]);
  expect(problemsOfType({ saleStartsAt: NOW })).toEqual([]);
  expect(problemsOfType({ saleEndsAt: ready.endsAt })).toEqual([]);
  expect(problemsOfType({ saleEndsAt: ready.endsAt! + 1 })).toEqual(["ticketTypes: sale_ends_after_event"]);
});

test("a ticket type draws from seated sections, a standing section, or a pool with places", () => {
  expect(problemsOfType({ draws: seats([]) })).toEqual(["ticketTypes: sections_missing"]);
  expect(problemsOfType({ draws: seats(["stalls", "circle"]) })).toEqual(["ticketTypes: section_unknown"]);
  expect(problemsOfType({ draws: seats(["lawn"]) })).toEqual(["ticketTypes: section_unknown"]);
  const poolOf = (poolId: string) => problemsOfType({ draws: { from: "pool", poolId } });
  expect(poolOf("p")).toEqual([]);
  expect(poolOf("lawn")).toEqual([]);
  expect(poolOf("stalls")).toEqual(["ticketTypes: pool_unknown"]);
  expect(
    problemsOf({
      pools: [{ ...pool, capacity: 1 }],
      ticketTypes: [{ ...type, draws: { from: "pool", poolId: "p" } }],
    }),
  ).toEqual([]);
});

test("two ticket types with one name are a problem of the second", () => {
  const twins = [type, { ...type, id: "t2", name: "Circle" }, { ...type, id: "t3" }];
  expect(listReadinessProblems({ ...ready, ticketTypes: twins }, plan, NOW)).toEqual([
    { problem: "ticket_type_name_repeated", field: "ticketTypes", ticketType: 2 },
  ]);
});

test.each([
  ["in-person", null, "https://example.com/show", ["venue_missing"]],
  ["in-person", "v1", "", []],
  ["online", null, "", ["online_url_missing"]],
  ["online", "v1", "not a link", ["online_url_invalid"]],
  ["online", null, "https://example.com/show", []],
] as const)(
  "an event that is %s at venue %s with the link %j has the problems %j",
  (mode, venueId, onlineUrl, expected) => {
    const found = listReadinessProblems({ ...EMPTY_CONTENT, mode, venueId, onlineUrl }, null, NOW);
    expect(
      found.map(({ problem }) => problem).filter((problem) => /venue_missing|online_url/.test(problem)),
    ).toEqual(expected);
  },
);
