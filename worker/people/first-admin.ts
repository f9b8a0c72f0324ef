import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { user } from "#worker/db/schema";
import type { Env } from "../platform/env";

/** Databases in which this isolate has seen an admin: later requests need no query. */
const administered = new WeakSet<D1Database>();

export async function needsFirstAdmin({ DB }: Pick<Env, "DB">): Promise<boolean> {
  if (administered.has(DB)) return false;
  const [found] = await drizzle(DB).select({ id: user.id }).from(user).where(eq(user.role, "admin")).limit(1);
  if (found) administered.add(DB);
  return !found;
}
