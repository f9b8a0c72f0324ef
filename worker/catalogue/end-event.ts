import { and, count, eq, inArray, lte } from "drizzle-orm";
import { COMPLETE_AFTER_MS, cancelEvent as decideCancel } from "#domain/catalogue/event-lifecycle";
import { accept, refuse } from "#domain/core/outcome";
import { database } from "../db/database";
import { bookingCopy, event } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { recordAudit } from "../notices/audit";
import type { Catalogue } from "./catalogue";
import type { Desk } from "./access";
import { ChangedSince, readStanding, writeEvent } from "./event-content";
import { findOwnRow } from "./find-event";
import { publishToObject } from "./setup";
import { tellOrganizers } from "./announce";

/** Cancelling, with its consequence in numbers; and the plain end of an event whose time has passed. */
export function makeEventEnding(desk: Desk) {
  return {
    async readConsequences(organizationId, eventId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return null;
      if (row.publishedAt === null)
        return { bookings: 0, ticketsValid: 0, refundsMinor: 0, currency: row.currency };
      const object = await eventObject(desk.env, eventId);
      const { bookings, ticketsValid, capturedMinor, currency } = await object.readConsequences();
      return { bookings, ticketsValid, refundsMinor: capturedMinor, currency };
    },

    async cancelEvent(organizationId, eventId, reason) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      const decided = decideCancel(readStanding(row));
      if (!decided.ok) return decided;
      // The object first: it may be asked again, while a page that says "cancelled" over live bookings would mislead.
      const object = await eventObject(desk.env, eventId);
      const { bookings, refundsMinor } = await object.cancelEvent();
      if (!(await writeCancelled(desk, organizationId, eventId))) return refuse("already_over");
      await publishToObject(desk.env, eventId);
      await recordAudit(desk.env.DB, {
        actorId: desk.actorId,
        action: "event.cancelled",
        subject: `event:${eventId}`,
        organizationId,
        facts: { title: row.title, reason, bookings, refundsMinor },
      });
      await tellOrganizers(desk, {
        eventId,
        organizationId,
        kind: "event_cancelled",
        round: row.revision,
        facts: { title: row.title },
      });
      return accept({ bookings, refundsMinor });
    },
  } satisfies Partial<Catalogue>;
}

/** Others who write the row at the same time: each of them once. */
const MOST_WRITES = 10;

/**
 * The object takes its time over a full house, so the row is read again: what was written meanwhile stands, cancelled.
 * False when another wrote it so before.
 */
async function writeCancelled(desk: Desk, organizationId: string, eventId: string): Promise<boolean> {
  for (let write = 1; ; write++) {
    const row = await findOwnRow(desk, organizationId, eventId);
    if (!row || row.state === "cancelled") return false;
    try {
      await writeEvent(desk.db, eventId, row.revision, {
        state: "cancelled",
        pendingChange: null,
        pendingSince: null,
        updatedAt: desk.now(),
      });
      return true;
    } catch (problem) {
      if (!(problem instanceof ChangedSince) || write === MOST_WRITES) throw problem;
    }
  }
}

/** Bookings that ever were one: an expired hold is none. */
export async function countBookings({ db }: Pick<Desk, "db">, eventId: string): Promise<number> {
  const [row] = await db
    .select({ bookings: count() })
    .from(bookingCopy)
    .where(
      and(
        eq(bookingCopy.eventId, eventId),
        inArray(bookingCopy.state, ["pending", "confirmed", "refunded", "cancelled"]),
      ),
    );
  return row?.bookings ?? 0;
}

/** More than this waits for the next round of the schedule. */
const MOST_AT_ONCE = 50;

/** From the schedule: what is over stops being offered. */
export async function completePastEvents(env: Env, now: number): Promise<number> {
  const db = database(env);
  const past = await db
    .select({ id: event.id, revision: event.revision })
    .from(event)
    .where(and(eq(event.state, "published"), lte(event.endsAt, now - COMPLETE_AFTER_MS)))
    .limit(MOST_AT_ONCE);
  for (const { id, revision } of past) {
    try {
      await writeEvent(db, id, revision, {
        state: "completed",
        pendingChange: null,
        pendingSince: null,
        updatedAt: now,
      });
      await publishToObject(env, id);
    } catch (problem) {
      console.error("could not complete", id, problem);
    }
  }
  return past.length;
}
