import { and, asc, count, eq } from "drizzle-orm";
import { bookingCopy, ticketCopy } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import { findOwnRow } from "./find-event";

const PAGE = 50;

/** The attendees of an event, by the projections of its tickets and bookings. */
export function makeAttendees(context: CatalogueContext) {
  const { db } = context;
  return {
    async listAttendees(organizationId, eventId, page) {
      if (!(await findOwnRow(context, organizationId, eventId))) return null;
      const here = eq(ticketCopy.eventId, eventId);
      const [counted] = await db.select({ total: count() }).from(ticketCopy).where(here);
      const rows = await db
        .select({ ticket: ticketCopy, booking: bookingCopy })
        .from(ticketCopy)
        .innerJoin(
          bookingCopy,
          and(eq(bookingCopy.eventId, ticketCopy.eventId), eq(bookingCopy.id, ticketCopy.bookingId)),
        )
        .where(here)
        .orderBy(asc(ticketCopy.bookingId), asc(ticketCopy.ticketId))
        .limit(PAGE)
        .offset((page - 1) * PAGE);
      return {
        total: counted?.total ?? 0,
        items: rows.map(({ ticket, booking }) => ({
          attendeeName: ticket.attendeeName,
          place: ticket.place,
          state: ticket.state === "valid" ? "valid" : "revoked",
          checkedInAt: ticket.checkedInAt,
          bookingId: booking.id,
          reference: booking.reference,
          buyerName: booking.buyerName,
          buyerEmail: booking.buyerEmail,
        })),
      };
    },
  } satisfies Partial<CatalogueService>;
}
