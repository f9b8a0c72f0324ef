import { FREE, type Inventory } from "../inventory";
import type { SeatingPlan } from "../../seating/plan";

/**
 * The best `quantity` seats side by side in one row, without an aisle between them. A choice that leaves no new single
 * seat comes first, then the nearest to the stage and most central one.
 * @returns seat indexes in order, or null when no row has that many free seats together
 */
export function chooseTogether(
  inventory: Inventory,
  plan: SeatingPlan,
  request: {
    readonly quantity: number;
    /** Empty is any. */
    readonly ticketTypeIds: readonly string[];
    /** At least one of the seats is a wheelchair place; otherwise wheelchair places are not chosen. */
    readonly accessible: boolean;
    /** Whether the ticket type can be bought now. */
    readonly onSale: (ticketTypeId: string) => boolean;
    /** Seats that count as free whatever their status: those the buyer gives up. */
    readonly available?: ReadonlySet<number>;
  },
): number[] | null {
  let best: { seats: number[]; orphans: number; cost: number } | null = null;
  for (const run of listRuns(plan)) {
    const section = inventory.sections[inventory.sectionNo[run.seats[0]!] ?? -1];
    const sold = section?.ticketTypes.some(
      (type) =>
        (request.ticketTypeIds.length === 0 || request.ticketTypeIds.includes(type.id)) &&
        request.onSale(type.id),
    );
    if (!sold) continue;
    const open = run.seats.map(
      (index) =>
        (inventory.status[index] === FREE || request.available?.has(index) === true) &&
        (request.accessible || !inventory.seats[index]!.accessible),
    );
    for (let from = 0; from + request.quantity <= open.length; from++) {
      const to = from + request.quantity;
      if (!open.slice(from, to).every(Boolean)) continue;
      const seats = run.seats.slice(from, to);
      if (request.accessible && !seats.some((index) => inventory.seats[index]!.accessible)) continue;
      const orphans = Number(isSingle(open, from - 1, -1)) + Number(isSingle(open, to, 1));
      const offCentre = Math.abs(run.column + (from + to - 1) / 2 - run.centre) / Math.max(run.centre, 1);
      const cost = run.depth + 3 * offCentre;
      if (!best || orphans < best.orphans || (orphans === best.orphans && cost < best.cost - 1e-9))
        best = { seats, orphans, cost };
    }
  }
  return best?.seats ?? null;
}

/** Whether `at` is free and its neighbour in `direction` is not: choosing its other neighbour isolates it. */
function isSingle(open: readonly boolean[], at: number, direction: 1 | -1): boolean {
  return open[at] === true && open[at + direction] !== true;
}

/** Seats side by side without an aisle between them. */
interface Run {
  readonly seats: readonly number[];
  /** Position of the first seat in its row, gaps counted. */
  readonly column: number;
  /** Middle of the row. */
  readonly centre: number;
  /** Distance from the stage in rows; side sections count {@link SIDE_COST} rows more. */
  readonly depth: number;
}

const SIDE_COST = { centre: 0, left: 2, right: 2 } as const;
/** The cost of each further tier, in rows. */
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
