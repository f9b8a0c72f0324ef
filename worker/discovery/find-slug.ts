import { and, eq, inArray } from "drizzle-orm";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import { database } from "../db/database";
import { event } from "../db/schema";
import type { Env } from "../platform/env";
import { LastKnown } from "../platform/last-known";

/** A public event keeps its slug. */
const FRESH_MS = 60_000;
const AT_MOST = 2_000;

const lastKnown = new WeakMap<D1Database, LastKnown<string>>();

/** The slug of a public event, from the isolate's cache, else from D1. */
export async function findSlug(env: Pick<Env, "DB">, eventId: string, now: number): Promise<string | null> {
  const slugs = lastKnown.get(env.DB) ?? new LastKnown<string>({ freshMs: FRESH_MS, most: AT_MOST });
  lastKnown.set(env.DB, slugs);
  const read = async () => {
    const [row] = await database(env)
      .select({ slug: event.slug })
      .from(event)
      .where(and(eq(event.id, eventId), inArray(event.state, [...PUBLIC_STATES])));
    return row?.slug ?? null;
  };
  return (await slugs.read(eventId, now, read))?.value ?? null;
}
