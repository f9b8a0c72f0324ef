import { type Box, type Point, around, round, svgNumber } from "./drawing";
import type { Section, SeatedSection } from "./plan";

export interface SectionLayout {
  readonly sectionId: string;
  readonly name: string;
  readonly kind: Section["kind"];
  readonly box: Box;
  readonly rows: readonly RowLayout[];
  /** A standing area's outline as an SVG path; null for seats. */
  readonly outline: string | null;
  readonly centre: Point;
}

export interface RowLayout {
  readonly sectionId: string;
  /** The row letter drawn at both ends: "H". */
  readonly label: string;
  /** Distance from the stage without the bend: equal for all rows of one line. */
  readonly depth: number;
  readonly letters: readonly Point[];
  readonly seats: readonly SeatSpot[];
}

/** A seat's centre, its index in `listSeats`, and its rotation in degrees, clockwise. */
export interface SeatSpot extends Point {
  readonly index: number;
  readonly label: string;
  readonly turn: number;
  readonly accessible: boolean;
}

/** From one seat to the next. */
export const PITCH = 23;
export const ROW_PITCH = 25;
/** Between the outermost seat and its row letter. */
export const LETTER_GAP = PITCH * 1.1;

/** The place of a section in the drawing. */
interface Ground {
  readonly left: number;
  readonly width: number;
  /** y of the first row at the room's middle. */
  readonly base: number;
  readonly rise: (x: number) => number;
  readonly radius: number;
  readonly letters: { readonly left: number; readonly right: number };
  readonly lettersAt: { readonly left: boolean; readonly right: boolean };
  readonly cell?: { readonly width: number; readonly height: number };
  readonly upright?: boolean;
}

export function layoutSeats(section: SeatedSection, firstIndex: number, ground: Ground): SectionLayout {
  const cell = ground.cell ?? { width: PITCH, height: ROW_PITCH };
  let index = firstIndex;
  const rows = section.rows.map((row, rowNo): RowLayout => {
    const base = ground.base + rowNo * cell.height;
    const slack = ground.width - row.seats.length * cell.width;
    const shift = section.place.side === "left" ? slack : section.place.side === "right" ? 0 : slack / 2;
    const seats: SeatSpot[] = [];
    for (const [column, seat] of row.seats.entries()) {
      if (seat.kind === "gap") continue;
      const x = ground.left + shift + (column + 0.5) * cell.width;
      seats.push({
        index: index++,
        label: seat.label,
        x: round(x),
        y: round(base - ground.rise(x)),
        turn: ground.upright ? 0 : round((-Math.asin(x / ground.radius) * 180) / Math.PI),
        accessible: seat.kind === "accessible",
      });
    }
    const at = (x: number): Point => ({ x: round(x), y: round(base - ground.rise(x)) });
    const letters = [
      ...(ground.lettersAt.left ? [at(ground.letters.left - LETTER_GAP / 2)] : []),
      ...(ground.lettersAt.right ? [at(ground.letters.right + LETTER_GAP / 2)] : []),
    ];
    return { sectionId: section.id, label: row.label, depth: round(base), letters, seats };
  });
  const spots = rows.flatMap((row) => row.seats);
  const box = around(spots.length > 0 ? spots : [{ x: ground.left, y: ground.base }], cell.width / 2);
  return {
    sectionId: section.id,
    name: section.name,
    kind: "seated",
    box,
    rows,
    outline: null,
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
  };
}

export function layoutStanding(
  section: Section,
  ground: { left: number; width: number; base: number; rise: (x: number) => number; rows: number },
): SectionLayout {
  const right = ground.left + ground.width;
  const top = ground.base - ROW_PITCH / 2;
  const bottom = top + ground.rows * ROW_PITCH;
  const steps = 12;
  const edge = (y: number, from: number, to: number) =>
    Array.from({ length: steps + 1 }, (_, step) => {
      const x = from + ((to - from) * step) / steps;
      return { x, y: y - ground.rise(x) };
    });
  const points = [...edge(top, ground.left, right), ...edge(bottom, right, ground.left)];
  const box = around(points, 0);
  const middle = ground.left + ground.width / 2;
  return {
    sectionId: section.id,
    name: section.name,
    kind: "standing",
    box,
    rows: [],
    outline: `M${points.map((point) => `${svgNumber(point.x)} ${svgNumber(point.y)}`).join("L")}Z`,
    centre: { x: round(middle), y: round((top + bottom) / 2 - ground.rise(middle)) },
  };
}
