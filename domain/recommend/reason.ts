import type { Common } from "./similarity";

/**
 * Why an event is suggested: the most significant feature it shares with the person's event. Always true of the pair.
 */
export interface SuggestionReason {
  readonly trait: "performer" | "tag" | "category" | "organizer" | "language" | "venue" | "area";
  /** As written in the suggested event; a category is its key. */
  readonly name: string;
  /** The place both events share, in addition. */
  readonly place: { readonly at: "venue" | "area"; readonly name: string } | null;
}

/** Null if the events share nothing worth showing. */
export function reasonFor(common: Common): SuggestionReason | null {
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
