import { drizzle } from "drizzle-orm/d1";
import type { Env } from "../platform/env";
import * as schema from "./schema";

/** D1 with our tables. Cheap to make: once a request. */
export function database(env: Pick<Env, "DB">) {
  return drizzle(env.DB, { schema });
}

export type Database = ReturnType<typeof database>;
