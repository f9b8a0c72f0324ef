import { and, count, eq, inArray } from "drizzle-orm";
import { deleteEvent as decideDelete } from "#domain/catalogue/event-lifecycle";
import { accept, refuse } from "#domain/core/outcome";
import { bookingCopy, event } from "../db/schema";
import { recordAudit } from "../notices/audit";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import { readLifecycle } from "./event-content";
import { findOwnRow } from "./find-event";

/** Deleting an event that was never offered. */
export function makeEventDeletion(context: CatalogueContext) {
  const { db, env, actorId } = context;

  return {
    async deleteEvent(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      const decided = decideDelete(readLifecycle(row), await countBookings(context, eventId));
      if (!decided.ok) return decided;
      await db.delete(event).where(eq(event.id, eventId));
      await recordAudit(env.DB, {
        actorId,
        action: "event.deleted",
        subject: `event:${eventId}`,
        organizationId,
        facts: { title: row.title },
      });
      return accept(true);
    },
  } satisfies Partial<CatalogueService>;
}

/** Bookings in every state except `expired`. */
async function countBookings({ db }: CatalogueContext, eventId: string): Promise<number> {
  const [row] = await db
    .select({ bookings: count() })
    .from(bookingCopy)
    .where(
      and(
        eq(bookingCopy.eventId, eventId),
        inArray(bookingCopy.state, ["pending", "confirmed", "refunded", "cancelled"]),
      ),
    );
  return row?.bookings ?? 0;
}
