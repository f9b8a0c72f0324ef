import { type Database, database } from "../db/database";
import type { Env } from "../platform/env";
import type { Deps } from "../platform/deps";

/** What the organizer's and admin's side works with: the tables, the clock, and who sits at the desk. */
export interface Desk {
  readonly env: Env;
  readonly db: Database;
  readonly now: () => number;
  /** The signed-in person; their right to the organization was proven by the route's guard. */
  readonly actorId: string;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

export function makeDesk({ env, visitor, now, waitUntil }: Deps): Desk {
  return { env, db: database(env), now, actorId: visitor.person?.id ?? "nobody", waitUntil };
}
