import { and, count, eq, gte, isNull } from "drizzle-orm";
import { summarizePlan } from "#domain/catalogue/venue-summary";
import { accept, refuse } from "#domain/core/outcome";
import { SeatingPlan } from "#domain/seating/plan";
import { availabilityCopy, event, venue } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import type { VenueRow } from "./event-setup";
import type { VenueDetails } from "./venue-service";

/** Reading and archiving venues. */
export function makeVenues(context: CatalogueContext) {
  const { db, now } = context;

  return {
    async listVenues(organizationId) {
      const rows = await db
        .select()
        .from(venue)
        .where(and(eq(venue.organizationId, organizationId), isNull(venue.archivedAt)))
        .orderBy(venue.name);
      const upcoming = await db
        .select({ venueId: event.venueId, events: count() })
        .from(event)
        .where(
          and(
            eq(event.organizationId, organizationId),
            eq(event.state, "published"),
            gte(event.startsAt, now()),
          ),
        )
        .groupBy(event.venueId);
      return rows.map((row) => {
        const plan = SeatingPlan.safeParse(row.plan);
        return {
          id: row.id,
          name: row.name,
          area: row.area,
          city: row.city,
          timeZone: row.timeZone,
          ...summarizePlan(plan.success ? plan.data : null),
          upcomingEvents: upcoming.find(({ venueId }) => venueId === row.id)?.events ?? 0,
        };
      });
    },

    async findVenue(organizationId, venueId) {
      const row = await findOwnVenue(context, organizationId, venueId);
      if (!row) return null;
      return { ...row, plan: SeatingPlan.parse(row.plan), usedBy: await listVenueUses(context, venueId) };
    },

    async archiveVenue(organizationId, venueId) {
      const row = await findOwnVenue(context, organizationId, venueId);
      if (!row) return refuse("not_found");
      if ((await listVenueUses(context, venueId)).length > 0) return refuse("in_use");
      await db.update(venue).set({ archivedAt: now() }).where(eq(venue.id, venueId));
      return accept(true);
    },
  } satisfies Partial<CatalogueService>;
}

/** Null for an unknown or archived venue and for one of another organization. */
async function findOwnVenue(
  { db }: CatalogueContext,
  organizationId: string,
  venueId: string,
): Promise<VenueRow | null> {
  const [row] = await db
    .select()
    .from(venue)
    .where(and(eq(venue.id, venueId), eq(venue.organizationId, organizationId), isNull(venue.archivedAt)));
  return row ?? null;
}

/** Published events at the venue. */
export async function listVenueUses(
  { db }: CatalogueContext,
  venueId: string,
): Promise<VenueDetails["usedBy"]> {
  const rows = await db
    .select({
      id: event.id,
      title: event.title,
      startsAt: event.startsAt,
      sold: availabilityCopy.sold,
    })
    .from(event)
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id))
    .where(and(eq(event.venueId, venueId), eq(event.state, "published")))
    .orderBy(event.startsAt);
  return rows.map((row) => ({ ...row, startsAt: row.startsAt ?? 0, sold: row.sold ?? 0 }));
}
