import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "../db/database";
import { event, venue } from "../db/schema";
import { listed } from "./event-cards";

export interface City {
  readonly city: string;
  readonly events: number;
  readonly timeZone: string;
}

/** Cities (online events have none) with upcoming events, most events first. @param now epoch milliseconds */
export async function listCities(db: Database, now: number): Promise<City[]> {
  return db
    .select({
      city: venue.city,
      events: sql<number>`count(*)`,
      timeZone: sql<string>`min(${venue.timeZone})`,
    })
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .where(and(listed(now), ne(venue.city, "")))
    .groupBy(venue.city)
    .orderBy(desc(sql`count(*)`), venue.city);
}

/** The visitor's chosen city while it has upcoming events, else the city with most. */
export async function findHomeCity(db: Database, chosen: string | null, now: number): Promise<City | null> {
  const cities = await listCities(db, now);
  return cities.find(({ city }) => city === chosen) ?? cities[0] ?? null;
}
