import { drizzle } from "drizzle-orm/d1";
import type { Env } from "../platform/env";
import * as schema from "./schema";

/** Cheap to create: once per request. */
export function database(env: Pick<Env, "DB">) {
  return drizzle(env.DB, { schema });
}

export type Database = ReturnType<typeof database>;
