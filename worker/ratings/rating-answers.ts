import { eq } from "drizzle-orm";
import { LONGEST_ANSWER, readWords } from "#domain/catalogue/rating";
import { accept, refuse } from "#domain/core/outcome";
import { database } from "../db/database";
import { eventRating } from "../db/schema";
import type { Deps } from "../platform/deps";
import { actorOf, recordRatingAudit } from "./rating-audit";
import { notifyAnswered } from "./rating-notices";
import { findRatingRow } from "./rating-rows";
import type { RatingService } from "./ratings";

/** The organizer's public answers to ratings. */
export function makeRatingAnswers(deps: Deps) {
  const db = database(deps.env);
  return {
    async answer(organizationId, ratingId, text) {
      const row = await findRatingRow(db, organizationId, ratingId);
      if (!row) return refuse("not_found");
      const words = readWords(text, LONGEST_ANSWER);
      if (!words.ok) return words;
      const first = row.rating.answer === null;
      await db
        .update(eventRating)
        .set({ answer: words.value, answeredBy: actorOf(deps), answeredAt: deps.now() })
        .where(eq(eventRating.id, ratingId));
      await recordRatingAudit(deps, "rating.answered", ratingId, organizationId, { title: row.event.title });
      if (first) await notifyAnswered(deps, row);
      return accept(true);
    },

    async withdrawAnswer(organizationId, ratingId) {
      const row = await findRatingRow(db, organizationId, ratingId);
      if (!row) return refuse("not_found");
      await db
        .update(eventRating)
        .set({ answer: null, answeredBy: null, answeredAt: null })
        .where(eq(eventRating.id, ratingId));
      await recordRatingAudit(deps, "rating.answer_withdrawn", ratingId, organizationId, {
        title: row.event.title,
      });
      return accept(true);
    },
  } satisfies Partial<RatingService>;
}
