import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { BookingState } from "#domain/booking";
import { type WalletBooking, type WalletEvent, toWalletBooking } from "#domain/wallet-booking";
import { bookingCopy, event, venue } from "../db/schema";
import { eventObject } from "../event-object";
import type { Deps } from "../make-services";

/** A phone keeps what it has; the server repeats only what may still matter. */
const REMEMBERED_AFTER_END_MS = 60 * 24 * 60 * 60_000;
const AT_MOST = 100;
const CARRIED: readonly BookingState[] = ["confirmed", "cancelled", "refunded"];

/** The buyer's bookings by the read copy; each one's state and codes from its event's object. */
export async function listWalletTickets({ env, visitor, now }: Deps): Promise<readonly WalletBooking[]> {
  const rows = await drizzle(env.DB)
    .select({
      bookingId: bookingCopy.id,
      event: {
        id: event.id,
        slug: event.slug,
        title: event.title,
        category: event.category,
        doorsAt: event.doorsAt,
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        timeZone: event.timeZone,
        state: event.state,
      },
      venueName: venue.name,
      venueArea: venue.area,
    })
    .from(bookingCopy)
    .innerJoin(event, eq(event.id, bookingCopy.eventId))
    .innerJoin(venue, eq(venue.id, event.venueId))
    .where(
      and(
        eq(bookingCopy.buyerKey, visitor.buyerKey),
        inArray(bookingCopy.state, [...CARRIED, "pending"]),
        gt(event.endsAt, now() - REMEMBERED_AFTER_END_MS),
      ),
    )
    .orderBy(desc(event.startsAt))
    .limit(AT_MOST);

  const bookings = await Promise.all(
    rows.map(async (row) => {
      const object = await eventObject(env, row.event.id);
      const [booking, tickets] = await Promise.all([
        object.readBooking(row.bookingId, visitor.buyerKey),
        object.listTickets(row.bookingId),
      ]);
      if (!booking || !CARRIED.includes(booking.state)) return null;
      return toWalletBooking(booking, tickets, {
        ...row.event,
        doorsAt: row.event.doorsAt ?? row.event.startsAt ?? 0,
        startsAt: row.event.startsAt ?? 0,
        endsAt: row.event.endsAt ?? 0,
        state: publicState(row.event.state),
        venueName: row.venueName,
        venueArea: row.venueArea,
      });
    }),
  );
  return bookings.filter((booking) => booking !== null);
}

function publicState(state: string): WalletEvent["state"] {
  return state === "cancelled" || state === "completed" ? state : "published";
}
