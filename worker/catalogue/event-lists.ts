import { type SQL, and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { TONIGHT_MS, attentionOf } from "#domain/catalogue/event-attention";
import { changeStatus, readEventStatus } from "#domain/catalogue/event-lifecycle";
import { imagePath } from "#domain/catalogue/image-path";
import { contains } from "../db/contains";
import { availabilityCopy, event, eventReview, venue } from "../db/schema";
import type { CatalogueService } from "./catalogue-service";
import type { CatalogueContext } from "./catalogue-context";
import type { EventAttention, EventListQuery, EventTab } from "./event-list-service";

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

    async listAttention(organizationId) {
      const now = context.now();
      const own = eq(event.organizationId, organizationId);
      const rows = await db
        .select()
        .from(event)
        .where(
          and(
            own,
            or(
              and(eq(event.state, "published"), isNotNull(event.pendingChange), isNull(event.pendingSince)),
              eq(event.state, "draft"),
              and(eq(event.state, "published"), isNotNull(event.salePause)),
              and(eq(event.state, "published"), gte(event.endsAt, now), lt(event.startsAt, now + TONIGHT_MS)),
            ),
          ),
        )
        .orderBy(asc(event.startsAt))
        .limit(60);
      const reasons = await findReasons(rows.map((row) => row.id));
      return rows.flatMap((row): EventAttention[] => {
        const reason = reasons.get(row.id);
        const lifecycle = {
          state: readEventStatus(row.state),
          hasChange: row.pendingChange !== null,
          wasReturned: Boolean(reason),
          isPaused: row.salePause !== null,
          startsAt: row.startsAt,
        };
        const kind = attentionOf(lifecycle, now);
        if (kind === null) return [];
        const facts = { startsAt: row.startsAt ?? undefined, timeZone: row.timeZone };
        const isReturned = kind === "returned" || kind === "change_returned";
        const shown = kind === "sale_paused" ? row.salePause?.reason : isReturned ? reason : undefined;
        return [
          {
            eventId: row.id,
            title: row.title,
            kind,
            facts: shown === undefined ? facts : { ...facts, reason: shown },
          },
        ];
      });
    },
  } satisfies Partial<CatalogueService>;

  /** Rejection reasons by event id, for events whose last review entry is a rejection. */
  async function findReasons(eventIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (eventIds.length === 0) return new Map();
    const reviews = await db
      .select({ eventId: eventReview.eventId, action: eventReview.action, reason: eventReview.reason })
      .from(eventReview)
      .where(inArray(eventReview.eventId, [...eventIds]))
      .orderBy(asc(eventReview.at), asc(eventReview.id));
    const last = new Map(reviews.map((row) => [row.eventId, row]));
    return new Map(
      [...last].flatMap(([id, row]) => (row.action === "rejected" ? [[id, row.reason ?? ""] as const] : [])),
    );
  }
}

function searched({ search }: EventListQuery): SQL | undefined {
  const words = search.trim().slice(0, 80);
  return words === "" ? undefined : contains(event.title, words);
}
