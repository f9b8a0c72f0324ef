import { z } from "zod";
import type { RatingQuery } from "#worker/ratings/ratings";

const Query = z.object({
  show: z.enum(["all", "unanswered", "hidden"]).catch("all"),
  q: z.string().trim().max(100).catch(""),
  event: z.string().min(1).max(64).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The list's state is in its URL. */
export function readRatingQuery(search: URLSearchParams): RatingQuery {
  const { q, event, ...query } = Query.parse(Object.fromEntries(search));
  return { ...query, search: q, eventId: event };
}
