import { PUBLIC_STATES } from "#domain/sale/public-state";
import { type SQL, and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { LONGEST_ANSWER, LONGEST_REASON, readWords, summarize } from "#domain/catalogue/rating";
import { contains } from "../db/contains";
import { type Database, database } from "../db/database";
import { event, eventRating, organization } from "../db/schema";
import type { Deps } from "../platform/deps";
import { recordAudit } from "../notices/audit";
import { WITHDRAWN } from "./own-rating";
import type { RatingQuery, RatingService } from "./ratings";
import { notifyAnswered, notifyHidden } from "./rating-notices";

const PAGE = 25;

/** The organizer's answers and the admins' hiding of ratings. */
export function makeRatingModeration(deps: Deps) {
  const { env, visitor, now } = deps;
  const db = database(env);

  /** Null for an unknown rating and for another organization's rating alike. */
  async function findOf(organizationId: string | null, ratingId: string) {
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

  function actor(): string {
    if (!visitor.person) throw new Error("a guard must prove who it is first");
    return visitor.person.id;
  }

  function record(action: string, ratingId: string, organizationId: string, facts: Record<string, string>) {
    return recordAudit(env.DB, {
      actorId: actor(),
      action,
      subject: `rating:${ratingId}`,
      organizationId,
      facts,
    });
  }

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
        ...(await listRows(db, and(own, asked(query)), query.page)),
      };
    },

    async answer(organizationId, ratingId, text) {
      const row = await findOf(organizationId, ratingId);
      if (!row) return refuse("not_found");
      const words = readWords(text, LONGEST_ANSWER);
      if (!words.ok) return words;
      const first = row.rating.answer === null;
      await db
        .update(eventRating)
        .set({ answer: words.value, answeredBy: actor(), answeredAt: now() })
        .where(eq(eventRating.id, ratingId));
      await record("rating.answered", ratingId, organizationId, { title: row.event.title });
      if (first) await notifyAnswered(deps, row);
      return accept(true);
    },

    async withdrawAnswer(organizationId, ratingId) {
      const row = await findOf(organizationId, ratingId);
      if (!row) return refuse("not_found");
      await db
        .update(eventRating)
        .set({ answer: null, answeredBy: null, answeredAt: null })
        .where(eq(eventRating.id, ratingId));
      await record("rating.answer_withdrawn", ratingId, organizationId, { title: row.event.title });
      return accept(true);
    },

    listAll: (query) => listRows(db, asked(query), query.page),

    async hide(ratingId, text) {
      const row = await findOf(null, ratingId);
      if (!row) return refuse("not_found");
      const reason = readWords(text, LONGEST_REASON);
      if (!reason.ok) return reason;
      const first = row.rating.hiddenAt === null;
      const at = now();
      await db
        .update(eventRating)
        .set({ hiddenReason: reason.value, hiddenBy: actor(), hiddenAt: at })
        .where(eq(eventRating.id, ratingId));
      await record("rating.hidden", ratingId, row.event.organizationId, {
        title: row.event.title,
        reason: reason.value,
      });
      if (first) await notifyHidden(deps, row, reason.value, at);
      return accept(true);
    },

    async showAgain(ratingId) {
      const row = await findOf(null, ratingId);
      if (!row) return refuse("not_found");
      await db
        .update(eventRating)
        .set({ hiddenReason: null, hiddenBy: null, hiddenAt: null })
        .where(eq(eventRating.id, ratingId));
      await record("rating.shown_again", ratingId, row.event.organizationId, { title: row.event.title });
      return accept(true);
    },
  } satisfies Partial<RatingService>;
}

function asked({ show, search, eventId }: RatingQuery): SQL | undefined {
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

async function listRows(db: Database, where: SQL | undefined, page: number) {
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
