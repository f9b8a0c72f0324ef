import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { type Mark, MARKS, MOST_MARKED, type Marks, NO_MARKS, changeMarks } from "#domain/recommend/marks";
import type { Database } from "../db/database";
import { bookingCopy, event, eventMark, recommendationChoice } from "../db/schema";
import { selectCards, toCard } from "../discovery/event-cards";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import type { Person } from "../platform/visitor";
import type { EventMarks, MarkRequest, SavedEvents, RecommendationData } from "./recommendations";
import { booked, suggesting } from "./activity";

const hasPage = inArray(event.state, [...PUBLIC_STATES]);

export async function readMarks(db: Database, userId: string, eventId: string): Promise<EventMarks> {
  const [rows, choices] = await db.batch([selectMarks(db, userId, eventId), selectChoice(db, userId)]);
  return { marks: toMarks(rows), suggesting: choices[0]?.on ?? true };
}

/** Null for an unknown event and one without a public page. */
export async function findPublicTitle(db: Database, eventId: string): Promise<string | null> {
  const [row] = await db
    .select({ title: event.title })
    .from(event)
    .where(and(eq(event.id, eventId), hasPage));
  return row?.title ?? null;
}

function selectMarks(db: Database, userId: string, eventId: string) {
  return db
    .select({ mark: eventMark.mark })
    .from(eventMark)
    .where(and(eq(eventMark.userId, userId), eq(eventMark.eventId, eventId)));
}

function selectChoice(db: Database, userId: string) {
  return db
    .select({ on: recommendationChoice.on })
    .from(recommendationChoice)
    .where(eq(recommendationChoice.userId, userId));
}

function toMarks(rows: readonly { readonly mark: string }[]): Marks {
  const marks = new Set(rows.map(({ mark }) => mark));
  return { ...NO_MARKS, ...Object.fromEntries(MARKS.map((mark) => [mark, marks.has(mark)])) };
}

/** Writes the changed marks; idempotent. */
export async function writeMark(
  db: Database,
  userId: string,
  { eventId, mark, on }: MarkRequest,
  now: number,
): Promise<Outcome<null, "unknown" | "too_many">> {
  const [found, rows, [counted]] = await db.batch([
    db
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.id, eventId), hasPage)),
    selectMarks(db, userId, eventId),
    db
      .select({ n: sql<number>`count(*)` })
      .from(eventMark)
      .where(and(eq(eventMark.userId, userId), eq(eventMark.mark, mark))),
  ]);
  // A mark on an event that is no longer public can still be removed.
  if (on && found.length === 0) return refuse("unknown");
  const before = toMarks(rows);
  if (on && !before[mark] && (counted?.n ?? 0) >= MOST_MARKED)
    return refuse("too_many", { most: MOST_MARKED });
  const after = changeMarks(before, { mark, on });
  const changed = MARKS.filter((each) => before[each] !== after[each]);
  const [first, ...rest] = changed.map((each) =>
    after[each]
      ? db.insert(eventMark).values({ userId, eventId, mark: each, at: now }).onConflictDoNothing()
      : db
          .delete(eventMark)
          .where(and(eq(eventMark.userId, userId), eq(eventMark.eventId, eventId), eq(eventMark.mark, each))),
  );
  if (first) await db.batch([first, ...rest]);
  return accept(null);
}

export async function listSaved(db: Database, userId: string, now: number): Promise<SavedEvents> {
  const rows = await selectCards(db)
    .innerJoin(eventMark, eq(eventMark.eventId, event.id))
    .where(and(eq(eventMark.userId, userId), eq(eventMark.mark, "saved" satisfies Mark), hasPage))
    .orderBy(asc(event.startsAt), asc(event.id));
  const isOver = ({ state, endsAt }: (typeof rows)[number]) => state !== "published" || (endsAt ?? 0) <= now;
  return {
    coming: rows.filter((row) => !isOver(row)).map((row) => toCard(row, now)),
    over: rows
      .filter(isOver)
      .map((row) => toCard(row, now))
      .toReversed(),
  };
}

/** Every input of the person's suggestions, by event title. */
export async function readUse(db: Database, person: Person): Promise<RecommendationData> {
  const used = { id: event.id, slug: event.slug, title: event.title };
  const [choices, marks, bookings] = await db.batch([
    selectChoice(db, person.id),
    db
      .select({ ...used, mark: eventMark.mark })
      .from(eventMark)
      .innerJoin(event, eq(event.id, eventMark.eventId))
      .where(eq(eventMark.userId, person.id))
      .orderBy(desc(eventMark.at), event.id),
    db
      .selectDistinct(used)
      .from(bookingCopy)
      .innerJoin(event, eq(event.id, bookingCopy.eventId))
      .where(and(booked(person), suggesting(person), hasPage))
      .orderBy(desc(event.startsAt), event.id),
  ]);
  const markedAs = (mark: Mark) =>
    marks.filter((row) => row.mark === mark).map(({ id, slug, title }) => ({ id, slug, title }));
  return {
    on: choices[0]?.on ?? true,
    bookings,
    marked: { saved: markedAs("saved"), liked: markedAs("liked"), hidden: markedAs("hidden") },
  };
}

export async function writeChoice(db: Database, userId: string, on: boolean): Promise<void> {
  await db
    .insert(recommendationChoice)
    .values({ userId, on })
    .onConflictDoUpdate({ target: recommendationChoice.userId, set: { on } });
}

/**
 * Deletes the marks. Bookings are contracts and stay; those placed so far are excluded from suggestions by
 * `erasedAt`.
 */
export async function eraseRecommendationData(db: Database, userId: string, now: number): Promise<void> {
  await db.batch([
    db.delete(eventMark).where(eq(eventMark.userId, userId)),
    db
      .insert(recommendationChoice)
      .values({ userId, erasedAt: now })
      .onConflictDoUpdate({ target: recommendationChoice.userId, set: { erasedAt: now } }),
  ]);
}
