import { mayRate } from "#domain/catalogue/rating";
import { refuse } from "#domain/core/outcome";
import { database } from "../db/database";
import type { Deps } from "../platform/deps";
import { WITHDRAWN, authorHere, findRating, ratedElsewhere, readFacts } from "./rating-author";
import type { RatingService } from "./ratings";

/** Reads the buyer's own rating and whether they may give one. */
export function makeOwnRating({ env, visitor, now }: Deps) {
  const db = database(env);
  return {
    async findOwn({ booking }) {
      const author = authorHere(visitor, booking);
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
  } satisfies Partial<RatingService>;
}
