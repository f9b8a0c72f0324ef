import { minorDigits } from "../core/money";
import type { SearchDocument } from "./document";

/** An event as the catalogue gives it to search: a database row or an offline event. */
export interface ListedEvent {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly performer: string;
  /** Used when there is no performer. */
  readonly organizer: string;
  readonly venue: string;
  readonly area: string;
  readonly city: string;
  readonly description: string;
  /** Free text: "Hindi", "Hindi, English", "Urdu and Hindi". */
  readonly language: string | null;
  readonly audience: readonly string[];
  readonly accessibility: readonly string[];
  readonly mode: string;
  readonly localDate: string | null;
  readonly localMinute: number | null;
  readonly startsAt: number | null;
  readonly minPriceMinor: number | null;
  readonly maxPriceMinor: number | null;
  readonly currency: string;
  readonly popularity: number;
}

export function toSearchDocument(event: ListedEvent): SearchDocument {
  const units = 10 ** minorDigits(event.currency);
  return {
    id: event.id,
    title: event.title,
    category: event.category,
    tags: event.tags,
    performer: event.performer || event.organizer,
    venue: event.venue,
    area: event.area,
    city: event.city,
    description: event.description,
    languages: languagesOf(event.language),
    audience: event.audience,
    accessibility: event.accessibility,
    mode: event.mode === "online" ? "online" : "in-person",
    localDate: event.localDate ?? "",
    localMinute: event.localMinute ?? 0,
    startsAt: event.startsAt ?? 0,
    // Without a price an event is neither free nor cheap.
    priceMin: event.minPriceMinor === null ? Infinity : event.minPriceMinor / units,
    priceMax: event.maxPriceMinor === null ? Infinity : event.maxPriceMinor / units,
    currency: event.currency,
    popularity: Math.min(100, event.popularity),
  };
}

export function languagesOf(text: string | null): string[] {
  return (text ?? "")
    .split(/[,/&]|\band\b/)
    .map((language) => language.trim())
    .filter(Boolean);
}
