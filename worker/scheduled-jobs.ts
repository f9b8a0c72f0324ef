import { completePastEvents } from "./catalogue/complete-events";
import { database } from "./db/database";
import type { Env } from "./platform/env";
import { purgePairings } from "./gate/pairings";
import { queueRatingRequests } from "./ratings/rating-requests";
import { isDailyPurge, purgeExpired } from "./retention";
import { settleOverdue } from "./payments/overdue";
import { refreshStaleEmbeddings } from "./search/embeddings";

export interface ScheduledJob {
  readonly name: string;
  readonly run: (env: Env, now: number) => Promise<unknown>;
}

/** Every job of the cron trigger in wrangler.toml (each five minutes). Jobs are idempotent and independent of each other. */
export const SCHEDULED_JOBS: readonly ScheduledJob[] = [
  { name: "complete-past-events", run: completePastEvents },
  { name: "delete-expired-pairings", run: (env, now) => purgePairings(database(env), now) },
  { name: "settle-overdue-bookings", run: settleOverdue },
  { name: "refresh-embeddings", run: refreshStaleEmbeddings },
  { name: "request-ratings", run: queueRatingRequests },
  {
    name: "purge-expired-rows",
    run: async (env, now) => isDailyPurge(now) && purgeExpired(env, now),
  },
];

/** Runs all jobs at once, so that a failed or slow one neither stops nor delays the others. @throws after all, if any failed */
export async function runScheduledJobs(
  env: Env,
  now: number,
  jobs: readonly ScheduledJob[] = SCHEDULED_JOBS,
): Promise<void> {
  const failed: string[] = [];
  await Promise.all(
    jobs.map(async ({ name, run }) => {
      try {
        await run(env, now);
      } catch (problem) {
        console.error("scheduled job failed", name, problem);
        failed.push(name);
      }
    }),
  );
  // The invocation counts as failed in Cloudflare's dashboard.
  if (failed.length > 0) throw new Error(`scheduled jobs failed: ${failed.join(", ")}`);
}

export function handleSchedule({ scheduledTime }: ScheduledController, env: Env): Promise<void> {
  return runScheduledJobs(env, scheduledTime);
}
