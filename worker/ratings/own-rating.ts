import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { BookingView } from "#domain/sale/booking";
import { accept, refuse } from "#domain/core/outcome";
import { mayRate, publicName, readRating } from "#domain/catalogue/rating";
import { database } from "../db/database";
import { eventRating } from "../db/schema";
import type { Deps } from "../platform/deps";
import { newId } from "../platform/ids";
import { mayBook } from "../security/limits";
import { authorOf, findRating, ratedElsewhere, readFacts } from "./rating-author";
import type { RatingService } from "./ratings";

/**
 * Stars of a hidden rating that its author withdrew: the row stays so that a new rating in its place is hidden as
 * well.
 */
export const WITHDRAWN = 0;

/** The buyer's own rating: give, change, withdraw. */
export function makeOwnRating({ env, visitor, now }: Deps) {
  const db = database(env);
  const mayWrite = () => mayBook(env, { ...visitor, buyerKey: `rating:${visitor.buyerKey}` });

  const authorHere = (booking: BookingView) =>
    authorOf(booking, [visitor.buyerKey, visitor.guestKey].includes(booking.buyerKey));

  return {
    async findOwn({ booking }) {
      const author = authorHere(booking);
      const [row, facts, elsewhere] = await Promise.all([
        findRating(db, author),
        readFacts(db, author, booking.tickets),
        ratedElsewhere(db, author),
      ]);
      const decided = facts ? mayRate(facts, now()) : refuse("not_checked_in" as const);
      return {
        refusal: decided.ok ? (elsewhere ? "already_rated" : null) : decided.reason,
        given:
          row && row.stars !== WITHDRAWN
            ? {
                stars: row.stars,
                comment: row.comment,
                updatedAt: row.updatedAt,
                answer: row.answer,
                hiddenReason: row.hiddenReason,
              }
            : null,
      };
    },

    async rate({ booking }, draft) {
      if (!(await mayWrite())) return refuse("too_many_requests");
      const author = authorHere(booking);
      const facts = await readFacts(db, author, booking.tickets);
      if (!facts) return refuse("not_checked_in");
      const decided = mayRate(facts, now());
      if (!decided.ok) return decided;
      const read = readRating(draft);
      if (!read.ok) return read;
      const at = now();
      const known = await findRating(db, author);
      if (known) {
        await db
          .update(eventRating)
          .set({ ...read.value, updatedAt: at })
          .where(eq(eventRating.id, known.id));
        return accept(true);
      }
      // A holder of another booking of the same buyer must not overwrite the buyer's one rating.
      if (await ratedElsewhere(db, author)) return refuse("already_rated");
      await db
        .insert(eventRating)
        .values({
          id: newId(at),
          eventId: author.eventId,
          bookingId: author.bookingId,
          buyerKey: author.buyerKey,
          buyerEmail: author.buyerEmail,
          authorName: publicName(author.name),
          ...read.value,
          locale: visitor.locale,
          createdAt: at,
          updatedAt: at,
        })
        .onConflictDoUpdate({
          target: [eventRating.eventId, eventRating.buyerKey],
          set: { ...read.value, updatedAt: at },
          ...(author.isBuyer ? {} : { setWhere: eq(eventRating.bookingId, author.bookingId) }),
        });
      return accept(true);
    },

    async withdraw({ booking }) {
      if (!(await mayWrite())) return refuse("too_many_requests");
      const known = await findRating(db, authorHere(booking));
      if (!known || known.stars === WITHDRAWN) return refuse("not_found");
      const it = eq(eventRating.id, known.id);
      await db.batch([
        db.delete(eventRating).where(and(it, isNull(eventRating.hiddenAt))),
        db
          .update(eventRating)
          .set({ stars: WITHDRAWN, comment: "", answer: null, answeredBy: null, answeredAt: null })
          .where(and(it, isNotNull(eventRating.hiddenAt))),
      ]);
      return accept(true);
    },
  } satisfies Partial<RatingService>;
}
