import { eq } from "drizzle-orm";
import { publicName } from "#domain/catalogue/rating";
import { SYNC_VERSION } from "#domain/gate/sync";
import { toWallClock } from "#domain/time/wall-clock";
import { publishToObject } from "../catalogue/event-setup";
import type { Database } from "../db/database";
import { event, eventRating } from "../db/schema";
import type { Env } from "../platform/env";
import { type EventObject, eventObject } from "../platform/event-object";
import { newId } from "../platform/ids";
import type { DemoEvent } from "./demo-events";
import { type Buyer, type Sale, insertPayments, sellOne } from "./demo-sales";
import { DEMO_BUYERS } from "./demo-people";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface DemoRating {
  /** Null: admitted, but not rated yet. */
  readonly stars: number | null;
  readonly comment?: string;
  readonly answer?: string;
}

export interface DemoPast {
  readonly demo: DemoEvent;
  readonly daysAgo: number;
  /** One per buyer; Asha is the first. */
  readonly ratings: readonly DemoRating[];
}

/** Past shows with ratings. */
export const DEMO_PAST: readonly DemoPast[] = [
  {
    daysAgo: 2,
    demo: {
      title: "Hayavadana",
      venue: "malhar",
      category: "theatre",
      tags: ["classic", "kannada"],
      language: "Kannada",
      day: 1,
      minute: 19 * 60 + 30,
      lengthMinutes: 130,
      types: [{ name: "Stalls", rupees: 600, sections: ["front", "middle", "rear"] }],
      description:
        "Two heads, two bodies and one mistake. Girish Karnad's comedy of what makes a person whole.",
    },
    ratings: [
      { stars: null },
      {
        stars: 5,
        comment:
          "The masks alone are worth the ticket. Sat in row F and heard every word without a microphone.",
      },
      {
        stars: 4,
        comment: "पहला अंक थोड़ा लंबा लगा, पर दूसरा अंक कमाल का था। बच्चे भी हँसते रहे।",
        answer: "Thank you! The first act is eight minutes shorter from this week on.",
      },
      { stars: 3, comment: "Good show, but the interval queue for tea took all of the interval." },
    ],
  },
  {
    daysAgo: 9,
    demo: {
      title: "Thumri after rain",
      venue: "sabha",
      category: "concert",
      tags: ["hindustani", "classical"],
      language: null,
      day: 2,
      minute: 18 * 60 + 30,
      lengthMinutes: 110,
      types: [{ name: "Seat", rupees: 400, sections: ["floor", "steps"] }],
      description: "Thumri and dadra, unamplified, in a room of a hundred.",
    },
    ratings: [
      {
        stars: 5,
        comment: "I have not sat this still in years.",
        answer: "Neither have we. The next evening is in the listing.",
      },
      { stars: 5, comment: "" },
      { stars: 4, comment: "Lovely. Cushions would be kinder than the steps." },
    ],
  },
  {
    daysAgo: 5,
    demo: {
      title: "Basement jazz, second set",
      venue: "depot",
      category: "concert",
      tags: ["jazz", "live"],
      language: null,
      day: 3,
      minute: 20 * 60 + 30,
      lengthMinutes: 150,
      types: [{ name: "Floor, standing", rupees: 700, pool: "floor" }],
      description: "A quartet that starts where the first set would have ended.",
    },
    ratings: [
      { stars: null },
      { stars: 2, comment: "Great players, but the sound at the back was all bass." },
      { stars: 4, comment: "Come early, stand left." },
    ],
  },
];

/** Sells and scans through the event's object, so that raters were admitted, then moves the event into the past. */
export async function ratePast(
  env: Env,
  db: Database,
  { eventId, daysAgo, ratings }: DemoPast & { readonly eventId: string },
  people: { readonly ashaId: string; readonly ownerId: string },
  now: number,
): Promise<void> {
  const published = await publishToObject(env, eventId, "approved");
  if (!published.ok) throw new Error(published.reason);
  const object = await eventObject(env, eventId);
  const types = (await object.readSetup())?.ticketTypes ?? [];
  const sale: Sale = { object, eventId, types, now, payments: [] };
  const came: { buyer: Buyer; bookingId: string; rating: DemoRating }[] = [];
  for (const [turn, rating] of ratings.entries()) {
    const buyer = buyerOf(turn, eventId, people.ashaId);
    const bookingId = await sellOne(sale, buyer, 2, turn);
    if (bookingId) came.push({ buyer, bookingId, rating });
  }
  await insertPayments(db, sale);
  await admitAll(
    object,
    came.map(({ bookingId }) => bookingId),
    now,
  );
  await moveBack(env, db, eventId, daysAgo * DAY_MS);
  for (const [i, { buyer, bookingId, rating }] of came.entries()) {
    if (rating.stars === null) continue;
    const at = now - daysAgo * DAY_MS + (16 + i * 3) * HOUR_MS;
    await db.insert(eventRating).values({
      id: newId(at),
      eventId,
      bookingId,
      buyerKey: buyer.key,
      buyerEmail: buyer.email,
      authorName: publicName(buyer.name),
      stars: rating.stars,
      comment: rating.comment ?? "",
      locale: "en",
      createdAt: at,
      updatedAt: at,
      ...(rating.answer
        ? { answer: rating.answer, answeredBy: people.ownerId, answeredAt: at + HOUR_MS }
        : {}),
    });
  }
}

function buyerOf(turn: number, eventId: string, ashaId: string): Buyer {
  if (turn === 0) return { key: `user:${ashaId}`, name: "Asha Menon", email: "asha@example.com" };
  const name = DEMO_BUYERS[(turn * 5 + eventId.charCodeAt(eventId.length - 1)) % DEMO_BUYERS.length]!;
  return {
    key: `guest:demo-past-${turn}`,
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@example.com`,
  };
}

async function admitAll(object: EventObject, bookingIds: readonly string[], now: number): Promise<void> {
  const tickets = (await Promise.all(bookingIds.map((id) => object.listTickets(id)))).flat();
  const deviceId = newId(now);
  await object.syncScans(
    { deviceId, gateId: "gate-1", revoked: false },
    {
      v: SYNC_VERSION,
      epoch: now,
      headSeq: tickets.length,
      pending: tickets.length,
      cursor: 0,
      manifestVersion: null,
      appVersion: "demo",
      clock: { offsetMs: 0, ageMs: 0 },
      scansJson: JSON.stringify(
        tickets.map((ticket, i) => ({
          scanId: `${deviceId}:${now}:${i + 1}`,
          deviceId,
          epoch: now,
          seq: i + 1,
          listId: "main",
          gateId: "gate-1",
          ticketId: ticket.ticketId,
          serial: ticket.serial,
          keyNo: 1,
          kind: "entry",
          decision: "admit",
          reason: null,
          deviceAt: now,
          offsetMs: 0,
          offsetAgeMs: 0,
          manifestVersion: null,
          operator: null,
          undoOf: null,
          input: "camera",
        })),
      ),
    },
  );
}

/** Moves the event to the same time of day, `byMs` before the day of seeding. */
async function moveBack(env: Env, db: Database, eventId: string, byMs: number): Promise<void> {
  const [row] = await db.select().from(event).where(eq(event.id, eventId));
  if (!row?.startsAt || !row.endsAt) throw new Error("a demo event without times");
  const shift = byMs + Math.ceil((row.startsAt - row.createdAt - 3 * DAY_MS) / DAY_MS) * DAY_MS;
  await db
    .update(event)
    .set({
      startsAt: row.startsAt - shift,
      localDate: toWallClock(row.startsAt - shift, row.timeZone).date,
      endsAt: row.endsAt - shift,
      doorsAt: (row.doorsAt ?? row.startsAt) - shift,
      state: "completed",
      revision: row.revision + 1,
    })
    .where(eq(event.id, eventId));
  const closed = await publishToObject(env, eventId, "approved");
  if (!closed.ok) throw new Error(closed.reason);
}
