import { describe, expect, test } from "vitest";
import { layoutBlock, layoutRoom } from "#domain/seating/layout";
import { firstStop, makeSeatWalk, stepSeat } from "#domain/seating/keyboard-walk";
import { listBlocks } from "#domain/seating/block";
import { listSeats, type SeatingPlan } from "#domain/seating/plan";

const seats = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => ({ label: String(from + at), kind: "seat" as const }));
const rows = (labels: string, count: number, from = 1) =>
  [...labels].map((label) => ({ label, seats: seats(count, from) }));

const theatre: SeatingPlan = {
  focus: "Stage",
  sections: [
    {
      kind: "seated",
      id: "sl",
      name: "Stalls left",
      multiplierPercent: 100,
      place: { tier: 0, side: "left" },
      rows: rows("ABC", 6),
    },
    {
      kind: "seated",
      id: "sc",
      name: "Stalls centre",
      multiplierPercent: 150,
      place: { tier: 0, side: "centre" },
      rows: rows("ABC", 10, 7),
    },
    {
      kind: "seated",
      id: "sr",
      name: "Stalls right",
      multiplierPercent: 100,
      place: { tier: 0, side: "right" },
      rows: rows("ABC", 6, 17),
    },
    {
      kind: "seated",
      id: "ci",
      name: "Circle",
      multiplierPercent: 60,
      place: { tier: 1, side: "centre" },
      rows: rows("AB", 12),
    },
    { kind: "standing", id: "gr", name: "Gallery", place: { tier: 2, side: "centre" }, capacity: 120 },
  ],
};

describe("a room's drawing", () => {
  const room = layoutRoom(theatre);
  const spots = room.sections.flatMap((section) => section.rows.flatMap((row) => row.seats));

  test("every seat is drawn once, under its index in the seat protocol", () => {
    expect(spots.map((spot) => spot.index)).toEqual(listSeats(theatre).map((seat) => seat.index));
  });

  test("no two chairs touch", () => {
    for (const [at, a] of spots.entries())
      for (const b of spots.slice(at + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(room.pitch * 0.85);
  });

  test("everything is inside the box", () => {
    const { x, y, width, height } = room.box;
    for (const point of [
      ...spots,
      ...room.names,
      ...room.sections.flatMap((section) => section.rows.flatMap((row) => row.letters)),
    ]) {
      expect(point.x).toBeGreaterThanOrEqual(x);
      expect(point.x).toBeLessThanOrEqual(x + width);
      expect(point.y).toBeGreaterThanOrEqual(y);
      expect(point.y).toBeLessThanOrEqual(y + height);
    }
  });

  test("rows curve around the stage: their ends are nearer and rotated towards it", () => {
    const first = room.sections[0]!.rows[0]!.seats[0]!;
    const middle = room.sections[1]!.rows[0]!.seats[5]!;
    const last = room.sections[2]!.rows[0]!.seats.at(-1)!;
    expect(first.y).toBeLessThan(middle.y);
    expect(last.y).toBeLessThan(middle.y);
    expect(first.turn).toBeGreaterThan(0);
    expect(last.turn).toBeLessThan(0);
  });

  test("a tier of sections with equal rows has its letters at the two far ends only", () => {
    expect(room.sections[0]!.rows[0]!.letters).toHaveLength(1);
    expect(room.sections[1]!.rows[0]!.letters).toHaveLength(0);
    expect(room.sections[2]!.rows[0]!.letters).toHaveLength(1);
    expect(room.sections[3]!.rows[0]!.letters).toHaveLength(2);
  });

  test("adjacent sections are labelled once with their common name", () => {
    expect(room.names.map((name) => name.text)).toEqual(["Stalls", "Circle", "Gallery"]);
  });

  test("standing places are an area, not chairs", () => {
    const gallery = room.sections.find((section) => section.sectionId === "gr")!;
    expect(gallery.rows).toEqual([]);
    expect(gallery.outline).toMatch(/^M.*Z$/);
  });
});

test("a block drawn alone keeps the seat indexes and has cells wide enough for touch", () => {
  const block = layoutBlock(theatre, "sc")!;
  const spots = block.sections.flatMap((section) => section.rows.flatMap((row) => row.seats));
  expect(spots[0]!.index).toBe(18);
  expect(spots[1]!.x - spots[0]!.x).toBeCloseTo(27.6);
  expect(layoutBlock(theatre, "gr")).toBeNull();
});

test("sections of one name and side form one block, which its side distinguishes from others of that name", () => {
  const band = (id: string, name: string, tier: number, side: "left" | "centre", labels: string) =>
    ({
      kind: "seated",
      id,
      name,
      multiplierPercent: 100,
      place: { tier, side },
      rows: rows(labels, 4),
    }) as const;
  const plan: SeatingPlan = {
    focus: "Stage",
    sections: [
      band("fl", "Stalls, front", 0, "left", "AB"),
      band("fc", "Stalls, front", 0, "centre", "AB"),
      band("rl", "Stalls, rear", 1, "left", "CD"),
      band("rc", "Stalls, rear", 1, "centre", "CD"),
      band("ci", "Circle", 2, "centre", "AA"),
    ],
  };
  expect(
    listBlocks(plan).map((block) => [block.name, block.side, block.sections.map((each) => each.id)]),
  ).toEqual([
    ["Stalls", "left", ["fl", "rl"]],
    ["Stalls", "centre", ["fc", "rc"]],
    ["Circle", null, ["ci"]],
  ]);
  expect(layoutBlock(plan, "fl")!.sections.flatMap((each) => each.rows.map((row) => row.label))).toEqual([
    "A",
    "B",
    "C",
    "D",
  ]);
});

test("a section whose name contains its side is labelled with that name, and one of several bands with its side", () => {
  const at = (id: string, name: string, tier: number, side: "left" | "centre" | "right") =>
    ({
      kind: "seated",
      id,
      name,
      multiplierPercent: 100,
      place: { tier, side },
      rows: rows("A", 4),
    }) as const;
  const named = (...sections: SeatingPlan["sections"]) =>
    listBlocks({ focus: "Stage", sections }).map(({ name, side }) => [name, side]);
  expect(named(at("l", "Stalls left", 0, "left"), at("r", "Stalls right", 0, "right"))).toEqual([
    ["Stalls left", null],
    ["Stalls right", null],
  ]);
  expect(named(at("l", "Stalls", 0, "left"), at("r", "Stalls, front", 0, "right"))).toEqual([
    ["Stalls", "left"],
    ["Stalls", "right"],
  ]);
});

test("an aisle takes up space and is not a seat", () => {
  const plan: SeatingPlan = {
    focus: "Screen",
    sections: [
      {
        kind: "seated",
        id: "s",
        name: "Hall",
        multiplierPercent: 100,
        place: { tier: 0, side: "centre" },
        rows: [{ label: "A", seats: [...seats(2), { label: "-", kind: "gap" }, ...seats(2, 3)] }],
      },
    ],
  };
  const [row] = layoutRoom(plan).sections[0]!.rows;
  expect(row!.seats.map((seat) => seat.index)).toEqual([0, 1, 2, 3]);
  expect(row!.seats[2]!.x - row!.seats[1]!.x).toBeGreaterThan(40);
});

describe("keyboard navigation", () => {
  const walk = makeSeatWalk(layoutRoom(theatre));
  const all = () => true;

  test("right crosses the aisle into the neighbouring section", () => {
    expect(stepSeat(walk, 5, "right", all)).toBe(18);
    expect(stepSeat(walk, 18, "left", all)).toBe(5);
    expect(stepSeat(walk, 0, "left", all)).toBeNull();
  });

  test("down and up change the row and keep the horizontal position", () => {
    expect(stepSeat(walk, 20, "down", all)).toBe(30);
    expect(stepSeat(walk, 30, "up", all)).toBe(20);
    expect(stepSeat(walk, 20, "up", all)).toBeNull();
  });

  test("down from the last row of the stalls reaches the circle", () => {
    const reached = stepSeat(walk, 43, "down", all)!;
    expect(walk.rows[walk.rowOf.get(reached)!]!.sectionId).toBe("ci");
  });

  test("sold seats are skipped", () => {
    expect(stepSeat(walk, 0, "right", (index) => index !== 1 && index !== 2)).toBe(3);
  });

  test("Home and End move within the row, the section keys to other sections", () => {
    expect(stepSeat(walk, 20, "row-start", all)).toBe(18);
    expect(stepSeat(walk, 20, "row-end", all)).toBe(27);
    expect(stepSeat(walk, 0, "section-next", all)).toBe(18);
    expect(stepSeat(walk, 18, "section-before", all)).toBe(0);
    expect(stepSeat(walk, 0, "section-before", all)).toBeNull();
  });

  test("the initial seat begins the first seats that are adjacent and free, or fewer of them", () => {
    expect(firstStop(walk, all, 4)).toBe(0);
    expect(firstStop(walk, all)).toBe(0);
    expect(firstStop(walk, (index) => index > 2, 4)).toBe(6);
    expect(firstStop(walk, (index) => index === 2 || index === 4, 2)).toBe(2);
    expect(firstStop(walk, () => false, 2)).toBeNull();
  });

  test("four adjacent seats take eight key presses from the initial seat", () => {
    const free = (index: number) => index % 5 !== 0 || index > 24;
    let at = firstStop(walk, free, 4)!;
    const chosen = [at];
    let keys = 1;
    while (chosen.length < 4) {
      at = stepSeat(walk, at, "right", free)!;
      chosen.push(at);
      keys += 2;
    }
    expect(keys).toBeLessThanOrEqual(8);
    expect(chosen).toEqual([chosen[0], chosen[0]! + 1, chosen[0]! + 2, chosen[0]! + 3]);
  });
});
