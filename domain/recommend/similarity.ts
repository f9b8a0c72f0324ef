import type { ListedEvent } from "../search/listed-event";
import { RUPEES } from "../search/ranking/match";
import { fold } from "../search/tokens";

/** The public data of an event that suggestions use; no personal data. `performer` is empty if unknown. */
export interface EventProfile extends Pick<
  ListedEvent,
  | "id"
  | "title"
  | "category"
  | "tags"
  | "performer"
  | "organizer"
  | "venue"
  | "area"
  | "city"
  | "currency"
  | "popularity"
> {
  readonly languages: readonly string[];
  /** Lowest ticket price in whole units of `currency`; null without a price. */
  readonly priceMin: number | null;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly state: string;
  readonly soldOut: boolean;
}

/** Similarity weights; their sum is 1. */
const WEIGHTS = {
  category: 0.28,
  tags: 0.3,
  performer: 0.14,
  organizer: 0.06,
  venue: 0.06,
  area: 0.06,
  language: 0.05,
  price: 0.05,
} as const;

/** The catch-all category, which is no similarity. */
const NO_KIND = "other";
/** Upper bounds of the price bands in rupees. */
const BANDS = [0, 500, 1500, 4000] as const;

/** Inverse document frequency of a tag, 0 and up. */
export type Rarity = (tag: string) => number;

/** Counts tags among `events`. */
export function rarityAmong(events: readonly Pick<EventProfile, "tags">[]): Rarity {
  const counts = new Map<string, number>();
  for (const { tags } of events)
    for (const tag of new Set(tags.map(fold))) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return (tag) => Math.log(1 + events.length / (counts.get(fold(tag)) ?? 1));
}

/** An event preprocessed for many comparisons. */
export interface Compared {
  readonly event: EventProfile;
  /** By folded tag: its rarity and original spelling. */
  readonly tags: ReadonlyMap<string, { readonly weight: number; readonly text: string }>;
  readonly length: number;
  readonly performer: string;
  readonly organizer: string;
  readonly venue: string;
  readonly area: string;
  readonly languages: readonly string[];
  readonly band: number | null;
}

export function toCompared(event: EventProfile, rarity: Rarity): Compared {
  const tags = new Map(event.tags.map((text) => [fold(text), { weight: rarity(text), text }]));
  const place = (name: string) => (name.trim() ? `${fold(name.trim())}|${fold(event.city)}` : "");
  return {
    event,
    tags,
    length: Math.sqrt([...tags.values()].reduce((sum, { weight }) => sum + weight ** 2, 0)),
    performer: fold(event.performer.trim()),
    organizer: fold(event.organizer.trim()),
    venue: place(event.venue),
    area: place(event.area),
    languages: event.languages.map(fold),
    band: bandOf(event),
  };
}

function bandOf({ priceMin, currency }: EventProfile): number | null {
  if (priceMin === null) return null;
  const rupees = priceMin * (RUPEES[currency] ?? 1);
  const band = BANDS.findIndex((most) => rupees <= most);
  return band < 0 ? BANDS.length : band;
}

/** What two events share, in the spelling of the first. */
export interface Common {
  readonly performer: string | null;
  /** Rarest first. */
  readonly tags: readonly string[];
  readonly category: string | null;
  readonly organizer: string | null;
  readonly language: string | null;
  readonly venue: string | null;
  readonly area: string | null;
}

export function inCommon(a: Compared, b: Compared): Common {
  const { event } = a;
  const same = (one: string, other: string, name: string) => (one && one === other ? name.trim() : null);
  return {
    performer: same(a.performer, b.performer, event.performer),
    tags: [...a.tags]
      .filter(([tag]) => b.tags.has(tag))
      .toSorted(([x, p], [y, q]) => q.weight - p.weight || (x < y ? -1 : 1))
      .map(([, { text }]) => text),
    category: sameKind(a, b) ? event.category : null,
    organizer: same(a.organizer, b.organizer, event.organizer),
    language: event.languages.find((language) => b.languages.includes(fold(language))) ?? null,
    venue: same(a.venue, b.venue, event.venue),
    area: same(a.area, b.area, event.area),
  };
}

function sameKind(a: Compared, b: Compared): boolean {
  return a.event.category === b.event.category && a.event.category !== NO_KIND;
}

/**
 * True if the events share a category, tag or performer. A shared place or price alone is not enough for a suggestion.
 */
export function isKin(a: Compared, b: Compared): boolean {
  if (sameKind(a, b) || (a.performer && a.performer === b.performer)) return true;
  for (const tag of a.tags.keys()) if (b.tags.has(tag)) return true;
  return false;
}

/** Similarity, 0 to 1, symmetric. */
export function likeness(a: Compared, b: Compared): number {
  let sum = sameKind(a, b) ? WEIGHTS.category : 0;
  if (a.length > 0 && b.length > 0) {
    let dot = 0;
    for (const [tag, { weight }] of a.tags) if (b.tags.has(tag)) dot += weight ** 2;
    sum += (WEIGHTS.tags * dot) / (a.length * b.length);
  }
  if (a.performer && a.performer === b.performer) sum += WEIGHTS.performer;
  if (a.organizer && a.organizer === b.organizer) sum += WEIGHTS.organizer;
  if (a.venue && a.venue === b.venue) sum += WEIGHTS.venue;
  if (a.area && a.area === b.area) sum += WEIGHTS.area;
  if (a.languages.some((language) => b.languages.includes(language))) sum += WEIGHTS.language;
  if (a.band !== null && a.band === b.band) sum += WEIGHTS.price;
  return Math.min(1, sum);
}
