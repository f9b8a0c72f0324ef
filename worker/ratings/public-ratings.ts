import { type SQL, and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { RATED_STATES, type RatingSummary, summarize } from "#domain/catalogue/rating";
import { type Database, database } from "../db/database";
import { event, eventRating, organization } from "../db/schema";
import type { Deps } from "../platform/deps";
import type { PublicRating, RatedEvent, RatingService, RatingsAbout } from "./ratings";

const PAGE = 20;
const LATEST = 3;

/** Public ratings: neither hidden ratings nor ratings of events that are not public. */
export function makePublicRatings({ env }: Pick<Deps, "env">) {
  const db = database(env);
  return {
    async readPublic(rated) {
      const summaries = await summarizeAll(db, rated);
      const about: RatingsAbout = summaries.event.count > 0 ? "event" : "organizer";
      const latest =
        summaries[about].count === 0
          ? []
          : await selectShown(db)
              .where(and(shown(rated, about), ne(eventRating.comment, "")))
              .orderBy(desc(eventRating.createdAt), desc(eventRating.id))
              .limit(LATEST);
      const over = rated.state === "completed" || summaries.event.count > 0;
      return { ...summaries, event: over ? summaries.event : null, latest: latest.map(toPublic) };
    },

    async listPublic(rated, about, page) {
      const summaries = await summarizeAll(db, rated);
      const pages = Math.max(1, Math.ceil(summaries[about].count / PAGE));
      const at = Math.min(page, pages);
      const rows = await selectShown(db)
        .where(shown(rated, about))
        .orderBy(desc(eventRating.createdAt), desc(eventRating.id))
        .limit(PAGE)
        .offset((at - 1) * PAGE);
      return { summaries, items: rows.map(toPublic), page: at, pages };
    },
  } satisfies Partial<RatingService>;
}

function shown(rated: RatedEvent, about: RatingsAbout): SQL | undefined {
  const which = {
    event: eq(event.id, rated.id),
    organizer: eq(event.organizationId, rated.organization.id),
    venue: rated.venue ? eq(event.venueId, rated.venue.id) : sql`false`,
  }[about];
  return and(isNull(eventRating.hiddenAt), inArray(event.state, RATED_STATES), which);
}

async function summarizeAll(
  db: Database,
  rated: RatedEvent,
): Promise<Readonly<Record<RatingsAbout, RatingSummary>>> {
  const sums = (about: RatingsAbout) =>
    db
      .select({
        count: sql<number>`count(*)`,
        sum: sql<number>`coalesce(sum(${eventRating.stars}), 0)`,
      })
      .from(eventRating)
      .innerJoin(event, eq(event.id, eventRating.eventId))
      .where(shown(rated, about));
  const [own, ofOrganizer, ofVenue] = await db.batch([sums("event"), sums("organizer"), sums("venue")]);
  const summaryOf = ([row]: typeof own) => summarize(row?.count ?? 0, row?.sum ?? 0);
  return { event: summaryOf(own), organizer: summaryOf(ofOrganizer), venue: summaryOf(ofVenue) };
}

function selectShown(db: Database) {
  return db
    .select({
      id: eventRating.id,
      stars: eventRating.stars,
      comment: eventRating.comment,
      authorName: eventRating.authorName,
      at: eventRating.createdAt,
      answer: eventRating.answer,
      slug: event.slug,
      title: event.title,
      timeZone: event.timeZone,
      seller: organization.name,
    })
    .from(eventRating)
    .innerJoin(event, eq(event.id, eventRating.eventId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .$dynamic();
}

function toPublic(row: Awaited<ReturnType<typeof selectShown>>[number]): PublicRating {
  const { slug, title, timeZone, seller, answer, ...rating } = row;
  return {
    ...rating,
    event: { slug, title, timeZone },
    answer: answer === null ? null : { words: answer, by: seller },
  };
}
