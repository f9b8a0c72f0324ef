import { drizzle } from "drizzle-orm/d1";
import { sql } from "drizzle-orm";
import type { Projection } from "#domain/sale/saga/projection";
import { availabilityCopy, bookingCopy, ticketCopy } from "./schema";

/** Upserts read model rows in one batch. A row is replaced only by a higher `seq`: late and repeated writes are no-ops. */
export async function writeProjections(d1: D1Database, projections: readonly Projection[]): Promise<void> {
  const db = drizzle(d1);
  const statements = projections.map((projection) => {
    switch (projection.of) {
      case "availability":
        return db
          .insert(availabilityCopy)
          .values(projection.row)
          .onConflictDoUpdate({
            target: availabilityCopy.eventId,
            set: projection.row,
            setWhere: sql`excluded.seq > ${availabilityCopy.seq}`,
          });
      case "booking":
        return db
          .insert(bookingCopy)
          .values(projection.row)
          .onConflictDoUpdate({
            target: [bookingCopy.eventId, bookingCopy.id],
            set: projection.row,
            setWhere: sql`excluded.seq > ${bookingCopy.seq}`,
          });
      case "ticket":
        return db
          .insert(ticketCopy)
          .values(projection.row)
          .onConflictDoUpdate({
            target: [ticketCopy.eventId, ticketCopy.ticketId],
            set: projection.row,
            setWhere: sql`excluded.seq > ${ticketCopy.seq}`,
          });
    }
  });
  const [first, ...rest] = statements;
  if (first) await db.batch([first, ...rest]);
}
