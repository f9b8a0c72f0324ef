import { groupByTier, listBlocks, sharedName } from "./block";
import type { Section, SeatedSection, SeatingPlan } from "./plan";

/**
 * Positions of a seating plan's places in a drawing. Lengths are in the drawing's own units (`pitch`: from one seat to
 * the next). The focus ("Stage") is at the top, rows are arcs around it. Shared by the seat map, the organizer's editor
 * and the event page's preview.
 */
export interface RoomLayout {
  readonly pitch: number;
  /** Bounds of the whole drawing, with letters and stage. */
  readonly box: Box;
  readonly stage: {
    readonly label: string;
    /** A floor that narrows towards the rows, as an SVG path. */
    readonly floor: string;
    /** The front edge towards the rows, as an SVG path. */
    readonly front: string;
    readonly at: Point;
  };
  readonly sections: readonly SectionLayout[];
  /** Names of blocks and sections, each once. */
  readonly names: readonly ({ readonly text: string } & Point)[];
}

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

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const PITCH = 23;
const ROW_PITCH = 25;
const AISLE = 30;
const LETTER_GAP = PITCH * 1.1;
/** Curvature of rows: the arc's radius per unit of half the room's width. */
const ROUNDNESS = 3.2;
const STANDING_CELLS = 14;

/** The drawing of the whole room, for any valid plan. */
export function layoutRoom(plan: SeatingPlan): RoomLayout {
  const tiers = groupByTier(plan);
  const spans = tiers.map(spanTier);
  const half = Math.max(...spans.map((span) => Math.max(-span.left, span.right)), PITCH * 3);
  const radius = Math.max(half * ROUNDNESS, PITCH * 40);
  const rise = (x: number) => radius - Math.sqrt(Math.max(radius * radius - x * x, 0));

  const stageHalf = Math.min(Math.max(half * 0.52, PITCH * 3), PITCH * 14);
  const stageDepth = PITCH * 3;
  const frontEdge = stageDepth;
  const frontMiddle = frontEdge + rise(stageHalf);

  const sections: SectionLayout[] = [];
  const names: ({ text: string } & Point)[] = [];
  const firstIndex = firstSeatIndexes(plan);
  let base = frontMiddle + ROW_PITCH * 1.2;
  let blockBefore: string | null = null;
  for (const [at, tier] of tiers.entries()) {
    const block = blockName(tier);
    const named = plan.sections.length > 1 && (block === null || block !== blockBefore);
    if (at > 0) base += named ? ROW_PITCH * 1.1 : -ROW_PITCH * 0.35;
    if (named && at > 0) base += ROW_PITCH * 0.5;
    if (named && at === 0) base += ROW_PITCH * 0.7;
    const span = spans[at]!;
    for (const { section, left, width } of span.sections) {
      const middle = left + width / 2;
      const shared = span.lettersShared;
      const laid =
        section.kind === "seated"
          ? layoutSeats(section, firstIndex.get(section.id) ?? 0, {
              left,
              width,
              base,
              rise,
              radius,
              letters: shared ? { left: span.left, right: span.right } : { left, right: left + width },
              lettersAt: {
                left: !shared || left === span.left,
                right: !shared || left + width === span.right,
              },
            })
          : layoutStanding(section, { left, width, base, rise, rows: standingRows(tier) });
      sections.push(laid);
      if (named && block === null)
        names.push({ text: section.name, x: middle, y: base - rise(middle) - ROW_PITCH * 0.95 });
    }
    if (named && block !== null) names.push({ text: block, x: 0, y: base - ROW_PITCH * 0.95 });
    base += ROW_PITCH * (Math.max(...tier.map(rowCount)) + 0.35);
    blockBefore = block;
  }

  const corners: Point[] = [
    { x: -stageHalf * 1.05, y: 0 },
    { x: stageHalf * 1.05, y: frontMiddle },
  ];
  for (const { box } of sections)
    corners.push({ x: box.x, y: box.y }, { x: box.x + box.width, y: box.y + box.height });
  for (const section of sections) for (const row of section.rows) corners.push(...row.letters);
  return {
    pitch: PITCH,
    box: around(corners, PITCH * 0.8),
    stage: {
      label: plan.focus,
      floor: `M${n(-stageHalf * 1.05)} 0H${n(stageHalf * 1.05)}L${n(stageHalf)} ${n(frontEdge)}${arc(radius, -stageHalf, frontEdge)}Z`,
      front: `M${n(stageHalf)} ${n(frontEdge)}${arc(radius, -stageHalf, frontEdge)}`,
      at: { x: 0, y: stageDepth * 0.62 },
    },
    sections,
    names,
  };
}

/** The drawing of one block for small screens: larger cells, a gentler curve. Null for an unknown block. */
export function layoutBlock(
  plan: SeatingPlan,
  blockId: string,
  cell: { readonly width: number; readonly height: number } = { width: 27.6, height: 29.2 },
): { readonly box: Box; readonly sections: readonly SectionLayout[] } | null {
  const block = listBlocks(plan).find((each) => each.id === blockId);
  if (!block) return null;
  const width = Math.max(...block.sections.map(widest)) * cell.width;
  const radius = Math.max(width * 3.4, cell.width * 30);
  const firstIndex = firstSeatIndexes(plan);
  let base = 0;
  const sections = block.sections.map((section) => {
    const laid = layoutSeats(section, firstIndex.get(section.id) ?? 0, {
      left: -width / 2,
      width,
      base,
      rise: (x) => radius - Math.sqrt(radius * radius - x * x),
      radius,
      letters: { left: -width / 2, right: width / 2 },
      lettersAt: { left: true, right: true },
      cell,
      upright: true,
    });
    base += section.rows.length * cell.height;
    return laid;
  });
  const corners = sections.flatMap(({ box }) => [
    { x: box.x, y: box.y },
    { x: box.x + box.width, y: box.y + box.height },
  ]);
  return { box: around(corners, 0), sections };
}

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

function layoutSeats(section: SeatedSection, firstIndex: number, ground: Ground): SectionLayout {
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

function layoutStanding(
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
    outline: `M${points.map((point) => `${n(point.x)} ${n(point.y)}`).join("L")}Z`,
    centre: { x: round(middle), y: round((top + bottom) / 2 - ground.rise(middle)) },
  };
}

interface TierSpan {
  readonly left: number;
  readonly right: number;
  /** One letter at the far left and right serves the rows of all sections of the tier. */
  readonly lettersShared: boolean;
  readonly sections: readonly { section: Section; left: number; width: number }[];
}

/** Left sections end at the aisle, right ones begin at it, the centre is in the middle. */
function spanTier(tier: readonly Section[]): TierSpan {
  const shared = sharesRowLetters(tier);
  const aisle = shared ? AISLE : AISLE + LETTER_GAP * 2;
  const widthOf = (section: Section) => widest(section) * PITCH;
  const of = (side: Section["place"]["side"]) => tier.filter((section) => section.place.side === side);
  const total = (sections: readonly Section[]) =>
    sections.reduce((sum, section) => sum + widthOf(section), 0) + aisle * Math.max(sections.length - 1, 0);
  const centre = of("centre");
  const half = centre.length > 0 ? total(centre) / 2 + aisle : aisle / 2;
  const placed: { section: Section; left: number; width: number }[] = [];
  const run = (sections: readonly Section[], from: number) => {
    let left = from;
    for (const section of sections) {
      placed.push({ section, left, width: widthOf(section) });
      left += widthOf(section) + aisle;
    }
  };
  run(of("left"), -half - total(of("left")));
  run(centre, -total(centre) / 2);
  run(of("right"), half);
  return {
    left: Math.min(...placed.map((each) => each.left)),
    right: Math.max(...placed.map((each) => each.left + each.width)),
    lettersShared: shared,
    sections: placed,
  };
}

function sharesRowLetters(tier: readonly Section[]): boolean {
  const seated = tier.filter((section) => section.kind === "seated");
  const longest = seated.reduce<SeatedSection | null>(
    (best, section) => (best && best.rows.length >= section.rows.length ? best : section),
    null,
  );
  if (!longest || seated.length !== tier.length) return false;
  return seated.every((section) =>
    section.rows.every((row, rowNo) => row.label === longest.rows[rowNo]?.label),
  );
}

/** The common name of a tier's sections; null when each section has its own. */
function blockName(tier: readonly Section[]): string | null {
  return tier.length === 1 && !tier[0]!.name.includes(",") ? tier[0]!.name : sharedName(tier);
}

function firstSeatIndexes(plan: SeatingPlan): Map<string, number> {
  const first = new Map<string, number>();
  let index = 0;
  for (const section of plan.sections) {
    if (section.kind !== "seated") continue;
    first.set(section.id, index);
    for (const row of section.rows) index += row.seats.filter((seat) => seat.kind !== "gap").length;
  }
  return first;
}

function widest(section: Section): number {
  if (section.kind === "standing")
    return section.place.side === "centre" ? STANDING_CELLS : STANDING_CELLS / 2;
  return Math.max(...section.rows.map((row) => row.seats.length));
}

function rowCount(section: Section): number {
  return section.kind === "seated" ? section.rows.length : standingDepth(section.capacity);
}

function standingRows(tier: readonly Section[]): number {
  return Math.max(...tier.map(rowCount));
}

/** Depth of a standing area in rows: 3 for a bar, 7 for a field. */
function standingDepth(capacity: number): number {
  return Math.min(7, Math.max(3, Math.round(Math.log10(capacity) * 2)));
}

function around(points: readonly Point[], margin: number): Box {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs) - margin;
  const y = Math.min(...ys) - margin;
  return {
    x: round(x),
    y: round(y),
    width: round(Math.max(...xs) + margin - x),
    height: round(Math.max(...ys) + margin - y),
  };
}

function arc(radius: number, toX: number, toY: number): string {
  return `A${n(radius)} ${n(radius)} 0 0 1 ${n(toX)} ${n(toY)}`;
}

const round = (value: number) => Math.round(value * 100) / 100;
const n = (value: number) => String(round(value));
