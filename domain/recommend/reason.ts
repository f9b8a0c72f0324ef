import type { Common } from "./similarity";

/** Why an event is suggested: what it shares with the one it is suggested for, most telling first. Always true of the pair. */
export interface Reason {
  readonly trait: "performer" | "tag" | "category" | "organizer" | "language" | "venue" | "area";
  /** As it is written at the suggested event; a category is its key. */
  readonly name: string;
  /** Where both are, beside what they share. */
  readonly place: { readonly at: "venue" | "area"; readonly name: string } | null;
}

/** @returns null where nothing worth saying is shared */
export function reasonFor(common: Common): Reason | null {
  const { venue, area } = common;
  const place = venue
    ? { at: "venue" as const, name: venue }
    : area
      ? { at: "area" as const, name: area }
      : null;
  const shared = [
    ["performer", common.performer],
    ["tag", common.tags[0] ?? null],
    ["category", common.category],
    ["organizer", common.organizer],
    ["language", common.language],
  ] as const;
  for (const [trait, name] of shared) if (name) return { trait, name, place };
  return place ? { trait: place.at, name: place.name, place: null } : null;
}
