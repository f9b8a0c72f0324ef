import { sql } from "drizzle-orm";
import { wholeUnits } from "#domain/core/money";
import { languagesOf } from "#domain/search/listed-event";
import type { EventProfile } from "#domain/recommend/similarity";
import { availabilityCopy, event, organization, venue } from "../db/schema";
import { free } from "../discovery/event-cards";
import { popularity } from "../search/documents";

/** Unique names: a D1 batch returns rows as objects. */
export const profileColumns = {
  id: event.id,
  slug: event.slug,
  title: event.title,
  category: event.category,
  tags: event.tags,
  performer: event.performer,
  organizer: sql<string>`${organization.name}`.as("organizer"),
  venue: sql<string>`${venue.name}`.as("venue_name"),
  area: venue.area,
  city: venue.city,
  language: event.language,
  minPriceMinor: event.minPriceMinor,
  currency: event.currency,
  startsAt: event.startsAt,
  state: event.state,
  soldOut: sql<number>`coalesce(${availabilityCopy.capacity} > 0 and ${free} <= 0, 0)`.as("sold_out"),
  popularity: sql<number>`${popularity}`.as("popular"),
};

export interface ProfileRow {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly tags: string[];
  readonly performer: string;
  readonly organizer: string;
  readonly venue: string;
  readonly area: string;
  readonly city: string;
  readonly language: string | null;
  readonly minPriceMinor: number | null;
  readonly currency: string;
  readonly startsAt: number | null;
  readonly state: string;
  readonly soldOut: number;
  readonly popularity: number;
}

export function toEventProfile(row: ProfileRow): EventProfile {
  const { language, minPriceMinor, ...rest } = row;
  return {
    ...rest,
    languages: languagesOf(language),
    priceMin: minPriceMinor === null ? null : wholeUnits(minPriceMinor, row.currency),
    startsAt: row.startsAt ?? 0,
    soldOut: row.soldOut === 1,
    popularity: Math.min(100, row.popularity),
  };
}
