import { groupByTier, listBlocks } from "./block";
import { type Box, type Point, arc, around, svgNumber } from "./drawing";
import type { SeatingPlan } from "./plan";
import { PITCH, ROW_PITCH, type SectionLayout, layoutSeats, layoutStanding } from "./section-layout";
import { blockName, rowCount, spanTier, widest } from "./tier-span";

/** Curvature of rows: the arc's radius per unit of half the room's width. */
const ROUNDNESS = 3.2;

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
    base += gapAbove(at === 0, named);
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
          : layoutStanding(section, { left, width, base, rise, rows: rowCount(tier) });
      sections.push(laid);
      if (named && block === null)
        names.push({ text: section.name, x: middle, y: base - rise(middle) - ROW_PITCH * 0.95 });
    }
    if (named && block !== null) names.push({ text: block, x: 0, y: base - ROW_PITCH * 0.95 });
    base += ROW_PITCH * (rowCount(tier) + 0.35);
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
      floor: `M${svgNumber(-stageHalf * 1.05)} 0H${svgNumber(stageHalf * 1.05)}L${svgNumber(stageHalf)} ${svgNumber(frontEdge)}${arc(radius, -stageHalf, frontEdge)}Z`,
      front: `M${svgNumber(stageHalf)} ${svgNumber(frontEdge)}${arc(radius, -stageHalf, frontEdge)}`,
      at: { x: 0, y: stageDepth * 0.62 },
    },
    sections,
    names,
  };
}

/** Distance of a tier's first row from what is in front of it, with room for the tier's name. */
function gapAbove(isFirst: boolean, isNamed: boolean): number {
  if (isFirst) return isNamed ? ROW_PITCH * 0.7 : 0;
  return isNamed ? ROW_PITCH * 1.6 : -ROW_PITCH * 0.35;
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
