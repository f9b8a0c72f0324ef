import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Written by worker/scheduled-jobs. */

/** The last run of each scheduled job. */
export const jobRun = sqliteTable("job_run", {
  name: text("name").primaryKey(),
  startedAt: integer("started_at").notNull(),
  tookMs: integer("took_ms").notNull(),
  /** The job's result as JSON; null if it failed or returned nothing. */
  result: text("result"),
  /** Null if it succeeded. */
  problem: text("problem"),
});
