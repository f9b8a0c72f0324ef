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
  tasteChoice,
  venue,
} from "../db/schema";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import type { Person } from "../people/visitor";
import { tasteColumns, toTasteEvent } from "./choice-rows";

/** As much of a person's past as says anything of their taste now. */
const MOST_BOOKINGS = 40;
const MOST_MARKS = 120;

export interface Past {
  readonly on: boolean;
  readonly traces: readonly Trace[];
}

/** What a person's suggestions are made from. Where they are off, the database hands out nothing of it. */
export async function readPast(db: Database, person: Person): Promise<Past> {
  const [choices, marks, bookings] = await db.batch([
    db.select({ on: tasteChoice.on }).from(tasteChoice).where(eq(tasteChoice.userId, person.id)),
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
      ...bookings.map((row) => ({ event: toTasteEvent(row), by: "booked" as const, at: row.at })),
      ...marks.flatMap((row) => {
        const by = MARKS.find((mark) => mark === row.mark);
        return by ? [{ event: toTasteEvent(row), by, at: row.at }] : [];
      }),
    ],
  };
}

/** What the person is not interested in, with suggestions on. */
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
  return rows.map(toTasteEvent);
}

/** Confirmed bookings since the last erasing: of the account, and of its proven address; never of another's browser. */
export function booked(person: Person): SQL | undefined {
  return and(
    or(
      eq(bookingCopy.buyerKey, userBuyerKey(person.id)),
      person.emailVerified ? eq(bookingCopy.buyerEmail, person.email.toLowerCase()) : undefined,
    ),
    eq(bookingCopy.state, "confirmed"),
    gt(
      bookingCopy.placedAt,
      sql`coalesce((select ${tasteChoice.erasedAt} from ${tasteChoice} where ${tasteChoice.userId} = ${person.id}), 0)`,
    ),
  );
}

/** Suggestions of a person are on. */
export function suggesting(person: Person): SQL {
  return sql`not exists (select 1 from ${tasteChoice} where ${tasteChoice.userId} = ${person.id} and ${tasteChoice.on} = 0)`;
}

/** Only what has a page may be named as a reason: what went back to its organizer is theirs again. */
const named = inArray(event.state, [...PUBLIC_STATES]);

function selectMarks(db: Database) {
  return db
    .select({ ...tasteColumns, mark: eventMark.mark, at: sql<number>`${eventMark.at}`.as("said_at") })
    .from(eventMark)
    .innerJoin(event, eq(event.id, eventMark.eventId))
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}

function selectBookings(db: Database) {
  return db
    .select({ ...tasteColumns, at: sql<number>`${bookingCopy.placedAt}`.as("said_at") })
    .from(bookingCopy)
    .innerJoin(event, eq(event.id, bookingCopy.eventId))
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id));
}
