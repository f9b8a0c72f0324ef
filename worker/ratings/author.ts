import { and, desc, eq, isNotNull, min, or } from "drizzle-orm";
import type { RatingFacts } from "#domain/rating";
import type { Database } from "../db/database";
import { bookingCopy, event, eventRating, member, ticketCopy, user } from "../db/schema";

/**
 * Who rates: the buyer of a booking, known by the key of their account or browser. The address they gave proves nothing:
 * whoever types somebody else's must not come near that person's rating.
 */
export interface Author {
  readonly eventId: string;
  readonly bookingId: string;
  readonly buyerKey: string;
  /** In small letters, unproven. */
  readonly buyerEmail: string;
  readonly name: string;
}

export function authorOf(booking: {
  readonly id: string;
  readonly eventId: string;
  readonly buyerKey: string;
  readonly buyerEmail: string;
  readonly buyerName: string;
}): Author {
  return {
    eventId: booking.eventId,
    bookingId: booking.id,
    buyerKey: booking.buyerKey,
    buyerEmail: booking.buyerEmail.trim().toLowerCase(),
    name: booking.buyerName,
  };
}

/** The author's one rating of the event, from whichever of their bookings it was written. */
export async function findRating(db: Database, author: Author) {
  const [row] = await db
    .select()
    .from(eventRating)
    .where(
      and(
        eq(eventRating.eventId, author.eventId),
        // A guest's booking may have become an account's since.
        or(eq(eventRating.buyerKey, author.buyerKey), eq(eventRating.bookingId, author.bookingId)),
      ),
    );
  return row ?? null;
}

/**
 * @param seen the earliest admission that the booking's own tickets tell: the event's object knows it before the copies do
 * @returns null for an event that is not there
 */
export async function readFacts(
  db: Database,
  author: Author,
  seen: readonly { readonly checkedInAt: number | null }[],
): Promise<RatingFacts | null> {
  const [[rated], [copied]] = await db.batch([
    db
      .select({
        eventState: event.state,
        endsAt: event.endsAt,
        startsAt: event.startsAt,
        memberId: member.id,
      })
      .from(event)
      .leftJoin(user, or(eq(user.email, author.buyerEmail), eq(user.id, userIdOf(author.buyerKey) ?? "")))
      .leftJoin(member, and(eq(member.userId, user.id), eq(member.organizationId, event.organizationId)))
      .where(eq(event.id, author.eventId))
      .orderBy(desc(member.id))
      .limit(1),
    db
      .select({ admittedAt: min(ticketCopy.checkedInAt) })
      .from(ticketCopy)
      .innerJoin(bookingCopy, eq(bookingCopy.id, ticketCopy.bookingId))
      .where(
        and(
          eq(bookingCopy.eventId, author.eventId),
          eq(bookingCopy.buyerKey, author.buyerKey),
          isNotNull(ticketCopy.checkedInAt),
        ),
      ),
  ]);
  if (!rated || rated.startsAt === null) return null;
  const admissions = [...seen.map(({ checkedInAt }) => checkedInAt), copied?.admittedAt ?? null];
  const known = admissions.filter((at) => at !== null);
  return {
    eventState: rated.eventState,
    endsAt: rated.endsAt ?? rated.startsAt,
    admittedAt: known.length > 0 ? Math.min(...known) : null,
    ofTheHouse: rated.memberId !== null,
  };
}

export function userIdOf(buyerKey: string): string | null {
  return buyerKey.startsWith("user:") ? buyerKey.slice("user:".length) : null;
}
