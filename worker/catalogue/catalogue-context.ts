import { type Database, database } from "../db/database";
import type { Env } from "../platform/env";
import type { Deps } from "../platform/deps";

/** Actor of a request without a signed-in person; guards keep such requests from writing. */
const ANONYMOUS = "anonymous";

/** Dependencies of the catalogue services. */
export interface CatalogueContext {
  readonly env: Env;
  readonly db: Database;
  readonly now: () => number;
  /** The signed-in person; a route guard has checked the right to the organization. */
  readonly actorId: string;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

export function catalogueContext({ env, visitor, now, waitUntil }: Deps): CatalogueContext {
  return { env, db: database(env), now, actorId: visitor.person?.id ?? ANONYMOUS, waitUntil };
}
