import fc from "fast-check";
import { expect, test } from "vitest";
import { listTakenAway } from "#domain/sale/plan-change";
import {
  ROW_NAMINGS,
  SEAT_NUMBERINGS,
  buildRows,
  listPlanProblems,
  nameRows,
  numberSeats,
  renumber,
  rowLetters,
} from "#domain/seating/numbering";
import { type SeatedSection, SeatingPlan } from "#domain/seating/plan";
import { stalls } from "../../build/event-setup";

test("seats are numbered by the chosen scheme", () => {
  expect(numberSeats(5, "left_to_right", 1)).toEqual(["1", "2", "3", "4", "5"]);
  expect(numberSeats(5, "right_to_left", 1)).toEqual(["5", "4", "3", "2", "1"]);
  expect(numberSeats(5, "odd_even", 1)).toEqual(["5", "3", "1", "2", "4"]);
  expect(numberSeats(3, "odd", 1)).toEqual(["1", "3", "5"]);
  expect(numberSeats(3, "even", 1)).toEqual(["2", "4", "6"]);
  expect(numberSeats(2, "left_to_right", 101)).toEqual(["101", "102"]);
});

test("row letters skip I and O, and continue with two letters", () => {
  const letters = nameRows(26, "letters", 0);
  expect(letters.slice(7, 14)).toEqual(["H", "J", "K", "L", "M", "N", "P"]);
  expect(letters.slice(23)).toEqual(["Z", "AA", "AB"]);
  expect(nameRows(3, "numbers", 4)).toEqual(["4", "5", "6"]);
  expect(Array.from({ length: 700 }, (_, index) => rowLetters(index)).join("")).not.toMatch(/[IO]/);
});

test("labels of seats and rows are unique in every scheme", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SEAT_NUMBERINGS),
      fc.constantFrom(...ROW_NAMINGS),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 500 }),
      (numbering, naming, seatsPerRow, rows, startSeat) => {
        const built = buildRows({
          rows,
          seatsPerRow,
          numbering,
          startSeat,
          naming,
          startRow: 1,
          aislesAfter: [4, 9],
        });
        const plan = planOf({ rows: built });
        expect(SeatingPlan.safeParse(plan).success).toBe(true);
        expect(listPlanProblems(plan)).toEqual([]);
        expect(
          built.every((row) => row.seats.filter(({ kind }) => kind === "seat").length === seatsPerRow),
        ).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("wheelchair places and blocked seats keep their positions when a block is rebuilt", () => {
  const before = buildRows(request);
  const marked = before.map((row, index) => ({
    ...row,
    seats: row.seats.map((seat, place) =>
      index === 0 && place === 1 ? { ...seat, kind: "accessible" as const } : seat,
    ),
  }));
  const after = buildRows({ ...request, numbering: "right_to_left", aislesAfter: [1] }, marked);
  expect(after[0]!.seats.map(({ label, kind }) => `${label} ${kind}`)).toEqual([
    "4 seat",
    "- gap",
    "3 accessible",
    "2 seat",
    "1 seat",
  ]);
});

test("an aisle is a gap after its seat, and none follows the last seat of a row", () => {
  const request = {
    rows: 1,
    seatsPerRow: 4,
    numbering: "left_to_right",
    startSeat: 1,
    naming: "letters",
    startRow: 0,
  } as const;
  const kinds = (...aislesAfter: number[]) =>
    buildRows({ ...request, aislesAfter })[0]!
      .seats.map(({ kind }) => (kind === "gap" ? "|" : "s"))
      .join("");
  expect([kinds(), kinds(1), kinds(2), kinds(3), kinds(4), kinds(5)]).toEqual([
    "ssss",
    "s|sss",
    "ss|ss",
    "sss|s",
    "ssss",
    "ssss",
  ]);
});

test("renumbering skips aisles", () => {
  const section = sectionOf({ rows: buildRows({ ...request, aislesAfter: [2] }) });
  expect(renumber(section, "right_to_left", 1).rows[0]!.seats.map(({ label }) => label)).toEqual([
    "4",
    "3",
    "-",
    "2",
    "1",
  ]);
});

test("two sections with the same id are reported as a problem of the plan", () => {
  const sections = [stalls(), stalls({ name: "Circle" })];
  expect(listPlanProblems({ focus: "Stage", sections })).toEqual([
    { problem: "section_repeated", section: "Circle" },
  ]);
});

test("two seats with the same name are reported as a problem of the plan", () => {
  const rows = [...buildRows({ ...request, rows: 1 }), ...buildRows({ ...request, rows: 1 })];
  expect(listPlanProblems(planOf({ rows }))).toEqual([
    { problem: "seat_repeated", section: "Stalls", seat: "A 1" },
  ]);
});

test("a new plan may add seats, and the held and sold seats it removes are listed", () => {
  const before = planOf({ rows: buildRows(request) });
  const after = planOf({ rows: buildRows({ ...request, seatsPerRow: 3 }) });
  expect(listTakenAway(before, "ffffffff", after)).toEqual([]);
  expect(listTakenAway(before, "fffhfffs", after).map(({ row, seat }) => row + seat)).toEqual(["A4", "B4"]);
  expect(listTakenAway(before, "ssssssss", planOf({ rows: buildRows({ ...request, rows: 3 }) }))).toEqual([]);
});

const request = {
  rows: 2,
  seatsPerRow: 4,
  numbering: "left_to_right",
  startSeat: 1,
  naming: "letters",
  startRow: 0,
  aislesAfter: [],
} as const;

const sectionOf = (parts: Pick<SeatedSection, "rows">): SeatedSection => ({ ...stalls(), ...parts });

function planOf(parts: Pick<SeatedSection, "rows">): SeatingPlan {
  return { focus: "Stage", sections: [sectionOf(parts)] };
}
