import { FREE, type Inventory } from "./inventory";
import type { SeatingPlan } from "../seating/plan";

/**
 * The best places for some people who want to sit together: n seats side by side (an aisle parts them), in one row.
 * First comes a choice that leaves no single seat behind that was not single before; then the nearest and most central.
 * @returns seat indexes in order, or null when nowhere n are free together
 */
export function chooseTogether(
  inventory: Inventory,
  plan: SeatingPlan,
  wish: {
    readonly quantity: number;
    /** Empty is any. */
    readonly ticketTypeIds: readonly string[];
    /** At least one of the seats is an accessible one; otherwise those are left for who needs them. */
    readonly accessible: boolean;
    /** Which of the ticket types may be bought now. */
    readonly onSale: (ticketTypeId: string) => boolean;
  },
): number[] | null {
  let best: { seats: number[]; orphans: number; cost: number } | null = null;
  for (const run of listRuns(plan)) {
    const section = inventory.sections[inventory.sectionNo[run.seats[0]!] ?? -1];
    const sold = section?.ticketTypes.some(
      (type) =>
        (wish.ticketTypeIds.length === 0 || wish.ticketTypeIds.includes(type.id)) && wish.onSale(type.id),
    );
    if (!sold) continue;
    const open = run.seats.map(
      (index) => inventory.status[index] === FREE && (wish.accessible || !inventory.seats[index]!.accessible),
    );
    for (let from = 0; from + wish.quantity <= open.length; from++) {
      const to = from + wish.quantity;
      if (!open.slice(from, to).every(Boolean)) continue;
      const seats = run.seats.slice(from, to);
      if (wish.accessible && !seats.some((index) => inventory.seats[index]!.accessible)) continue;
      const orphans = Number(isSingle(open, from - 1, -1)) + Number(isSingle(open, to, 1));
      const offCentre = Math.abs(run.column + (from + to - 1) / 2 - run.centre) / Math.max(run.centre, 1);
      const cost = run.depth + 3 * offCentre;
      if (!best || orphans < best.orphans || (orphans === best.orphans && cost < best.cost - 1e-9))
        best = { seats, orphans, cost };
    }
  }
  return best?.seats ?? null;
}

/** True when `at` is free and its next one in `direction` is not: taking its other neighbour leaves it alone. */
function isSingle(open: readonly boolean[], at: number, direction: 1 | -1): boolean {
  return open[at] === true && open[at + direction] !== true;
}

/** Seats side by side without an aisle between them. */
interface Run {
  readonly seats: readonly number[];
  /** Place of the first one in its row, gaps counted. */
  readonly column: number;
  /** Middle of the row. */
  readonly centre: number;
  /** How far from the stage: rows in front of it, sections beside the centre a little further. */
  readonly depth: number;
}

const SIDE_COST = { centre: 0, left: 2, right: 2 } as const;
/** A tier further away costs as much as this many rows. */
const TIER_ROWS = 12;

function* listRuns(plan: SeatingPlan): Generator<Run> {
  let next = 0;
  for (const section of plan.sections) {
    if (section.kind !== "seated") continue;
    const near = section.place.tier * TIER_ROWS + SIDE_COST[section.place.side];
    for (const [rowNo, row] of section.rows.entries()) {
      let seats: number[] = [];
      let column = 0;
      const centre = (row.seats.length - 1) / 2;
      for (const [at, planned] of row.seats.entries()) {
        if (planned.kind !== "gap") {
          if (seats.length === 0) column = at;
          seats.push(next++);
          continue;
        }
        if (seats.length > 0) yield { seats, column, centre, depth: near + rowNo };
        seats = [];
      }
      if (seats.length > 0) yield { seats, column, centre, depth: near + rowNo };
    }
  }
}
