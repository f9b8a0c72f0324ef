import { and, eq, gt, lte, ne, notExists, sql } from "drizzle-orm";
import { LINK_BEFORE_START_MS, onlineAccess } from "#domain/catalogue/online-access";
import { database } from "../db/database";
import { bookingCopy, event, mailSent } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import type { OnlineLinkRequest } from "../platform/queue-messages";
import { bookingUrl } from "./booking-mail";
import { sendMail } from "./send-mail";

/** Per scheduled run; the next run continues. */
const MOST_BOOKINGS = 3_000;
/** Messages per batch of a Cloudflare queue. */
const BATCH = 100;

/**
 * Scheduled: queues the mail with the link for each confirmed booking of the online events that start within 30 minutes. A
 * booking whose mail was sent is left out. Returns the number queued.
 */
export async function queueOnlineLinks(env: Env, now: number): Promise<number> {
  const db = database(env);
  // A new start gives a new key: the holders of a moved event get the link again.
  const key = sql<string>`'online_link:' || ${event.id} || ':' || ${event.startsAt} || ':' || ${bookingCopy.id}`;
  const due = await db
    .select({ key, eventId: bookingCopy.eventId, bookingId: bookingCopy.id })
    .from(event)
    .innerJoin(bookingCopy, and(eq(bookingCopy.eventId, event.id), eq(bookingCopy.state, "confirmed")))
    .where(
      and(
        eq(event.state, "published"),
        eq(event.mode, "online"),
        ne(event.onlineUrl, ""),
        gt(event.startsAt, now),
        lte(event.startsAt, now + LINK_BEFORE_START_MS),
        notExists(
          db
            .select({ one: sql`1` })
            .from(mailSent)
            .where(eq(mailSent.key, key)),
        ),
      ),
    )
    .orderBy(event.startsAt, bookingCopy.id)
    .limit(MOST_BOOKINGS);
  for (let from = 0; from < due.length; from += BATCH)
    await env.EFFECT_QUEUE.sendBatch(
      due
        .slice(from, from + BATCH)
        .map((message): { body: OnlineLinkRequest } => ({ body: { kind: "online_link", ...message } })),
    );
  return due.length;
}

/** Sends the link, once per key, if the booking still has a valid ticket and the link is open. */
export async function sendOnlineLink(
  { key, eventId, bookingId }: OnlineLinkRequest,
  env: Env,
  now: number,
): Promise<void> {
  const [[show], booking] = await Promise.all([
    database(env).select().from(event).where(eq(event.id, eventId)),
    (await eventObject(env, eventId)).readBooking(bookingId, null),
  ]);
  if (!show || !booking) return;
  const startsAt = show.startsAt ?? 0;
  const endsAt = show.endsAt ?? startsAt;
  const access = onlineAccess({ ...show, startsAt, endsAt }, booking, now);
  if (!access?.url) return;
  await sendMail(env, {
    key,
    to: booking.buyerEmail,
    locale: booking.locale,
    template: "online_link",
    facts: {
      title: show.title,
      startsAt,
      timeZone: show.timeZone,
      reference: booking.reference,
      link: access.url,
      url: `${await bookingUrl(env, booking, { endsAt })}#online`,
    },
  });
}
