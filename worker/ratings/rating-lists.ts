import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { summarize } from "#domain/catalogue/rating";
import { database } from "../db/database";
import { event, eventRating } from "../db/schema";
import type { Deps } from "../platform/deps";
import { WITHDRAWN } from "./rating-author";
import { listRatingRows, queryCondition } from "./rating-rows";
import type { RatingService } from "./ratings";

/** The ratings as organizers and admins list them. */
export function makeRatingLists({ env }: Deps) {
  const db = database(env);
  return {
    async listOfOrganization(organizationId, query) {
      const own = eq(event.organizationId, organizationId);
      const [counted] = await db
        .select({
          count: sql<number>`count(*)`,
          sum: sql<number>`coalesce(sum(${eventRating.stars}), 0)`,
        })
        .from(eventRating)
        .innerJoin(event, eq(event.id, eventRating.eventId))
        .where(and(own, isNull(eventRating.hiddenAt)));
      const events = await db
        .select({ id: event.id, title: event.title, count: sql<number>`count(*)` })
        .from(eventRating)
        .innerJoin(event, eq(event.id, eventRating.eventId))
        .where(and(own, gt(eventRating.stars, WITHDRAWN)))
        .groupBy(event.id)
        .orderBy(asc(event.title), desc(event.startsAt))
        .limit(200);
      return {
        summary: summarize(counted?.count ?? 0, counted?.sum ?? 0),
        events,
        ...(await listRatingRows(db, and(own, queryCondition(query)), query.page)),
      };
    },

    listAll: (query) => listRatingRows(db, queryCondition(query), query.page),
  } satisfies Partial<RatingService>;
}
