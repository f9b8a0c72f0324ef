import { expect, test } from "vitest";
import { chooseTogether } from "#domain/sale/hold/best-available";
import { HELD, makeInventory } from "#domain/sale/inventory";
import type { PlannedSeat, SeatedSection } from "#domain/seating/plan";
import { aTicketType, anEventSetup, stalls } from "../../build/event-setup";

type Side = SeatedSection["place"]["side"];

const section = (id: string, side: Side, tier = 0, rows = 1, perRow = 3) =>
  stalls({ id, name: id, rows, perRow, place: { tier, side } });

/** The seats chosen in a plan of these sections, on sale by one ticket type each. */
function choose(
  sections: readonly SeatedSection[],
  {
    held = [],
    ...request
  }: Partial<Parameters<typeof chooseTogether>[2]> & { readonly held?: readonly number[] } = {},
) {
  const setup = anEventSetup({
    startsAt: 0,
    plan: { focus: "Stage", sections: [...sections] },
    ticketTypes: sections.map(({ id }, i) =>
      aTicketType({ id: `type-${id}`, code: i + 1, draws: { from: "seats", sectionIds: [id] } }),
    ),
  });
  const inventory = makeInventory(setup);
  for (const index of held) inventory.status[index] = HELD;
  return chooseTogether(inventory, setup.plan!, {
    quantity: 1,
    ticketTypeIds: [],
    accessible: false,
    onSale: () => true,
    ...request,
  });
}

test("the middle of the front row is the best place", () => {
  expect(choose([section("stalls", "centre", 0, 3, 7)])).toEqual([3]);
  expect(choose([section("stalls", "centre", 0, 3, 7)], { quantity: 3 })).toEqual([2, 3, 4]);
});

test("a side section is two rows worse than the centre", () => {
  for (const side of ["left", "right"] as const) {
    const sections = [section("centre", "centre", 0, 4, 1), section("side", side, 0, 1, 1)];
    const held = (rows: number) => ({ held: Array.from({ length: rows }, (_, row) => row) });
    expect(choose(sections, held(1))).toEqual([1]);
    expect(choose(sections, held(3))).toEqual([4]);
    // Of two equal seats the plan's first is chosen.
    expect(choose(sections, held(2))).toEqual([2]);
    expect(choose(sections.toReversed(), { held: [1, 2] })).toEqual([0]);
  }
});

test("a further tier is twelve rows worse", () => {
  const sections = [section("stalls", "centre", 0, 14, 1), section("circle", "centre", 1, 1, 1)];
  const heldRows = (rows: number) =>
    choose(sections, { held: Array.from({ length: rows }, (_, row) => row) });
  expect(heldRows(11)).toEqual([11]);
  expect(heldRows(12)).toEqual([12]);
  expect(heldRows(13)).toEqual([14]);
  expect(choose(sections.toReversed(), { held: Array.from({ length: 12 }, (_, row) => row + 1) })).toEqual([
    0,
  ]);
});

test("seats on both sides of an aisle are not together", () => {
  const seat = (label: string): PlannedSeat => ({ label, kind: "seat" });
  const row = { label: "A", seats: [seat("1"), seat("2"), { label: "-", kind: "gap" as const }, seat("3")] };
  const hall = { ...section("hall", "centre"), rows: [row] };
  expect(choose([hall], { quantity: 2 })).toEqual([0, 1]);
  expect(choose([hall], { quantity: 3 })).toBeNull();
  expect(choose([hall], { quantity: 1, held: [0] })).toEqual([1]);
});

test("a wheelchair place is chosen only when one is requested", () => {
  const [row] = section("hall", "centre").rows;
  const seats = row!.seats.map((seat, at) => (at === 1 ? { ...seat, kind: "accessible" as const } : seat));
  const hall = { ...section("hall", "centre"), rows: [{ ...row!, seats }] };
  expect(choose([hall])).toEqual([0]);
  expect(choose([hall], { quantity: 2 })).toBeNull();
  expect(choose([hall], { accessible: true })).toEqual([1]);
  expect(choose([section("hall", "centre")], { accessible: true })).toBeNull();
});

test("only ticket types that were requested and are on sale are chosen, and the buyer's own seats count as free", () => {
  const sections = [section("near", "centre", 0, 3, 1), section("far", "centre", 1, 3, 1)];
  expect(choose(sections, { ticketTypeIds: ["type-far"] })).toEqual([3]);
  expect(choose(sections, { onSale: (id) => id === "type-far" })).toEqual([3]);
  expect(choose(sections, { ticketTypeIds: ["type-near"], onSale: (id) => id === "type-far" })).toBeNull();
  expect(choose(sections, { held: [0, 1, 2] })).toEqual([3]);
  expect(choose(sections, { held: [0, 1, 2], available: new Set([1]) })).toEqual([1]);
});
