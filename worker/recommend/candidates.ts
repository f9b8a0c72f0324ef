import { type SQL, and, asc, eq, gt, inArray, ne } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { EventProfile } from "#domain/recommend/similarity";
import type { Database } from "../db/database";
import { availabilityCopy, event, organization, venue } from "../db/schema";
import { listed } from "../discovery/event-cards";
import { ftsQuery, isMissing } from "../search/search-index";
import { profileColumns, toEventProfile } from "./event-profiles";

/** Limits per candidate list; their sum bounds the comparison. */
const MOST = { soonest: 120, ofCategory: 80, elsewhere: 60, byPerformer: 60, byTags: 80 } as const;
const MOST_NAMES = 20;
const MOST_TAGS = 8;

export interface Wanted {
  readonly city: string;
  /** Preferred, strongest first. */
  readonly categories: readonly string[];
  readonly performers: readonly string[];
  readonly tags: readonly string[];
  /** Include other cities. */
  readonly elsewhere: boolean;
}

/**
 * Upcoming events that may match: each list uses an index and is bounded, independent of the catalogue's size. The
 * domain decides among them.
 */
export async function findCandidates(db: Database, wanted: Wanted, now: number): Promise<EventProfile[]> {
  const coming = and(listed(now), gt(event.startsAt, now));
  const here = eq(venue.city, wanted.city);
  // The unary plus keeps SQLite off the date index: a name or a few ids select fewer rows than the calendar.
  const few = and(
    sql`+${event.state} = 'published'`,
    sql`+${event.startsAt} > ${now}`,
    gt(event.endsAt, now),
  );
  const soonest = (limit: number, ...where: (SQL | undefined)[]) =>
    select(db)
      .where(and(coming, ...where))
      .orderBy(asc(event.startsAt), asc(event.id))
      .limit(limit);
  const performers = wanted.performers.filter(Boolean).slice(0, MOST_NAMES);
  const lists = [
    ...wanted.categories.slice(0, 3).map((each) => soonest(MOST.ofCategory, here, eq(event.category, each))),
    ...(wanted.elsewhere
      ? wanted.categories
          .slice(0, 1)
          .map((each) => soonest(MOST.elsewhere, ne(venue.city, wanted.city), eq(event.category, each)))
      : []),
    ...(performers.length > 0
      ? [
          select(db)
            .where(
              and(
                few,
                inArray(event.performer, performers),
                gt(event.startsAt, now),
                wanted.elsewhere ? undefined : here,
              ),
            )
            .orderBy(asc(event.startsAt), asc(event.id))
            .limit(MOST.byPerformer),
        ]
      : []),
  ];
  const [answers, tagged] = await Promise.all([
    db.batch([soonest(MOST.soonest, here), ...lists]),
    findByTags(db, wanted, few),
  ]);
  return [...answers.flat(), ...tagged].map(toEventProfile);
}

/**
 * Reads rows only for the full-text index's best matches of the city, so that a common tag does not read every event.
 */
async function findByTags(db: Database, { tags, city }: Wanted, few: SQL | undefined) {
  const [tagQuery, placeQuery] = [ftsQuery(tags.slice(0, MOST_TAGS)), ftsQuery([city])];
  if (!tagQuery || !placeQuery) return [];
  const match = `tags : (${tagQuery}) AND place : (${placeQuery})`;
  try {
    return await select(db)
      .where(
        and(
          few,
          inArray(
            event.id,
            sql`(select event_id from search_entry where id in (select rowid from event_fts where event_fts match ${match} order by rank limit ${MOST.byTags}))`,
          ),
        ),
      )
      .limit(MOST.byTags);
  } catch (problem) {
    // The full-text table is derived and may be missing until the next search creates it.
    if (isMissing(problem)) return [];
    throw problem;
  }
}

/** Null for an unknown event. */
export async function findEventProfile(db: Database, eventId: string): Promise<EventProfile | null> {
  const [row] = await select(db).where(eq(event.id, eventId));
  return row ? toEventProfile(row) : null;
}

function select(db: Database) {
  return db
    .select(profileColumns)
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}
