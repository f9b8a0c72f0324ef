import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { BookingState } from "#domain/sale/booking";
import { type WalletBooking, toWalletBooking } from "#domain/ticket/wallet-booking";
import { database } from "../db/database";
import { bookingCopy, event } from "../db/schema";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import { ownership, readBooking } from "./booking-reader";

/** A phone keeps what it has; the server repeats only what may still matter. */
const REMEMBERED_AFTER_END_MS = 60 * 24 * 60 * 60_000;
const AT_MOST = 100;
const CARRIED: readonly BookingState[] = ["confirmed", "cancelled", "refunded"];

/** The visitor's bookings by the read copies; each one's state and codes from its event's object. */
export async function listWalletTickets(deps: Deps): Promise<readonly WalletBooking[]> {
  const copies = await database(deps.env)
    .select({ bookingId: bookingCopy.id, eventId: event.id })
    .from(bookingCopy)
    .innerJoin(event, eq(event.id, bookingCopy.eventId))
    .where(
      and(
        ownership(deps),
        inArray(bookingCopy.state, [...CARRIED, "pending"]),
        gt(event.endsAt, deps.now() - REMEMBERED_AFTER_END_MS),
      ),
    )
    .orderBy(desc(event.startsAt))
    .limit(AT_MOST);

  const bookings = await Promise.all(copies.map((copy) => readCarried(deps, copy)));
  return bookings.filter((booking) => booking !== null);
}

async function readCarried(
  deps: Deps,
  { bookingId, eventId }: { bookingId: string; eventId: string },
): Promise<WalletBooking | null> {
  const [found, tickets] = await Promise.all([
    readBooking(deps, bookingId, eventId, null),
    (await eventObject(deps.env, eventId)).listTickets(bookingId),
  ]);
  if (!found || !CARRIED.includes(found.booking.state)) return null;
  return toWalletBooking(found.booking, tickets, found.event);
}
