import { and, eq, gt, inArray, isNotNull, isNull, lte, min, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { askAt, ASK_UNTIL_MS, RATED_STATES, mayRate } from "#domain/catalogue/rating";
import { type Database, database } from "../db/database";
import { bookingCopy, event, eventRating, ratingAsk, ticketCopy } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { bookingUrl } from "../mail/booking-mail";
import { sendMail } from "../mail/send-mail";
import { notify } from "../notices/notifications";
import { userIdOf } from "#domain/core/buyer-key";
import { authorOf, findRating, readFacts } from "./rating-author";
import type { RatingRequest } from "../platform/queue-messages";

/** Limits per scheduled run; the next run continues. */
const MOST_EVENTS = 60;
const MOST_BUYERS = 100;
/** D1 binds at most 100 values per statement; a row has three. */
const ROWS = 30;

/** Scheduled: queues one rating request per admitted buyer and email address. Returns the number queued. */
export async function queueRatingRequests(env: Env, now: number): Promise<number> {
  const db = database(env);
  const over = await db
    .select({ id: event.id, endsAt: event.endsAt, timeZone: event.timeZone })
    .from(event)
    .where(
      and(inArray(event.state, RATED_STATES), lte(event.endsAt, now), gt(event.endsAt, now - ASK_UNTIL_MS)),
    )
    .orderBy(event.endsAt)
    .limit(500);
  const due = over.filter(({ endsAt, timeZone }) => endsAt !== null && askAt(endsAt, timeZone) <= now);
  let queued = 0;
  for (let from = 0; from < due.length && queued < MOST_BUYERS; from += MOST_EVENTS) {
    const eventIds = due.slice(from, from + MOST_EVENTS).map(({ id }) => id);
    queued += await queueAsks(env, db, eventIds, now);
  }
  return queued;
}

async function queueAsks(env: Env, db: Database, eventIds: readonly string[], now: number): Promise<number> {
  const other = alias(bookingCopy, "other");
  const askedAtAnother = db
    .select({ one: sql`1` })
    .from(other)
    .innerJoin(
      ratingAsk,
      and(eq(ratingAsk.eventId, other.eventId), eq(ratingAsk.buyerEmail, other.buyerEmail)),
    )
    .where(and(eq(other.eventId, bookingCopy.eventId), eq(other.buyerKey, bookingCopy.buyerKey)));
  // SQLite takes the other columns of a group from the row that has the minimum.
  const buyers = await db
    .select({
      eventId: bookingCopy.eventId,
      buyerEmail: bookingCopy.buyerEmail,
      bookingId: min(bookingCopy.id),
    })
    .from(bookingCopy)
    .innerJoin(
      ticketCopy,
      and(eq(ticketCopy.eventId, bookingCopy.eventId), eq(ticketCopy.bookingId, bookingCopy.id)),
    )
    .leftJoin(
      ratingAsk,
      and(eq(ratingAsk.eventId, bookingCopy.eventId), eq(ratingAsk.buyerEmail, bookingCopy.buyerEmail)),
    )
    .leftJoin(
      eventRating,
      and(eq(eventRating.eventId, bookingCopy.eventId), eq(eventRating.buyerKey, bookingCopy.buyerKey)),
    )
    .where(
      and(
        inArray(bookingCopy.eventId, [...eventIds]),
        isNotNull(ticketCopy.checkedInAt),
        isNull(ratingAsk.at),
        isNull(eventRating.id),
        notExists(askedAtAnother),
      ),
    )
    .groupBy(bookingCopy.eventId, bookingCopy.buyerKey)
    .limit(MOST_BUYERS);
  const asks: RatingRequest[] = [];
  for (let from = 0; from < buyers.length; from += ROWS) {
    const part = buyers.slice(from, from + ROWS);
    const claimed = await db
      .insert(ratingAsk)
      .values(part.map(({ eventId, buyerEmail }) => ({ eventId, buyerEmail, at: now })))
      .onConflictDoNothing()
      .returning();
    for (const { eventId, buyerEmail } of claimed) {
      const buyer = part.find((each) => each.eventId === eventId && each.buyerEmail === buyerEmail);
      if (buyer?.bookingId)
        asks.push({
          kind: "ask_rating",
          key: `rating_ask:${eventId}:${buyerEmail}`,
          eventId,
          bookingId: buyer.bookingId,
        });
    }
  }
  if (asks.length === 0) return 0;
  try {
    await env.EFFECT_QUEUE.sendBatch(asks.map((body) => ({ body })));
  } catch (problem) {
    // Release the claim so that the next run retries.
    await db.delete(ratingAsk).where(and(eq(ratingAsk.at, now), inArray(ratingAsk.eventId, [...eventIds])));
    throw problem;
  }
  return asks.length;
}

/** Sends the mail and, to an account, a notification; nothing if the buyer may not rate or already has. */
export async function sendRatingRequest(ask: RatingRequest, env: Env, now: number): Promise<void> {
  const db = database(env);
  const booking = await (await eventObject(env, ask.eventId)).readBooking(ask.bookingId, null);
  if (!booking) return;
  const author = authorOf(booking, true);
  const [facts, given, [asked]] = await Promise.all([
    readFacts(db, author, booking.tickets),
    findRating(db, author),
    db.select({ title: event.title }).from(event).where(eq(event.id, ask.eventId)),
  ]);
  if (!facts || !asked || given || !mayRate(facts, now).ok) return;
  const sent = await sendMail(env, {
    key: ask.key,
    to: booking.buyerEmail,
    locale: booking.locale,
    template: "rating_ask",
    facts: {
      name: booking.buyerName,
      title: asked.title,
      url: `${await bookingUrl(env, booking, facts)}#rating`,
    },
  });
  const userId = userIdOf(booking.buyerKey);
  if (sent === "sent" && userId)
    await notify(
      env.DB,
      [userId],
      "rating_ask",
      { title: asked.title },
      `/bookings/${booking.id}?event=${ask.eventId}#rating`,
    );
}
