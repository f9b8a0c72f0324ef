import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { database } from "#worker/db/database";
import { bookingCopy, event, ticketCopy } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import type { FoundBooking } from "#worker/sale/booking";
import { sync } from "./gate";
import { aScan, aSync } from "./north-gate";
import { aShow } from "./show";
import { Browser, env } from "./visit";

const db = database(env);
let scans = 0;

export type RatableShow = Awaited<ReturnType<typeof aRatableShow>>;

/** A show with the steps up to its ratings: book, admit, end. */
export async function aRatableShow() {
  const show = await aShow();
  const { eventId } = show;
  let seat = 0;
  return {
    ...show,

    async book(browser: Browser, buyerEmail: string): Promise<FoundBooking> {
      const holdId = crypto.randomUUID();
      const seats = [seat++];
      const held = await browser.visit(({ booking }) => booking.hold(eventId, { holdId, seats, pools: [] }));
      if (!held.ok) throw new Error(held.reason);
      const placed = await browser.visit(({ booking }) =>
        booking.checkOut(eventId, {
          idempotencyKey: crypto.randomUUID(),
          holdId: held.value.holdId,
          buyerName: "Ananya Pillai",
          buyerEmail,
          locale: "en",
          attendeeNames: [],
        }),
      );
      if (!placed.ok) throw new Error(placed.reason);
      const { id } = placed.value.booking;
      const found = await browser.visit(({ booking }) => booking.findBooking(id, eventId));
      if (!found) throw new Error("booked, but not found");
      return found;
    },

    /** Scans the first ticket at the gate; `found` then has the object's booking. */
    async admit(found: FoundBooking): Promise<void> {
      const object = await eventObject(env, eventId);
      const deviceId = `d${++scans}`;
      const [ticket] = found.booking.tickets;
      await sync(
        object,
        { deviceId, gateId: "north", revoked: false },
        aSync([aScan(deviceId, 1, ticket!.ticketId)]),
      );
      const booking = await object.readBooking(found.booking.id, null);
      Object.assign(found, { booking });
    },

    async end(endsAt = Date.now() - 1000): Promise<void> {
      await db
        .update(event)
        .set({ startsAt: endsAt - 7_200_000, endsAt, state: "completed" })
        .where(eq(event.id, eventId));
    },

    publicWords: async () => (await readPublicRatings(eventId)).latest.map(({ comment }) => comment),
    summary: async () => (await readPublicRatings(eventId)).organizer,
  };
}

/** Waits for the projections that the schedule reads. */
export async function admissionProjected(found: FoundBooking): Promise<void> {
  await expect
    .poll(
      async () => {
        const rows = await db
          .select({ at: ticketCopy.checkedInAt })
          .from(ticketCopy)
          .innerJoin(bookingCopy, eq(bookingCopy.id, ticketCopy.bookingId))
          .where(eq(bookingCopy.id, found.booking.id));
        return rows.some(({ at }) => at !== null);
      },
      { timeout: 10_000 },
    )
    .toBe(true);
}

export const rate = (browser: Browser, found: FoundBooking, stars: number, comment = "") =>
  browser.visit(({ ratings }) => ratings.rate(found, { stars, comment }));

export const ownRating = (browser: Browser, found: FoundBooking) =>
  browser.visit(({ ratings }) => ratings.findOwn(found));

export async function readPublicRatings(eventId: string) {
  return new Browser().visit(async ({ discovery, ratings }) => {
    const seen = await discovery.findEvent(eventId);
    if (!seen) throw new Error("the event is not public");
    return ratings.readPublic(seen);
  });
}
