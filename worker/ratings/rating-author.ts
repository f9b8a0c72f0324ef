import { userIdOf } from "#domain/core/buyer-key";
import { and, desc, eq, isNotNull, min, ne, or } from "drizzle-orm";
import type { RatingFacts } from "#domain/catalogue/rating";
import type { BookingView } from "#domain/sale/booking";
import type { Database } from "../db/database";
import { bookingCopy, event, eventRating, member, ticketCopy, user } from "../db/schema";
import type { Visitor } from "../platform/visitor";

/**
 * Stars of a hidden rating that its author withdrew: the row stays so that a new rating in its place is hidden as
 * well.
 */
export const WITHDRAWN = 0;

/**
 * The author of a rating: the buyer of a booking, identified by the key of their account or browser. The email
 * address is unverified and proves nothing: typing another person's address must not reach that person's rating. The
 * holder of a mailed link may be a guest of the buyer and represents that booking only.
 */
export interface Author {
  readonly eventId: string;
  readonly bookingId: string;
  readonly buyerKey: string;
  /** The buyer: all their bookings of the event count. */
  readonly isBuyer: boolean;
  /** Lower case, unverified. */
  readonly buyerEmail: string;
  readonly name: string;
}

export function authorOf(
  booking: {
    readonly id: string;
    readonly eventId: string;
    readonly buyerKey: string;
    readonly buyerEmail: string;
    readonly buyerName: string;
  },
  isBuyer: boolean,
): Author {
  return {
    eventId: booking.eventId,
    bookingId: booking.id,
    buyerKey: booking.buyerKey,
    isBuyer,
    buyerEmail: booking.buyerEmail.trim().toLowerCase(),
    name: booking.buyerName,
  };
}

/** The visitor as author: the buyer if the booking is of their account or browser. */
export function authorHere(visitor: Pick<Visitor, "buyerKey" | "guestKey">, booking: BookingView): Author {
  return authorOf(booking, [visitor.buyerKey, visitor.guestKey].includes(booking.buyerKey));
}

/** The buyer's one rating of the event, from any of their bookings; for other authors this booking's rating. */
export async function findRating(db: Database, author: Author) {
  const [row] = await db
    .select()
    .from(eventRating)
    .where(
      and(
        eq(eventRating.eventId, author.eventId),
        // A guest's booking may have been claimed by an account since.
        author.isBuyer
          ? or(eq(eventRating.buyerKey, author.buyerKey), eq(eventRating.bookingId, author.bookingId))
          : eq(eventRating.bookingId, author.bookingId),
      ),
    );
  return row ?? null;
}

/** True if the booking's buyer has rated from another booking, which this visitor may not see. */
export async function ratedElsewhere(db: Database, author: Author): Promise<boolean> {
  if (author.isBuyer) return false;
  const [row] = await db
    .select({ id: eventRating.id })
    .from(eventRating)
    .where(
      and(
        eq(eventRating.eventId, author.eventId),
        eq(eventRating.buyerKey, author.buyerKey),
        ne(eventRating.bookingId, author.bookingId),
      ),
    );
  return row !== undefined;
}

/**
 * @param seen the tickets of the booking as the event's object has them, which is ahead of the projection
 * @returns null for an unknown event
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
      .innerJoin(
        bookingCopy,
        and(eq(bookingCopy.eventId, ticketCopy.eventId), eq(bookingCopy.id, ticketCopy.bookingId)),
      )
      .where(
        and(
          eq(bookingCopy.eventId, author.eventId),
          author.isBuyer ? eq(bookingCopy.buyerKey, author.buyerKey) : eq(bookingCopy.id, author.bookingId),
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
    isMember: rated.memberId !== null,
  };
}
