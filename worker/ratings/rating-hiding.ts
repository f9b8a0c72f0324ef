import { eq } from "drizzle-orm";
import { LONGEST_REASON, readWords } from "#domain/catalogue/rating";
import { accept, refuse } from "#domain/core/outcome";
import { database } from "../db/database";
import { eventRating } from "../db/schema";
import type { Deps } from "../platform/deps";
import { actorOf, recordRatingAudit } from "./rating-audit";
import { notifyHidden } from "./rating-notices";
import { findRatingRow } from "./rating-rows";
import type { RatingService } from "./ratings";

/** The admins' hiding of ratings. */
export function makeRatingHiding(deps: Deps) {
  const db = database(deps.env);
  return {
    async hide(ratingId, text) {
      const row = await findRatingRow(db, null, ratingId);
      if (!row) return refuse("not_found");
      const reason = readWords(text, LONGEST_REASON);
      if (!reason.ok) return reason;
      const first = row.rating.hiddenAt === null;
      const at = deps.now();
      await db
        .update(eventRating)
        .set({ hiddenReason: reason.value, hiddenBy: actorOf(deps), hiddenAt: at })
        .where(eq(eventRating.id, ratingId));
      await recordRatingAudit(deps, "rating.hidden", ratingId, row.event.organizationId, {
        title: row.event.title,
        reason: reason.value,
      });
      if (first) await notifyHidden(deps, row, reason.value, at);
      return accept(true);
    },

    async showAgain(ratingId) {
      const row = await findRatingRow(db, null, ratingId);
      if (!row) return refuse("not_found");
      await db
        .update(eventRating)
        .set({ hiddenReason: null, hiddenBy: null, hiddenAt: null })
        .where(eq(eventRating.id, ratingId));
      await recordRatingAudit(deps, "rating.shown_again", ratingId, row.event.organizationId, {
        title: row.event.title,
      });
      return accept(true);
    },
  } satisfies Partial<RatingService>;
}
