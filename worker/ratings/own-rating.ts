import { eq } from "drizzle-orm";
import { accept, refuse } from "#domain/outcome";
import { mayRate, publicName, readRating } from "#domain/rating";
import { database } from "../db/database";
import { eventRating } from "../db/schema";
import type { Deps } from "../deps";
import { newId } from "../new-id";
import { mayBook } from "../security/limits";
import { authorOf, findRating, readFacts } from "./author";
import type { Ratings } from "./ratings";

/** The buyer's side: to give a rating, change it and take it back. */
export function makeOwnRating({ env, visitor, now }: Deps) {
  const db = database(env);
  const mayWrite = () => mayBook(env, { ...visitor, buyerKey: `rating:${visitor.buyerKey}` });

  return {
    async findOwn({ booking }) {
      const author = authorOf(booking);
      const [row, facts] = await Promise.all([
        findRating(db, author),
        readFacts(db, author, booking.tickets),
      ]);
      const decided = facts ? mayRate(facts, now()) : refuse("not_checked_in" as const);
      return {
        refusal: decided.ok ? null : decided.reason,
        given: row
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
      const author = authorOf(booking);
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
        });
      return accept(true);
    },

    async takeBack({ booking }) {
      if (!(await mayWrite())) return refuse("too_many_requests");
      const known = await findRating(db, authorOf(booking));
      if (!known) return refuse("not_found");
      await db.delete(eventRating).where(eq(eventRating.id, known.id));
      return accept(true);
    },
  } satisfies Partial<Ratings>;
}
