import type { RoomLayout } from "./layout";
import type { RowLayout, SeatSpot } from "./section-layout";

/** Keyboard navigation of a seat map: the next seat in a direction. */
export type SeatStep =
  "left" | "right" | "up" | "down" | "row-start" | "row-end" | "section-next" | "section-before";

/** Rows front to back, with the row and position of each seat. */
export interface SeatWalk {
  readonly rows: readonly RowLayout[];
  readonly rowOf: ReadonlyMap<number, number>;
  readonly spotOf: ReadonlyMap<number, SeatSpot>;
}

/** The navigation index of a drawn room. */
export function makeSeatWalk(room: Pick<RoomLayout, "sections">): SeatWalk {
  const rows = room.sections.flatMap((section) => section.rows);
  const rowOf = new Map<number, number>();
  const spotOf = new Map<number, SeatSpot>();
  for (const [at, row] of rows.entries())
    for (const seat of row.seats) {
      rowOf.set(seat.index, at);
      spotOf.set(seat.index, seat);
    }
  return { rows, rowOf, spotOf };
}

/**
 * The seat reached from `from`, or null when no seat lies in that direction.
 * @param stops whether a seat can be focused; sold seats are skipped
 */
export function stepSeat(
  walk: SeatWalk,
  from: number,
  step: SeatStep,
  stops: (index: number) => boolean,
): number | null {
  const here = walk.spotOf.get(from);
  const rowAt = walk.rowOf.get(from);
  if (!here || rowAt === undefined) return null;
  const row = walk.rows[rowAt]!;
  switch (step) {
    case "left":
    case "right":
      return stepAlong(walk, row, here, step === "right" ? 1 : -1, stops);
    case "row-start":
      return row.seats.find((seat) => stops(seat.index))?.index ?? null;
    case "row-end":
      return row.seats.findLast((seat) => stops(seat.index))?.index ?? null;
    case "up":
    case "down":
      return stepAcross(walk, row, here, step === "down" ? 1 : -1, stops);
    case "section-next":
    case "section-before":
      return stepSection(walk, row, step === "section-next" ? 1 : -1, stops);
  }
}

/**
 * The initial seat: the first of `together` adjacent seats that can be focused, nearest the stage in the first listed
 * section; else of fewer; null in a full room.
 */
export function firstStop(walk: SeatWalk, stops: (index: number) => boolean, together = 1): number | null {
  for (let want = together; want >= 1; want--)
    for (const row of walk.rows) {
      let run = 0;
      for (const [at, seat] of row.seats.entries()) {
        const next = at > 0 && Math.abs(seat.x - row.seats[at - 1]!.x) > gapOf(row) * 1.5;
        run = stops(seat.index) ? (next ? 1 : run + 1) : 0;
        if (run === want) return row.seats[at - want + 1]!.index;
      }
    }
  return null;
}

/** Along the row, then across the aisle into the row of the neighbouring section. */
function stepAlong(
  walk: SeatWalk,
  row: RowLayout,
  here: SeatSpot,
  direction: 1 | -1,
  stops: (index: number) => boolean,
): number | null {
  const beside = walk.rows.filter((other) => other === row || isBeside(row, other));
  const seats = beside
    .flatMap((each) => each.seats)
    .filter((seat) => (seat.x - here.x) * direction > 0 && stops(seat.index));
  return nearest(seats, (seat) => Math.abs(seat.x - here.x));
}

/** To the nearest seat by x of the next row towards or away from the stage that has one. */
function stepAcross(
  walk: SeatWalk,
  row: RowLayout,
  here: SeatSpot,
  direction: 1 | -1,
  stops: (index: number) => boolean,
): number | null {
  const rows = walk.rows.filter((other) => (other.depth - row.depth) * direction > 1);
  const seats = rows.flatMap((other) =>
    other.seats
      .filter((seat) => stops(seat.index))
      .map((seat) => ({
        index: seat.index,
        away: Math.abs(other.depth - row.depth) * 2 + Math.abs(seat.x - here.x),
      })),
  );
  return nearest(seats, (seat) => seat.away);
}

function stepSection(
  walk: SeatWalk,
  row: RowLayout,
  direction: 1 | -1,
  stops: (index: number) => boolean,
): number | null {
  const order = [...new Set(walk.rows.map((each) => each.sectionId))];
  for (let at = order.indexOf(row.sectionId) + direction; at >= 0 && at < order.length; at += direction) {
    const found = walk.rows
      .filter((each) => each.sectionId === order[at])
      .flatMap((each) => each.seats)
      .find((seat) => stops(seat.index));
    if (found) return found.index;
  }
  return null;
}

function isBeside(row: RowLayout, other: RowLayout): boolean {
  return row.sectionId !== other.sectionId && Math.abs(row.depth - other.depth) < 1;
}

function gapOf(row: RowLayout): number {
  let gap = Infinity;
  for (let at = 1; at < row.seats.length; at++) gap = Math.min(gap, row.seats[at]!.x - row.seats[at - 1]!.x);
  return Number.isFinite(gap) ? gap : 1;
}

function nearest<Place extends { readonly index: number }>(
  places: readonly Place[],
  distance: (place: Place) => number,
): number | null {
  let best: Place | null = null;
  for (const place of places) if (!best || distance(place) < distance(best)) best = place;
  return best?.index ?? null;
}
