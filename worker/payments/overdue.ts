import { and, eq, lt } from "drizzle-orm";
import { database } from "../db/database";
import { bookingCopy } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { logError } from "../platform/log";

const OVERDUE_MS = 20 * 60_000;
const AT_MOST = 50;

/**
 * Safety net for lost alarms: calls the objects of events with bookings pending for too long (by the D1 projection), which
 * settles them. Objects settle overdue bookings by their own alarm otherwise.
 */
export async function settleOverdue(env: Env, now: number): Promise<void> {
  const rows = await database(env)
    .selectDistinct({ eventId: bookingCopy.eventId })
    .from(bookingCopy)
    .where(and(eq(bookingCopy.state, "pending"), lt(bookingCopy.placedAt, now - OVERDUE_MS)))
    .limit(AT_MOST);
  const asked = await Promise.allSettled(
    rows.map(async ({ eventId }) => (await eventObject(env, eventId)).readConsequences()),
  );
  for (const answer of asked)
    if (answer.status === "rejected") logError("overdue bookings not settled", {}, answer.reason);
}
