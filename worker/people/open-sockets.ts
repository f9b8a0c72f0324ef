import { and, desc, eq, gt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { eventSocket } from "#worker/db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { logError } from "../platform/log";
import { systemClock } from "../platform/clock";

/** Sockets live for hours; older ones are left to the check of each minute. */
const RECENT_MS = 86_400_000;
const MOST_EVENTS = 50;

/** Records that a person opened a socket of the event. */
export async function recordSocket(
  env: Pick<Env, "DB">,
  userId: string,
  eventId: string,
  at: number,
): Promise<void> {
  await drizzle(env.DB)
    .insert(eventSocket)
    .values({ userId, eventId, at })
    .onConflictDoUpdate({ target: [eventSocket.userId, eventSocket.eventId], set: { at } });
}

/**
 * After a change of a person's rights: their recent events end the sockets that lost them. Never fails: the check of
 * each minute covers an event that did not respond.
 */
export async function recheckSockets(env: Pick<Env, "DB" | "EVENT">, userId: string): Promise<void> {
  try {
    const rows = await drizzle(env.DB)
      .select({ eventId: eventSocket.eventId })
      .from(eventSocket)
      .where(and(eq(eventSocket.userId, userId), gt(eventSocket.at, systemClock() - RECENT_MS)))
      .orderBy(desc(eventSocket.at))
      .limit(MOST_EVENTS);
    await Promise.all(rows.map(async ({ eventId }) => (await eventObject(env, eventId)).recheckSockets()));
  } catch (problem) {
    logError("sockets not rechecked", { userId }, problem);
  }
}
