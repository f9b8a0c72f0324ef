import type { ListedEvent } from "./listed-event";
import type { Thesaurus } from "./thesaurus";

/** Increment on a breaking change; a device of another version keeps its stored catalogue. */
export const OFFLINE_CATALOGUE_VERSION = 1;

/** Events per device: a few hundred kilobytes. */
export const MAX_OFFLINE_EVENTS = 500;

/** Cities per device. */
export const MAX_CITIES = 3;

/** A published event as stored on a device: public data that does not change by the minute. */
export interface OfflineEvent extends ListedEvent {
  readonly slug: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
}

/** Characters of a description stored on the device. */
const MAX_DESCRIPTION = 240;

/** Copies exactly the public fields of a catalogue row. */
export function toOfflineEvent(row: OfflineEvent): OfflineEvent {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    category: row.category,
    tags: row.tags,
    performer: row.performer,
    organizer: row.organizer,
    venue: row.venue,
    area: row.area,
    city: row.city,
    description: cutWords(row.description, MAX_DESCRIPTION),
    language: row.language,
    audience: row.audience,
    accessibility: row.accessibility,
    mode: row.mode,
    localDate: row.localDate,
    localMinute: row.localMinute,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    minPriceMinor: row.minPriceMinor,
    maxPriceMinor: row.maxPriceMinor,
    currency: row.currency,
    // Rounded, so that one sale does not change the catalogue's version on every device.
    popularity: Math.round(Math.min(100, row.popularity) / 5) * 5,
  };
}

function cutWords(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most) + 1 || most).trim()}…`;
}

/** The data of an offline search; the same for every caller with the same cities. */
export interface OfflineCatalogue {
  readonly v: typeof OFFLINE_CATALOGUE_VERSION;
  /** Content hash; the response's ETag. */
  readonly version: string;
  /** All cities with upcoming events, so that queries for cities without stored events are understood. */
  readonly cities: readonly { readonly name: string; readonly timeZone: string }[];
  readonly areas: readonly { readonly name: string; readonly city: string }[];
  /** IANA time zone used when no city is known. */
  readonly homeZone: string;
  /** The current thesaurus: each term followed by its related terms. */
  readonly thesaurus: readonly (readonly string[])[];
  /** Keys of the thesaurus that admins changed; catalogues stored by an older version have none. */
  readonly changed?: readonly string[];
  /** Soonest first. */
  readonly events: readonly OfflineEvent[];
}

export function packThesaurus(thesaurus: Thesaurus): OfflineCatalogue["thesaurus"] {
  return [...thesaurus].map(([term, also]) => [term, ...also]);
}

export function unpackThesaurus(packed: OfflineCatalogue["thesaurus"]): Thesaurus {
  return new Map(packed.map(([term = "", ...also]) => [term, also]));
}

/** The events that are not over. @param now epoch milliseconds */
export function stillToCome(events: readonly OfflineEvent[], now: number): OfflineEvent[] {
  return events.filter(({ endsAt }) => endsAt > now);
}

/** The recent cities with `city` first, at most {@link MAX_CITIES}. */
export function rememberCity(cities: readonly string[], city: string): string[] {
  return [city, ...cities.filter((each) => each !== city)].slice(0, MAX_CITIES);
}
