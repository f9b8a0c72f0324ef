import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { BookingState } from "#domain/sale/booking";
import { type WalletBooking, toWalletBooking } from "#domain/ticket/wallet-booking";
import { database } from "../db/database";
import { bookingCopy, event } from "../db/schema";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import { ownership, readBooking } from "./booking-reader";

/** Devices keep older tickets; the server sends recent ones only. */
const SENT_AFTER_END_MS = 60 * 24 * 60 * 60_000;
const AT_MOST = 100;
const SENT_STATES: readonly BookingState[] = ["confirmed", "cancelled", "refunded"];

/** The visitor's bookings by the projection, each with state and codes from its event's object. */
export async function listWalletTickets(deps: Deps): Promise<readonly WalletBooking[]> {
  const rows = await database(deps.env)
    .select({ bookingId: bookingCopy.id, eventId: event.id })
    .from(bookingCopy)
    .innerJoin(event, eq(event.id, bookingCopy.eventId))
    .where(
      and(
        ownership(deps),
        inArray(bookingCopy.state, [...SENT_STATES, "pending"]),
        gt(event.endsAt, deps.now() - SENT_AFTER_END_MS),
      ),
    )
    .orderBy(desc(event.startsAt))
    .limit(AT_MOST);

  const bookings = await Promise.all(rows.map((row) => readWalletBooking(deps, row)));
  return bookings.filter((booking) => booking !== null);
}

async function readWalletBooking(
  deps: Deps,
  { bookingId, eventId }: { bookingId: string; eventId: string },
): Promise<WalletBooking | null> {
  const [found, tickets] = await Promise.all([
    readBooking(deps, bookingId, eventId, null),
    (await eventObject(deps.env, eventId)).listTickets(bookingId),
  ]);
  if (!found || !SENT_STATES.includes(found.booking.state)) return null;
  return toWalletBooking(found.booking, tickets, found.event, found.online);
}
