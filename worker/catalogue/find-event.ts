import { and, desc, eq } from "drizzle-orm";
import { listReadinessProblems } from "#domain/catalogue/event-draft";
import { withChange } from "#domain/catalogue/event-lifecycle";
import { SeatingPlan } from "#domain/seating/plan";
import { availabilityCopy, event, eventReview, user, venue } from "../db/schema";
import type { EventView, ReviewEntry } from "./catalogue";
import type { Desk } from "./access";
import { findTicketTypes, readChange, readContent, readStanding } from "./event-content";
import type { EventRow } from "./setup";

/** The organization's own event; null for another's, as for one that does not exist. */
export async function findOwnRow(
  { db }: Pick<Desk, "db">,
  organizationId: string,
  eventId: string,
): Promise<EventRow | null> {
  const [row] = await db
    .select()
    .from(event)
    .where(and(eq(event.id, eventId), eq(event.organizationId, organizationId)));
  return row ?? null;
}

export async function findEventView(
  desk: Desk,
  organizationId: string,
  eventId: string,
): Promise<EventView | null> {
  const row = await findOwnRow(desk, organizationId, eventId);
  if (!row) return null;
  const { db } = desk;
  const live = readContent(row, await findTicketTypes(db, eventId));
  const content = withChange(live, readChange(row));
  const [[chosen], [sales], history] = await Promise.all([
    content.venueId
      ? db
          .select({ id: venue.id, name: venue.name, city: venue.city, plan: venue.plan })
          .from(venue)
          .where(eq(venue.id, content.venueId))
      : [],
    db.select().from(availabilityCopy).where(eq(availabilityCopy.eventId, eventId)),
    listHistory(desk, eventId, 1),
  ]);
  const plan = SeatingPlan.safeParse(chosen?.plan);
  const standing = readStanding(row);
  return {
    id: row.id,
    slug: row.slug,
    state: standing.state,
    revision: row.revision,
    content,
    live,
    hasChange: standing.hasChange,
    waitingSince: standing.waitingSince,
    venue: chosen && plan.success ? { ...chosen, plan: plan.data } : null,
    problems: listReadinessProblems(content, plan.success ? plan.data : null, desk.now()),
    lastReview: history[0] ?? null,
    everApproved: standing.everApproved,
    sold: sales?.sold ?? 0,
    held: sales?.held ?? 0,
    capacity: sales?.capacity ?? 0,
    revenueMinor: sales?.revenueMinor ?? 0,
  };
}

/** Newest first. */
export async function listHistory(
  { db }: Pick<Desk, "db">,
  eventId: string,
  most: number,
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
    .limit(most);
  return rows.map((row) => ({
    ...row,
    action: row.action as ReviewEntry["action"],
    actorName: row.actorName ?? "",
  }));
}
