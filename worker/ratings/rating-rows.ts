import { type SQL, and, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import { contains } from "../db/contains";
import type { Database } from "../db/database";
import { event, eventRating, organization } from "../db/schema";
import { WITHDRAWN } from "./rating-author";
import type { RatingQuery } from "./ratings";

const PAGE = 25;

/** Null for an unknown rating and for another organization's rating alike. Null for `organizationId` finds any. */
export async function findRatingRow(db: Database, organizationId: string | null, ratingId: string) {
  const [row] = await db
    .select({ rating: eventRating, event, organization })
    .from(eventRating)
    .innerJoin(event, eq(event.id, eventRating.eventId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .where(
      and(
        eq(eventRating.id, ratingId),
        gt(eventRating.stars, WITHDRAWN),
        organizationId === null ? undefined : eq(event.organizationId, organizationId),
      ),
    );
  return row ?? null;
}

/** The condition of an organizer's or admin's list query. */
export function queryCondition({ show, search, eventId }: RatingQuery): SQL | undefined {
  const shows = {
    all: undefined,
    unanswered: and(isNull(eventRating.answer), isNull(eventRating.hiddenAt)),
    hidden: isNotNull(eventRating.hiddenAt),
  };
  return and(
    gt(eventRating.stars, WITHDRAWN),
    shows[show],
    eventId === null ? undefined : eq(event.id, eventId),
    search === ""
      ? undefined
      : or(
          contains(event.title, search),
          contains(eventRating.comment, search),
          contains(eventRating.authorName, search),
        ),
    inArray(event.state, [...PUBLIC_STATES]),
  );
}

export async function listRatingRows(db: Database, where: SQL | undefined, page: number) {
  const [counted] = await db
    .select({ total: sql<number>`count(*)` })
    .from(eventRating)
    .innerJoin(event, eq(event.id, eventRating.eventId))
    .where(where);
  const rows = await db
    .select({ rating: eventRating, event, seller: organization.name })
    .from(eventRating)
    .innerJoin(event, eq(event.id, eventRating.eventId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .where(where)
    .orderBy(desc(eventRating.updatedAt), desc(eventRating.id))
    .limit(PAGE)
    .offset((page - 1) * PAGE);
  const total = counted?.total ?? 0;
  return {
    total,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    items: rows.map(({ rating, event: rated, seller }) => ({
      id: rating.id,
      stars: rating.stars,
      comment: rating.comment,
      authorName: rating.authorName,
      createdAt: rating.createdAt,
      updatedAt: rating.updatedAt,
      eventId: rated.id,
      eventTitle: rated.title,
      eventSlug: rated.slug,
      timeZone: rated.timeZone,
      organizationName: seller,
      answer: rating.answer,
      answeredAt: rating.answeredAt,
      hiddenReason: rating.hiddenReason,
    })),
  };
}
