import type { BatchItem } from "drizzle-orm/batch";
import { asc, eq, sql } from "drizzle-orm";
import { DEFAULT_REFUND_POLICY } from "#domain/refund/refund-policy";
import { EventContent } from "#domain/catalogue/event-draft";
import { type EventLifecycle, readEventStatus } from "#domain/catalogue/event-lifecycle";
import { MaterialChange } from "#domain/catalogue/material-change";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { SeatingPlan } from "#domain/seating/plan";
import type { Database } from "../db/database";
import { ensureOnlinePlace, isOnlinePlace } from "../db/online-place";
import { event, ticketType, venue } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import { eventColumns } from "./event-columns";
import type { EventRow, TicketTypeRow } from "./event-setup";

/** The content in the rows of an event and its ticket types. */
export function readContent(row: EventRow, ticketTypes: readonly TicketTypeRow[]): EventContent {
  return EventContent.parse({
    ...row,
    refundPolicy: row.refundPolicy ?? DEFAULT_REFUND_POLICY,
    venueId: isOnlinePlace(row.venueId) ? null : row.venueId,
    ticketTypes: ticketTypes.toSorted((a, b) => a.position - b.position),
  });
}

export function readChange(row: EventRow): MaterialChange | null {
  return row.pendingChange ? MaterialChange.parse(row.pendingChange) : null;
}

export function readLifecycle(row: EventRow): EventLifecycle {
  const state = readEventStatus(row.state);
  return {
    state,
    hasChange: row.pendingChange !== null,
    waitingSince: state === "in_review" ? row.submittedAt : row.pendingSince,
    revision: row.revision,
    everApproved: row.publishedAt !== null,
  };
}

export async function findTicketTypes(db: Database, eventId: string): Promise<TicketTypeRow[]> {
  return db
    .select()
    .from(ticketType)
    .where(eq(ticketType.eventId, eventId))
    .orderBy(asc(ticketType.position));
}

export async function findPlan(db: Database, venueId: string | null): Promise<SeatingPlan | null> {
  if (!venueId) return null;
  const [row] = await db.select({ plan: venue.plan }).from(venue).where(eq(venue.id, venueId));
  const plan = SeatingPlan.safeParse(row?.plan);
  return plan.success ? plan.data : null;
}

/** The event columns of a content, including derived ones. An online event gets its organization's online place. */
export async function contentColumns(
  { db, now }: Pick<CatalogueContext, "db" | "now">,
  organizationId: string,
  content: EventContent,
  plan: SeatingPlan | null,
) {
  const { ticketTypes, ...columns } = content;
  const isOnline = content.mode === "online" && content.venueId === null;
  return {
    ...columns,
    venueId: isOnline ? await ensureOnlinePlace(db, organizationId, now()) : content.venueId,
    ...eventColumns({ ...content, plan, ticketTypes }),
  };
}

export function ticketTypeRows(eventId: string, content: EventContent): TicketTypeRow[] {
  return content.ticketTypes.map((type, position) => ({ ...type, eventId, position }));
}

/** The row's revision is higher than the caller's; nothing was written. */
export class ChangedSince extends Error {}

/**
 * Writes an event and its ticket types in one transaction and increments the revision. Throws {@link ChangedSince} when the
 * stored revision is not `seen`: the `case` without `else` then yields null, which violates the column's constraint and rolls
 * the batch back.
 */
export async function writeEvent(
  db: Database,
  eventId: string,
  seen: number,
  columns: Partial<typeof event.$inferInsert>,
  ticketTypes?: readonly TicketTypeRow[],
): Promise<void> {
  const update = db
    .update(event)
    .set({ ...columns, revision: sql`case when ${event.revision} = ${seen} then ${seen + 1} end` })
    .where(eq(event.id, eventId));
  const rest: BatchItem<"sqlite">[] = ticketTypes
    ? [
        db.delete(ticketType).where(eq(ticketType.eventId, eventId)),
        ...ticketTypes.map((row) => db.insert(ticketType).values(row)),
      ]
    : [];
  try {
    await db.batch([update, ...rest]);
  } catch (problem) {
    if (String((problem as Error).cause ?? problem).includes("event.revision")) throw new ChangedSince();
    throw problem;
  }
}

/** {@link writeEvent} that refuses `changed_since` instead of throwing. */
export async function tryWriteEvent(
  ...write: Parameters<typeof writeEvent>
): Promise<Outcome<true, "changed_since">> {
  try {
    await writeEvent(...write);
    return accept(true);
  } catch (error) {
    if (error instanceof ChangedSince) return refuse("changed_since");
    throw error;
  }
}
