import { sharedName } from "./block";
import type { Section, SeatedSection } from "./plan";
import { LETTER_GAP, PITCH } from "./section-layout";

const AISLE = 30;
const STANDING_CELLS = 14;

/** The sections of one tier side by side: where each begins, and its width. */
export interface TierSpan {
  readonly left: number;
  readonly right: number;
  /** One letter at the far left and right serves the rows of all sections of the tier. */
  readonly lettersShared: boolean;
  readonly sections: readonly { section: Section; left: number; width: number }[];
}

/** Left sections end at the aisle, right ones begin at it, the centre is in the middle. */
export function spanTier(tier: readonly Section[]): TierSpan {
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
export function blockName(tier: readonly Section[]): string | null {
  return tier.length === 1 && !tier[0]!.name.includes(",") ? tier[0]!.name : sharedName(tier);
}

/** Cells of the longest row. */
export function widest(section: Section): number {
  if (section.kind === "standing")
    return section.place.side === "centre" ? STANDING_CELLS : STANDING_CELLS / 2;
  return Math.max(...section.rows.map((row) => row.seats.length));
}

function depthOf(section: Section): number {
  return section.kind === "seated" ? section.rows.length : standingDepth(section.capacity);
}

/** Depth of the tier in rows. */
export function rowCount(tier: readonly Section[]): number {
  return Math.max(...tier.map(depthOf));
}

/** Depth of a standing area in rows: 3 for a bar, 7 for a field. */
function standingDepth(capacity: number): number {
  return Math.min(7, Math.max(3, Math.round(Math.log10(capacity) * 2)));
}
