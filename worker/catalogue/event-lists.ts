import { imagePath } from "#domain/catalogue/image-path";
import { type SQL, and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { EventState } from "#domain/catalogue/event-lifecycle";
import { contains } from "../db/contains";
import { availabilityCopy, event, eventReview, venue } from "../db/schema";
import type { Catalogue, EventAttention, EventListQuery, EventTab } from "./catalogue";
import type { Desk } from "./access";

const PAGE = 25;
const DAY_MS = 86_400_000;

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

/** The organizer's tables of events. */
export function makeEventLists(desk: Desk) {
  const { db } = desk;

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
          state: row.state as EventState,
          change: row.pendingChange === null ? "none" : row.pendingSince === null ? "returned" : "waiting",
          venueName,
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
      const now = desk.now();
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
              and(eq(event.state, "published"), gte(event.endsAt, now), lt(event.startsAt, now + DAY_MS / 2)),
            ),
          ),
        )
        .orderBy(asc(event.startsAt))
        .limit(60);
      const reasons = await findReasons(rows.map((row) => row.id));
      return rows.flatMap((row): EventAttention[] => {
        const base = { eventId: row.id, title: row.title };
        const facts = { startsAt: row.startsAt ?? undefined, timeZone: row.timeZone };
        const reason = reasons.get(row.id);
        if (row.state === "published" && row.pendingChange)
          return [{ ...base, kind: "change_returned", facts: { ...facts, reason } }];
        if (row.state === "published") return [{ ...base, kind: "tonight", facts }];
        if (reason) return [{ ...base, kind: "returned", facts: { ...facts, reason } }];
        const soon = row.startsAt !== null && row.startsAt > now && row.startsAt < now + 14 * DAY_MS;
        return soon ? [{ ...base, kind: "starts_soon_unsent", facts }] : [];
      });
    },
  } satisfies Partial<Catalogue>;

  /** Why each was returned, where that is the last thing that happened to it. */
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
