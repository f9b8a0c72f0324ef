import { and, count, desc, eq, isNotNull } from "drizzle-orm";
import { EventContent } from "#domain/catalogue/event-draft";
import { event, eventReview, user } from "../db/schema";
import { recordAudit } from "../notices/audit";
import { newId } from "../platform/ids";
import type { CatalogueContext } from "./catalogue-context";
import type { EventRow } from "./event-setup";
import type { ReviewEntry } from "./review-service";

/** Records an action in the event's review history and in the audit log. */
export async function recordReview(
  { env, db, now, actorId }: CatalogueContext,
  row: EventRow,
  review: {
    readonly action: ReviewEntry["action"];
    readonly content: EventContent;
    readonly reason?: string;
    /** Audit facts besides the title. */
    readonly facts?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { action, content, reason = null, facts } = review;
  await db.insert(eventReview).values({
    id: newId(now()),
    eventId: row.id,
    action,
    actorId,
    reason,
    snapshot: content,
    at: now(),
  });
  await recordAudit(env.DB, {
    actorId,
    action: `event.${action}`,
    subject: `event:${row.id}`,
    organizationId: row.organizationId,
    facts: { title: content.title, ...facts },
  });
}

/** Newest first. */
export async function listHistory(
  { db }: Pick<CatalogueContext, "db">,
  eventId: string,
  limit: number,
): Promise<ReviewEntry[]> {
  const rows = await db
    .select({
      action: eventReview.action,
      at: eventReview.at,
      reason: eventReview.reason,
      actorName: user.name,
    })
    .from(eventReview)
    .leftJoin(user, eq(user.id, eventReview.actorId))
    .where(eq(eventReview.eventId, eventId))
    .orderBy(desc(eventReview.at), desc(eventReview.id))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    action: row.action as ReviewEntry["action"],
    actorName: row.actorName ?? "",
  }));
}

export async function findLastApproved(
  { db }: Pick<CatalogueContext, "db">,
  eventId: string,
): Promise<{ content: EventContent; at: number } | null> {
  const [row] = await db
    .select({ snapshot: eventReview.snapshot, at: eventReview.at })
    .from(eventReview)
    .where(and(eq(eventReview.eventId, eventId), eq(eventReview.action, "approved")))
    .orderBy(desc(eventReview.at))
    .limit(1);
  const content = EventContent.safeParse(row?.snapshot);
  return row && content.success ? { content: content.data, at: row.at } : null;
}

/** An organization's record: events that were approved, and rejections. */
export async function countDecisions(
  { db }: Pick<CatalogueContext, "db">,
  organizationId: string,
): Promise<{ approved: number; returned: number }> {
  const [[published], [returned]] = await Promise.all([
    db
      .select({ events: count() })
      .from(event)
      .where(and(eq(event.organizationId, organizationId), isNotNull(event.publishedAt))),
    db
      .select({ rejections: count() })
      .from(eventReview)
      .innerJoin(event, eq(event.id, eventReview.eventId))
      .where(and(eq(event.organizationId, organizationId), eq(eventReview.action, "rejected"))),
  ]);
  return { approved: published?.events ?? 0, returned: returned?.rejections ?? 0 };
}
