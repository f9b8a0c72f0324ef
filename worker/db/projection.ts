import { drizzle } from "drizzle-orm/d1";
import { sql } from "drizzle-orm";
import { availabilityCopy, bookingCopy, ticketCopy } from "./schema";

/** Rows of the read copies, as the event's object tells them. */
export type Copy =
  | { readonly of: "availability"; readonly row: typeof availabilityCopy.$inferInsert }
  | { readonly of: "booking"; readonly row: typeof bookingCopy.$inferInsert }
  | { readonly of: "ticket"; readonly row: typeof ticketCopy.$inferInsert };

/**
 * Writes copies in one batch. A row is overwritten by a higher `seq` only, so a copy that comes twice, late or out of
 * order changes nothing.
 */
export async function writeCopies(d1: D1Database, copies: readonly Copy[]): Promise<void> {
  const db = drizzle(d1);
  const statements = copies.map((copy) => {
    switch (copy.of) {
      case "availability":
        return db
          .insert(availabilityCopy)
          .values(copy.row)
          .onConflictDoUpdate({
            target: availabilityCopy.eventId,
            set: copy.row,
            setWhere: sql`excluded.seq > ${availabilityCopy.seq}`,
          });
      case "booking":
        return db
          .insert(bookingCopy)
          .values(copy.row)
          .onConflictDoUpdate({
            target: bookingCopy.id,
            set: copy.row,
            setWhere: sql`excluded.seq > ${bookingCopy.seq}`,
          });
      case "ticket":
        return db
          .insert(ticketCopy)
          .values(copy.row)
          .onConflictDoUpdate({
            target: ticketCopy.ticketId,
            set: copy.row,
            setWhere: sql`excluded.seq > ${ticketCopy.seq}`,
          });
    }
  });
  const [first, ...rest] = statements;
  if (first) await db.batch([first, ...rest]);
}
