import type { BatchItem } from "drizzle-orm/batch";
import { asc, eq, sql } from "drizzle-orm";
import { EventContent } from "#domain/catalogue/event-draft";
import {
  EVENT_STATES,
  MaterialChange,
  type EventState,
  type Standing,
} from "#domain/catalogue/event-lifecycle";
import { SeatingPlan } from "#domain/seating/plan";
import type { Database } from "../db/database";
import { event, ticketType, venue } from "../db/schema";
import { eventColumns } from "./event-columns";
import type { EventRow, TicketTypeRow } from "./setup";

/** Rows of an event and its ticket types, to what an organizer writes and back. */
export function readContent(row: EventRow, ticketTypes: readonly TicketTypeRow[]): EventContent {
  return EventContent.parse({
    ...row,
    ticketTypes: ticketTypes.toSorted((a, b) => a.position - b.position),
  });
}

export function readChange(row: EventRow): MaterialChange | null {
  return row.pendingChange ? MaterialChange.parse(row.pendingChange) : null;
}

export function readStanding(row: EventRow): Standing {
  const state = row.state as EventState;
  if (!EVENT_STATES.includes(state)) throw new Error(`event ${row.id} is in no known state: ${row.state}`);
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

/** The columns an event's content fills, the derived ones with them. */
export function contentColumns(content: EventContent, plan: SeatingPlan | null) {
  const { ticketTypes, ...columns } = content;
  return { ...columns, ...eventColumns({ ...content, plan, ticketTypes }) };
}

export function ticketTypeRows(eventId: string, content: EventContent): TicketTypeRow[] {
  return content.ticketTypes.map((type, position) => ({ ...type, eventId, position }));
}

/** What the caller had read was changed by another in the meantime: nothing was written. */
export class ChangedSince extends Error {}

/**
 * Writes an event and its ticket types in one transaction, one revision higher; throws {@link ChangedSince} when the
 * revision is not `seen` any more. The case without an `else` makes the revision null, which the column refuses: that
 * takes the whole batch back.
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
