import { and, eq, lte } from "drizzle-orm";
import { COMPLETE_AFTER_MS } from "#domain/catalogue/event-lifecycle";
import { database } from "../db/database";
import { event } from "../db/schema";
import type { Env } from "../platform/env";
import { writeEvent } from "./event-content";
import { publishToObject } from "./event-setup";
import { logError } from "../platform/log";

/** Events per run of the schedule. */
const BATCH = 50;

/**
 * Completes published events that ended {@link COMPLETE_AFTER_MS} before `now`. Run by the schedule; an event that fails is
 * retried in the next run. Returns the number of events found.
 */
export async function completePastEvents(env: Env, now: number): Promise<number> {
  const db = database(env);
  const past = await db
    .select({ id: event.id, revision: event.revision })
    .from(event)
    .where(and(eq(event.state, "published"), lte(event.endsAt, now - COMPLETE_AFTER_MS)))
    .limit(BATCH);
  for (const { id, revision } of past) {
    try {
      await writeEvent(db, id, revision, {
        state: "completed",
        pendingChange: null,
        pendingSince: null,
        updatedAt: now,
      });
      await publishToObject(env, id, "edit");
    } catch (problem) {
      logError("event not completed", { eventId: id }, problem);
    }
  }
  return past.length;
}
