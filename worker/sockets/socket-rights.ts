import { eq, sql } from "drizzle-orm";
import { SOCKETS, type SocketName, mayUseSocket } from "#domain/people/socket-access";
import { isPublic } from "#domain/sale/public-state";
import { database } from "../db/database";
import { event, session } from "../db/schema";
import { readLiveSessions } from "../people/live-session";
import type { Env } from "../platform/env";
import { LastKnown } from "../platform/last-known";
import { systemClock } from "../platform/clock";

export interface SocketEvent {
  readonly organizationId: string;
  readonly isPublic: boolean;
}

const lastKnown = new WeakMap<D1Database, LastKnown<SocketEvent>>();

/** While the database is unreachable: as this isolate last read it. */
export async function findKnownSocketEvent(
  env: Pick<Env, "DB">,
  eventId: string,
  now: number,
): Promise<SocketEvent | null> {
  const events = lastKnown.get(env.DB) ?? new LastKnown<SocketEvent>({ freshMs: 0, most: 500 });
  lastKnown.set(env.DB, events);
  return (await events.read(eventId, now, () => findSocketEvent(env, eventId)))?.value ?? null;
}

export async function findSocketEvent(env: Pick<Env, "DB">, eventId: string): Promise<SocketEvent | null> {
  const [row] = await database(env)
    .select({ state: event.state, organizationId: event.organizationId })
    .from(event)
    .where(eq(event.id, eventId))
    .limit(1);
  return row ? { organizationId: row.organizationId, isPublic: isPublic(row.state) } : null;
}

/** The sockets of the event that each live session may hold; a session that ended is absent. */
export async function readSocketRights(
  env: Pick<Env, "DB">,
  eventId: string,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SocketName[]>> {
  // One parameter for all ids: D1 binds at most 100.
  const ids = JSON.stringify(sessionIds);
  const [found, sessions] = await Promise.all([
    findSocketEvent(env, eventId),
    readLiveSessions(
      env,
      sql`${session.id} in (select value from json_each(${ids}))`,
      new Date(systemClock()),
    ),
  ]);
  if (!found) return new Map();
  return new Map(
    sessions.map(({ sessionId, person }) => [
      sessionId,
      SOCKETS.filter((socket) => mayUseSocket(socket, found, person)),
    ]),
  );
}
