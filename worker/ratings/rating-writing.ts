import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { mayRate, publicName, readRating } from "#domain/catalogue/rating";
import { accept, refuse } from "#domain/core/outcome";
import { database } from "../db/database";
import { eventRating } from "../db/schema";
import type { Deps } from "../platform/deps";
import { newId } from "../platform/ids";
import { mayBook } from "../security/rate-limits";
import { WITHDRAWN, authorHere, findRating, ratedElsewhere, readFacts } from "./rating-author";
import type { RatingService } from "./ratings";

/** The buyer's own rating: give, change, withdraw. */
export function makeRatingWriting({ env, visitor, now }: Deps) {
  const db = database(env);
  const mayWrite = () => mayBook(env, { ...visitor, buyerKey: `rating:${visitor.buyerKey}` });

  return {
    async rate({ booking }, draft) {
      if (!(await mayWrite())) return refuse("too_many_requests");
      const author = authorHere(visitor, booking);
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
      const known = await findRating(db, authorHere(visitor, booking));
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
