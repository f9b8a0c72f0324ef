import { seatPriceMinor } from "./seat-price";
import type { Section, SeatingPlan } from "../seating/plan";
import { type SaleWindow, firstOnSale } from "./sale-window";

/**
 * Price tiers: the letters A to E of the seat map, highest price first. A tier is one price if there are at most five,
 * else a few neighbouring prices.
 */
export type TierLetter = "A" | "B" | "C" | "D" | "E";

/** The part of a ticket type that decides a price: EventSetup and the public event both have it. */
export interface PricedType extends SaleWindow {
  readonly id: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly draws:
    | { readonly from: "seats"; readonly sectionIds: readonly string[] }
    | { readonly from: "pool"; readonly poolId: string };
}

export interface PriceTier {
  readonly letter: TierLetter;
  /** The section names or the ticket type's name, whichever is shorter. */
  readonly name: string;
  readonly fromMinor: number;
  readonly toMinor: number;
  readonly sectionIds: readonly string[];
}

export interface PriceTiers {
  readonly tiers: readonly PriceTier[];
  /** Without the sections that no ticket type sells. */
  readonly ofSection: ReadonlyMap<string, TierLetter>;
}

const LETTERS: readonly TierLetter[] = ["A", "B", "C", "D", "E"];

/** Ticket types sold for a section, in the organizer's order; the first is the default of a seat. */
export function typesOfSection<Type extends PricedType>(types: readonly Type[], sectionId: string): Type[] {
  return types.filter((type) => type.draws.from === "seats" && type.draws.sectionIds.includes(sectionId));
}

/**
 * The price tiers of a plan at `now` (epoch ms). A section's price is that of its first type on sale, else of its first
 * type.
 */
export function priceTiers(
  plan: SeatingPlan,
  types: readonly PricedType[],
  eventEndsAt: number,
  now: number,
): PriceTiers {
  const priced: { section: Section; type: PricedType; priceMinor: number }[] = [];
  for (const section of plan.sections) {
    if (section.kind !== "seated") continue;
    const type = firstOnSale(typesOfSection(types, section.id), eventEndsAt, now);
    if (type)
      priced.push({ section, type, priceMinor: seatPriceMinor(type.priceMinor, section.multiplierPercent) });
  }
  const prices = [...new Set(priced.map((each) => each.priceMinor))].sort((a, b) => b - a);
  const groups = groupPrices(prices);
  const ofSection = new Map<string, TierLetter>();
  const tiers = groups.map((group, at): PriceTier => {
    const letter = LETTERS[at]!;
    const members = priced.filter((each) => group.includes(each.priceMinor));
    for (const each of members) ofSection.set(each.section.id, letter);
    return {
      letter,
      name: nameOf(members, priced),
      fromMinor: group.at(-1)!,
      toMinor: group[0]!,
      sectionIds: members.map((each) => each.section.id),
    };
  });
  return { tiers, ofSection };
}

/** At most five groups: the closest neighbouring prices are merged first. */
function groupPrices(prices: readonly number[]): number[][] {
  const groups = prices.map((price) => [price]);
  while (groups.length > LETTERS.length) {
    let closest = 0;
    for (let at = 1; at < groups.length - 1; at++) if (step(groups, at) < step(groups, closest)) closest = at;
    groups.splice(closest, 2, [...groups[closest]!, ...groups[closest + 1]!]);
  }
  return groups;
}

function step(groups: readonly (readonly number[])[], at: number): number {
  return groups[at]![0]! / Math.max(groups[at + 1]!.at(-1)!, 1);
}

function nameOf(
  members: readonly { section: Section; type: PricedType }[],
  all: readonly { section: Section; type: PricedType }[],
): string {
  const names = members.map((each) => each.section.name);
  if (names.length === 1) return names[0]!;
  const type = members[0]!.type;
  const typeIsTier =
    members.every((each) => each.type.id === type.id) &&
    all.every((each) => each.type.id !== type.id || members.includes(each));
  if (typeIsTier) return type.name;
  const words = names.map((name) => name.split(/[\s,]+/));
  const shared: string[] = [];
  for (let at = 0; words.every((each) => each[at] !== undefined && each[at] === words[0]![at]); at++)
    shared.push(words[0]![at]!);
  return shared.length > 0 ? shared.join(" ") : names.slice(0, 3).join(", ");
}
