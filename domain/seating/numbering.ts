import { seatLabel } from "./seat-label";
import type { PlannedRow, PlannedSeat, SeatedSection, SeatingPlan } from "./plan";
import { listSeats } from "./plan";

/** Seat and row numbering schemes, as seen from the seats towards the stage. */
export const SEAT_NUMBERINGS = ["left_to_right", "right_to_left", "odd_even", "odd", "even"] as const;
export type SeatNumbering = (typeof SEAT_NUMBERINGS)[number];
export const ROW_NAMINGS = ["letters", "numbers"] as const;
export type RowNaming = (typeof ROW_NAMINGS)[number];

/**
 * Seat labels of a row from left to right. `odd_even` counts outwards from the middle, odd to the left, even to the
 * right (5 3 1 2 4); `odd` and `even` step by two from the first such number at or after `start`.
 * @param start the first number; `odd_even` always starts at 1
 */
export function numberSeats(count: number, numbering: SeatNumbering, start: number): string[] {
  const places = Array.from({ length: count }, (_, index) => index);
  switch (numbering) {
    case "left_to_right":
      return places.map((index) => String(start + index));
    case "right_to_left":
      return places.map((index) => String(start + count - 1 - index));
    case "odd_even": {
      const odd = Math.ceil(count / 2);
      return places.map((index) => String(index < odd ? 2 * (odd - index) - 1 : 2 * (index - odd) + 2));
    }
    case "odd":
      return places.map((index) => String((start % 2 === 1 ? start : start + 1) + 2 * index));
    case "even":
      return places.map((index) => String((start % 2 === 0 ? start : start + 1) + 2 * index));
  }
}

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * The row letter at `index` (from 0): A, B … H, J … N, P … Z, AA, AB …; I and O are left out because they read as 1 and
 * 0.
 */
export function rowLetters(index: number): string {
  const first = Math.floor(index / LETTERS.length);
  const last = LETTERS[index % LETTERS.length]!;
  return first === 0 ? last : rowLetters(first - 1) + last;
}

/**
 * Row labels in a naming scheme.
 * @param start index of the first letter, or the first number
 */
export function nameRows(count: number, naming: RowNaming, start: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    naming === "letters" ? rowLetters(start + index) : String(start + index),
  );
}

/** Index of a letter in {@link rowLetters}' order; 0 for anything else. */
export function rowLetterIndex(letter: string): number {
  return Math.max(0, LETTERS.indexOf(letter.trim().toUpperCase().slice(0, 1)));
}

export interface RowsRequest {
  readonly rows: number;
  readonly seatsPerRow: number;
  readonly numbering: SeatNumbering;
  readonly startSeat: number;
  readonly naming: RowNaming;
  readonly startRow: number;
  /** Aisles: a gap after each of these seats, counted from the left. */
  readonly aislesAfter: readonly number[];
}

/** The rows of a block. Marks of `before` (wheelchair places, blocked seats, gaps) stay at their positions. */
export function buildRows(request: RowsRequest, before: readonly PlannedRow[] = []): PlannedRow[] {
  const labels = numberSeats(request.seatsPerRow, request.numbering, request.startSeat);
  return nameRows(request.rows, request.naming, request.startRow).map((label, rowIndex) => {
    const marks = (before[rowIndex]?.seats ?? []).filter((seat) => seat.kind !== "gap");
    const seats: PlannedSeat[] = labels.flatMap((seatLabel, index) => {
      const mark = marks[index]?.kind;
      const seat: PlannedSeat = {
        label: seatLabel,
        kind: mark === "accessible" || mark === "blocked" ? mark : "seat",
      };
      return request.aislesAfter.includes(index + 1) && index + 1 < request.seatsPerRow
        ? [seat, { label: "-", kind: "gap" }]
        : [seat];
    });
    return { label, seats };
  });
}

/** Renumbers the seats of each row, gaps left out. */
export function renumber(section: SeatedSection, numbering: SeatNumbering, start: number): SeatedSection {
  return {
    ...section,
    rows: section.rows.map((row) => {
      const labels = numberSeats(row.seats.filter((seat) => seat.kind !== "gap").length, numbering, start);
      let next = 0;
      return {
        ...row,
        seats: row.seats.map((seat) => (seat.kind === "gap" ? seat : { ...seat, label: labels[next++]! })),
      };
    }),
  };
}

export type PlanProblem =
  | { readonly problem: "section_repeated"; readonly section: string }
  | { readonly problem: "seat_repeated"; readonly section: string; readonly seat: string }
  | { readonly problem: "too_many_seats"; readonly seats: number };

/** Limit of one room: the seat map draws each seat. */
export const MOST_SEATS = 20_000;

/** Problems beyond the schema: too many seats, or two seats with the same name on a ticket. */
export function listPlanProblems(plan: SeatingPlan): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const sectionIds = new Set<string>();
  for (const { id, name } of plan.sections) {
    if (sectionIds.has(id)) problems.push({ problem: "section_repeated", section: name });
    sectionIds.add(id);
  }
  const seats = listSeats(plan);
  if (seats.length > MOST_SEATS) problems.push({ problem: "too_many_seats", seats: seats.length });
  // A ticket names a seat by block, row and seat; left, centre and right of a block share its name.
  const names = new Set<string>();
  for (const seat of seats) {
    const name = `${seat.sectionName}:${seat.row}:${seat.seat}`;
    if (names.has(name)) {
      problems.push({
        problem: "seat_repeated",
        section: seat.sectionName,
        seat: seatLabel(seat),
      });
      break;
    }
    names.add(name);
  }
  return problems;
}
