import { type SQL, and, asc, desc, eq, inArray, lte, ne } from "drizzle-orm";
import type { Database } from "../db/database";
import { isOnlinePlace } from "../db/online-place";
import { event, organization, venue } from "../db/schema";
import type { PublicOrganizer, PublicPlace } from "./discovery";
import { listed, selectCards, toCard } from "./event-cards";

const MOST_UPCOMING = 60;
const MOST_PAST = 12;

/** Null for an organization without a public event, so that drafts do not reveal it. */
export async function findOrganizer(
  db: Database,
  slug: string,
  now: number,
): Promise<PublicOrganizer | null> {
  const [row] = await db
    .select({ id: organization.id, name: organization.name, slug: organization.slug })
    .from(organization)
    .where(eq(organization.slug, slug));
  if (!row) return null;
  const shows = await listShows(db, eq(event.organizationId, row.id), now);
  return shows && { ...row, ...shows };
}

/** Null for a venue without a public event, an unknown id and an online place. */
export async function findPlace(db: Database, id: string, now: number): Promise<PublicPlace | null> {
  if (isOnlinePlace(id)) return null;
  const [row] = await db
    .select({
      id: venue.id,
      name: venue.name,
      address: venue.address,
      area: venue.area,
      city: venue.city,
      organizationId: organization.id,
      organizationName: organization.name,
      organizationSlug: organization.slug,
    })
    .from(venue)
    .innerJoin(organization, eq(organization.id, venue.organizationId))
    .where(and(eq(venue.id, id), ne(venue.city, "")));
  if (!row) return null;
  const { organizationId, organizationName: name, organizationSlug: slug, ...place } = row;
  const shows = await listShows(db, eq(event.venueId, id), now);
  return shows && { ...place, organization: { id: organizationId, name, slug }, ...shows };
}

/** Upcoming events by start and the last past ones; null without any. */
async function listShows(db: Database, which: SQL, now: number) {
  const [upcoming, past] = await Promise.all([
    selectCards(db)
      .where(and(listed(now), which))
      .orderBy(asc(event.startsAt), event.id)
      .limit(MOST_UPCOMING),
    selectCards(db)
      .where(and(inArray(event.state, ["published", "completed"]), lte(event.endsAt, now), which))
      .orderBy(desc(event.startsAt), event.id)
      .limit(MOST_PAST),
  ]);
  if (upcoming.length + past.length === 0) return null;
  return {
    upcoming: upcoming.map((row) => toCard(row, now)),
    past: past.map((row) => toCard(row, now)),
  };
}
