import type { ListedEvent } from "./listed-event";
import type { Thesaurus } from "./thesaurus";

/** Raised when a device of an older build could misread the answer; it then keeps what it has. */
export const OFFLINE_CATALOGUE_VERSION = 1;

/** As many as a phone keeps: a few hundred kilobytes, read and indexed in a moment. */
export const MAX_OFFLINE_EVENTS = 500;

/** Cities one device may keep events of. */
export const MAX_CITIES = 3;

/** What a device knows of a published event without network: what everybody may see, and nothing that changes by the minute. */
export interface OfflineEvent extends ListedEvent {
  readonly slug: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
}

/** Descriptions are kept as far as a list of results needs them. */
const MAX_DESCRIPTION = 240;

/** From a row of the catalogue, of which nothing else comes along. */
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
    // Coarse, so that one sale does not make every phone fetch everything anew.
    popularity: Math.round(Math.min(100, row.popularity) / 5) * 5,
  };
}

function cutWords(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most) + 1 || most).trim()}…`;
}

/** Everything that a search on the device needs besides its own code. The same for everybody who asks for the same cities. */
export interface OfflineCatalogue {
  readonly v: typeof OFFLINE_CATALOGUE_VERSION;
  /** Another one with any other content: the answer's ETag. */
  readonly version: string;
  /** Every city with something to come, so that one that is not kept is still understood. */
  readonly cities: readonly { readonly name: string; readonly timeZone: string }[];
  readonly areas: readonly { readonly name: string; readonly city: string }[];
  /** Where no city says otherwise, IANA. */
  readonly homeZone: string;
  /** The thesaurus as admins have it now: a term, then what it also asks for. */
  readonly thesaurus: readonly (readonly string[])[];
  /** Soonest first. */
  readonly events: readonly OfflineEvent[];
}

export function packThesaurus(thesaurus: Thesaurus): OfflineCatalogue["thesaurus"] {
  return [...thesaurus].map(([term, also]) => [term, ...also]);
}

export function unpackThesaurus(packed: OfflineCatalogue["thesaurus"]): Thesaurus {
  return new Map(packed.map(([term = "", ...also]) => [term, also]));
}

/** Without what is over. */
export function stillToCome(events: readonly OfflineEvent[], now: number): OfflineEvent[] {
  return events.filter(({ endsAt }) => endsAt > now);
}

/** At most three cities, the one looked at now first. */
export function rememberCity(cities: readonly string[], city: string): string[] {
  return [city, ...cities.filter((each) => each !== city)].slice(0, MAX_CITIES);
}
