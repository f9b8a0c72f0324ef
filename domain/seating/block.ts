import type { Section, SeatedSection, SeatingPlan } from "./plan";

/**
 * A named part of the room: sections of neighbouring tiers that share their first word ("Stalls, front", "Stalls,
 * rear") and their side form one block, whatever their prices.
 */
export interface SeatBlock {
  /** The first section's id. */
  readonly id: string;
  /** "Stalls", or the whole name of a single section. */
  readonly name: string;
  /** Null when no other block has this name. */
  readonly side: Section["place"]["side"] | null;
  readonly sections: readonly SeatedSection[];
}

/** Sections grouped by tier, the nearest to the stage first. */
export function groupByTier(plan: SeatingPlan): Section[][] {
  const tiers = new Map<number, Section[]>();
  for (const section of plan.sections) {
    const tier = tiers.get(section.place.tier);
    if (tier) tier.push(section);
    else tiers.set(section.place.tier, [section]);
  }
  return [...tiers].sort(([a], [b]) => a - b).map(([, sections]) => sections);
}

/** "Circle" for "Circle left", "Circle centre", "Circle right"; null when the sections share no first word. */
export function sharedName(tier: readonly Section[]): string | null {
  const first = firstWord(tier[0]!);
  return tier.every((section) => firstWord(section) === first) ? first : null;
}

/** The plan's seated blocks, in plan order. */
export function listBlocks(plan: SeatingPlan): SeatBlock[] {
  const blocks: { word: string; tier: number; side: Section["place"]["side"]; sections: SeatedSection[] }[] =
    [];
  for (const [tierNo, tier] of groupByTier(plan).entries())
    for (const section of tier) {
      if (section.kind !== "seated") continue;
      const word = firstWord(section);
      const { side } = section.place;
      const above = blocks.find(
        (block) => block.word === word && block.side === side && block.tier === tierNo - 1,
      );
      if (above) {
        above.sections.push(section);
        above.tier = tierNo;
      } else blocks.push({ word, tier: tierNo, side, sections: [section] });
    }
  return blocks.map(({ word, side, sections }) => {
    const sides = new Set(blocks.filter((block) => block.word === word).map((block) => block.side));
    const isUnique = sections.length === 1 && (sides.size === 1 || namesItsPlace(sections[0]!, word));
    return {
      id: sections[0]!.id,
      name: isUnique ? sections[0]!.name : word,
      side: sides.size > 1 && !isUnique ? side : null,
      sections,
    };
  });
}

/** "Stalls left" is unique by its own name; "Stalls, front" exists on three sides. */
function namesItsPlace(section: SeatedSection, word: string): boolean {
  return section.name !== word && !section.name.includes(",");
}

function firstWord(section: Section): string {
  return section.name.split(/[\s,]+/)[0]!;
}
