import { type RowNaming, type SeatNumbering, buildRows, rowLetterIndex } from "#domain/seating/numbering";
import type { SeatedSection } from "#domain/seating/plan";
import { clampWhole } from "./whole-number";

/** The fields of the row builder. */
export interface RowSettings {
  readonly rows: number;
  readonly seats: number;
  readonly naming: RowNaming;
  /** Label of the first row. */
  readonly startRow: string;
  readonly numbering: SeatNumbering;
  readonly startSeat: number;
  /** Seat counts before each gap, separated by commas. */
  readonly aisles: string;
}

/** Settings that match the section; its numbering is not derived. */
export function readRowSettings(section: SeatedSection): RowSettings {
  const startRow = section.rows[0]?.label ?? "A";
  return {
    rows: section.rows.length,
    seats: Math.max(...section.rows.map((row) => row.seats.filter(({ kind }) => kind !== "gap").length)),
    naming: /^\d+$/.test(startRow) ? "numbers" : "letters",
    startRow,
    numbering: "left_to_right",
    startSeat: 1,
    aisles: listAisles(section).join(", "),
  };
}

/** The section with new rows; seats at the same position keep their kind. */
export function rebuildSection(section: SeatedSection, settings: RowSettings): SeatedSection {
  const { rows, seats, numbering, startSeat, naming, startRow, aisles } = settings;
  return {
    ...section,
    rows: buildRows(
      {
        rows,
        seatsPerRow: seats,
        numbering,
        startSeat,
        naming,
        startRow: naming === "letters" ? rowLetterIndex(startRow) : clampWhole(startRow, 1, 999),
        aislesAfter: aisles.split(/[\s,]+/).flatMap((text) => (/^\d+$/.test(text) ? [Number(text)] : [])),
      },
      section.rows,
    ),
  };
}

function listAisles(section: SeatedSection): number[] {
  const aisles: number[] = [];
  let seats = 0;
  for (const { kind } of section.rows[0]?.seats ?? []) {
    if (kind === "gap") aisles.push(seats);
    else seats++;
  }
  return aisles;
}
