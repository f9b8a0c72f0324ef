import { type SQL, and, asc, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { changeStatus, readEventStatus } from "#domain/catalogue/event-lifecycle";
import { imagePath } from "#domain/catalogue/image-path";
import { contains } from "../db/contains";
import { availabilityCopy, event, venue } from "../db/schema";
import { listAttention } from "./attention-list";
import type { CatalogueService } from "./catalogue-service";
import type { CatalogueContext } from "./catalogue-context";
import type { EventListQuery, EventTab } from "./event-list-service";

const PAGE = 25;

const tabs: Record<EventTab, SQL | undefined> = {
  all: undefined,
  draft: eq(event.state, "draft"),
  in_review: or(eq(event.state, "in_review"), isNotNull(event.pendingSince)),
  published: eq(event.state, "published"),
  past: inArray(event.state, ["completed", "cancelled"]),
};

const sortColumns = {
  starts: event.startsAt,
  title: event.title,
  sold: availabilityCopy.sold,
  revenue: availabilityCopy.revenueMinor,
  updated: event.updatedAt,
} as const;

/** The organizer's lists of events. */
export function makeEventLists(context: CatalogueContext) {
  const { db } = context;

  return {
    listAttention: (organizationId) => listAttention(context, organizationId),

    async listEvents(organizationId, query) {
      const own = eq(event.organizationId, organizationId);
      const counted = await db
        .select({
          all: sql<number>`count(*)`,
          draft: sql<number>`sum(${tabs.draft})`,
          in_review: sql<number>`sum(${tabs.in_review})`,
          published: sql<number>`sum(${tabs.published})`,
          past: sql<number>`sum(${tabs.past})`,
        })
        .from(event)
        .where(and(own, searched(query)));
      const counts = Object.fromEntries(
        Object.entries(counted[0] ?? {}).map(([tab, value]) => [tab, Number(value ?? 0)]),
      ) as Record<EventTab, number>;
      const total = counts[query.tab] ?? 0;
      const column = sortColumns[query.sort];
      const rows = await db
        .select({ event, venueName: venue.name, sales: availabilityCopy })
        .from(event)
        .leftJoin(venue, eq(venue.id, event.venueId))
        .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id))
        .where(and(own, tabs[query.tab], searched(query)))
        .orderBy(sql`${column} is null`, query.descending ? desc(column) : asc(column), asc(event.id))
        .limit(PAGE)
        .offset((query.page - 1) * PAGE);
      return {
        total,
        pages: Math.max(1, Math.ceil(total / PAGE)),
        counts,
        items: rows.map(({ event: row, venueName, sales }) => ({
          id: row.id,
          title: row.title,
          category: row.category,
          tags: row.tags,
          imageUrl: imagePath(row.imageKey),
          state: readEventStatus(row.state),
          change: changeStatus(row.pendingChange !== null, row.pendingSince),
          isPaused: row.salePause !== null,
          venueName,
          isOnline: row.mode === "online",
          startsAt: row.startsAt,
          timeZone: row.timeZone,
          sold: sales?.sold ?? 0,
          capacity: sales?.capacity ?? 0,
          revenueMinor: sales?.revenueMinor ?? 0,
          currency: row.currency,
          updatedAt: row.updatedAt,
        })),
      };
    },
  } satisfies Partial<CatalogueService>;
}

function searched({ search }: EventListQuery): SQL | undefined {
  const words = search.trim().slice(0, 80);
  return words === "" ? undefined : contains(event.title, words);
}
