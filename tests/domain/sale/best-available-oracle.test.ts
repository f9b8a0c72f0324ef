import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseTogether } from "#domain/sale/hold/best-available";
import { FREE, HELD, makeInventory } from "#domain/sale/inventory";
import { aTicketType, anEventSetup } from "../../build/event-setup";

type Cell = "free" | "held" | "gap" | "wheelchair";
const SIDES = ["left", "centre", "right"] as const;

interface Cells {
  readonly tier: number;
  readonly side: (typeof SIDES)[number];
  readonly rows: readonly (readonly Cell[])[];
}

const aPlan: fc.Arbitrary<readonly Cells[]> = fc.array(
  fc.record({
    tier: fc.integer({ min: 0, max: 2 }),
    side: fc.constantFrom(...SIDES),
    rows: fc.array(
      fc.array(fc.constantFrom<Cell>("free", "free", "free", "held", "gap", "wheelchair"), {
        minLength: 1,
        maxLength: 7,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

interface Group {
  readonly seats: readonly number[];
  readonly orphans: number;
  readonly cost: number;
}

/** Every group of `quantity` free neighbours, with the seats it would isolate and its distance in rows. */
function listGroups(plan: readonly Cells[], quantity: number): Group[] {
  const groups: Group[] = [];
  let next = 0;
  for (const { tier, side, rows } of plan)
    for (const [rowNo, row] of rows.entries()) {
      const index = row.map((cell) => (cell === "gap" ? -1 : next++));
      const isFree = (at: number) => row[at] === "free";
      const middle = (row.length - 1) / 2;
      for (let at = 0; at + quantity <= row.length; at++) {
        const columns = Array.from({ length: quantity }, (_, n) => at + n);
        if (!columns.every(isFree)) continue;
        const isolated = (column: number, beyond: number) => isFree(column) && !isFree(beyond);
        const orphans = Number(isolated(at - 1, at - 2)) + Number(isolated(at + quantity, at + quantity + 1));
        const offCentre = Math.abs(at + (quantity - 1) / 2 - middle) / Math.max(middle, 1);
        const depth = tier * 12 + (side === "centre" ? 0 : 2) + rowNo;
        groups.push({ seats: columns.map((column) => index[column]!), orphans, cost: depth + 3 * offCentre });
      }
    }
  return groups;
}

test("the chosen seats are the best of all groups: none isolates fewer seats, or as few at a shorter distance", () => {
  fc.assert(
    fc.property(aPlan, fc.integer({ min: 1, max: 4 }), (cells, quantity) => {
      const setup = anEventSetup({
        startsAt: 0,
        plan: {
          focus: "Stage",
          sections: cells.map(({ tier, side, rows }, no) => ({
            kind: "seated",
            id: `s${no}`,
            name: `Section ${no}`,
            multiplierPercent: 100,
            place: { tier, side },
            rows: rows.map((row, rowNo) => ({
              label: String.fromCharCode(65 + rowNo),
              seats: row.map((cell, at) => ({
                label: String(at + 1),
                kind: cell === "gap" ? "gap" : cell === "wheelchair" ? "accessible" : "seat",
              })),
            })),
          })),
        },
        ticketTypes: [aTicketType({ draws: { from: "seats", sectionIds: cells.map((_, no) => `s${no}`) } })],
      });
      const inventory = makeInventory(setup);
      const kinds = cells.flatMap(({ rows }) => rows.flat()).filter((cell) => cell !== "gap");
      for (const [index, cell] of kinds.entries()) inventory.status[index] = cell === "held" ? HELD : FREE;
      const chosen = chooseTogether(inventory, setup.plan!, {
        quantity,
        ticketTypeIds: [],
        accessible: false,
        onSale: () => true,
      });
      const groups = listGroups(cells, quantity);
      if (groups.length === 0) {
        expect(chosen).toBeNull();
        return;
      }
      const fewest = Math.min(...groups.map(({ orphans }) => orphans));
      const calm = groups.filter(({ orphans }) => orphans === fewest);
      const nearest = Math.min(...calm.map(({ cost }) => cost));
      // Of equal groups the first one of the plan.
      const best = calm.find(({ cost }) => cost < nearest + 1e-9)!;
      expect(chosen).toEqual(best.seats);
    }),
  );
});
