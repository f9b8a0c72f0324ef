import { and, eq } from "drizzle-orm";
import { listReadinessProblems } from "#domain/catalogue/event-draft";
import { withChange } from "#domain/catalogue/material-change";
import { SeatingPlan } from "#domain/seating/plan";
import { availabilityCopy, event, venue } from "../db/schema";
import { sender } from "../mail/send-mail";
import type { EventView } from "./event-service";
import type { CatalogueContext } from "./catalogue-context";
import { findTicketTypes, readChange, readContent, readLifecycle } from "./event-content";
import type { EventRow } from "./event-setup";
import { listHistory } from "./review-history";

/** Null for an unknown event and for one of another organization. */
export async function findOwnRow(
  { db }: Pick<CatalogueContext, "db">,
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
  context: CatalogueContext,
  organizationId: string,
  eventId: string,
): Promise<EventView | null> {
  const row = await findOwnRow(context, organizationId, eventId);
  if (!row) return null;
  const { db } = context;
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
    listHistory(context, eventId, 1),
  ]);
  const plan = SeatingPlan.safeParse(chosen?.plan);
  const lifecycle = readLifecycle(row);
  return {
    id: row.id,
    slug: row.slug,
    state: lifecycle.state,
    revision: row.revision,
    content,
    live,
    hasChange: lifecycle.hasChange,
    waitingSince: lifecycle.waitingSince,
    venue: chosen && plan.success ? { ...chosen, plan: plan.data } : null,
    problems: listReadinessProblems(content, plan.success ? plan.data : null, context.now()),
    salePause: row.salePause && { ...row.salePause, answerTo: sender(context.env.MAIL_FROM).email },
    lastReview: history[0] ?? null,
    everApproved: lifecycle.everApproved,
    sold: sales?.sold ?? 0,
    held: sales?.held ?? 0,
    capacity: sales?.capacity ?? 0,
    revenueMinor: sales?.revenueMinor ?? 0,
  };
}
