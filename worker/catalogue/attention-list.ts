import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, or } from "drizzle-orm";
import { TONIGHT_MS, attentionOf } from "#domain/catalogue/event-attention";
import { readEventStatus } from "#domain/catalogue/event-lifecycle";
import type { Database } from "../db/database";
import { event, eventReview } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import type { EventAttention } from "./event-list-service";

/** Drafts, returned events, paused sales and events of the evening, by start; at most 60. */
export async function listAttention(
  context: CatalogueContext,
  organizationId: string,
): Promise<EventAttention[]> {
  const { db } = context;
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
  const reasons = await findReasons(
    db,
    rows.map((row) => row.id),
  );
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
}

/** Rejection reasons by event id, for events whose last review entry is a rejection. */
async function findReasons(db: Database, eventIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
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
