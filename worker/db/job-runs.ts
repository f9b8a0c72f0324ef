import { drizzle } from "drizzle-orm/d1";
import { eq } from "drizzle-orm";
import { jobRun } from "./job-tables";

export type JobRun = typeof jobRun.$inferSelect;

const MOST_CHARACTERS = 500;

/** Replaces the job's earlier run. */
export async function writeJobRun(db: D1Database, run: JobRun): Promise<void> {
  const row = {
    ...run,
    result: run.result?.slice(0, MOST_CHARACTERS) ?? null,
    problem: run.problem?.slice(0, MOST_CHARACTERS) ?? null,
  };
  await drizzle(db).insert(jobRun).values(row).onConflictDoUpdate({ target: jobRun.name, set: row });
}

export async function listJobRuns(db: D1Database): Promise<readonly JobRun[]> {
  return drizzle(db).select().from(jobRun);
}

/** Null before the job's first run. */
export async function findLastStart(db: D1Database, name: string): Promise<number | null> {
  const [row] = await drizzle(db)
    .select({ startedAt: jobRun.startedAt })
    .from(jobRun)
    .where(eq(jobRun.name, name));
  return row?.startedAt ?? null;
}
