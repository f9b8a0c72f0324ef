import { userBuyerKey } from "#domain/core/buyer-key";
import { type SQL, and, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { type Mark, MARKS } from "#domain/recommend/marks";
import type { Trace } from "#domain/recommend/preference";
import type { Database } from "../db/database";
import {
  availabilityCopy,
  bookingCopy,
  event,
  eventMark,
  organization,
  recommendationChoice,
  venue,
} from "../db/schema";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import type { Person } from "../platform/visitor";
import { profileColumns, toEventProfile } from "./event-profiles";

/** Limits of the history read per person. */
const MOST_BOOKINGS = 40;
const MOST_MARKS = 120;

export interface Past {
  readonly on: boolean;
  readonly traces: readonly Trace[];
}

/** Bookings and marks of a person; empty while suggestions are off (enforced in SQL). */
export async function readPast(db: Database, person: Person): Promise<Past> {
  const [choices, marks, bookings] = await db.batch([
    db
      .select({ on: recommendationChoice.on })
      .from(recommendationChoice)
      .where(eq(recommendationChoice.userId, person.id)),
    selectMarks(db)
      .where(and(eq(eventMark.userId, person.id), named, suggesting(person)))
      .orderBy(desc(eventMark.at), eventMark.eventId)
      .limit(MOST_MARKS),
    selectBookings(db)
      .where(and(booked(person), named, suggesting(person)))
      .orderBy(desc(bookingCopy.placedAt), bookingCopy.id)
      .limit(MOST_BOOKINGS),
  ]);
  return {
    on: choices[0]?.on ?? true,
    traces: [
      ...bookings.map((row) => ({ event: toEventProfile(row), by: "booked" as const, at: row.at })),
      ...marks.flatMap((row) => {
        const by = MARKS.find((mark) => mark === row.mark);
        return by ? [{ event: toEventProfile(row), by, at: row.at }] : [];
      }),
    ],
  };
}

/** The person's hidden events; empty while suggestions are off. */
export async function readHidden(db: Database, person: Person) {
  const rows = await selectMarks(db)
    .where(
      and(
        eq(eventMark.userId, person.id),
        eq(eventMark.mark, "hidden" satisfies Mark),
        named,
        suggesting(person),
      ),
    )
    .orderBy(desc(eventMark.at), eventMark.eventId)
    .limit(MOST_MARKS);
  return rows.map(toEventProfile);
}

/**
 * Confirmed bookings since the last erasure: of the account and of its verified address, never of another browser.
 */
export function booked(person: Person): SQL | undefined {
  return and(
    or(
      eq(bookingCopy.buyerKey, userBuyerKey(person.id)),
      person.emailVerified ? eq(bookingCopy.buyerEmail, person.email.toLowerCase()) : undefined,
    ),
    eq(bookingCopy.state, "confirmed"),
    gt(
      bookingCopy.placedAt,
      sql`coalesce((select ${recommendationChoice.erasedAt} from ${recommendationChoice} where ${recommendationChoice.userId} = ${person.id}), 0)`,
    ),
  );
}

/** SQL condition: suggestions are on for this person. */
export function suggesting(person: Person): SQL {
  return sql`not exists (select 1 from ${recommendationChoice} where ${recommendationChoice.userId} = ${person.id} and ${recommendationChoice.on} = 0)`;
}

/** Only public events may be named as a reason; an event returned to its organizer is private again. */
const named = inArray(event.state, [...PUBLIC_STATES]);

function selectMarks(db: Database) {
  return db
    .select({ ...profileColumns, mark: eventMark.mark, at: sql<number>`${eventMark.at}`.as("said_at") })
    .from(eventMark)
    .innerJoin(event, eq(event.id, eventMark.eventId))
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}

function selectBookings(db: Database) {
  return db
    .select({ ...profileColumns, at: sql<number>`${bookingCopy.placedAt}`.as("said_at") })
    .from(bookingCopy)
    .innerJoin(event, eq(event.id, bookingCopy.eventId))
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}
