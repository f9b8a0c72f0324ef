import { completePastEvents } from "./catalogue/complete-events";
import { database } from "./db/database";
import { findLastStart, writeJobRun } from "./db/job-runs";
import type { Env } from "./platform/env";
import { queueOnlineLinks } from "./mail/online-links";
import { mailSales } from "./mail/sale-mails";
import { purgePairings } from "./gate/pairings";
import { queueRatingRequests } from "./ratings/rating-requests";
import { isPurgeDue, purgeExpired } from "./retention";
import { settleOverdue } from "./payments/overdue";
import { deliverDue, senderPorts } from "./webhooks/deliver";
import { mailDisabledEndpoints } from "./webhooks/disabled-mail";
import { recordEventFacts } from "./webhooks/event-facts";
import { refreshStaleEmbeddings } from "./search/embeddings";
import { logError } from "./platform/log";
import { systemClock } from "./platform/clock";

export interface ScheduledJob {
  readonly name: string;
  /** JSON of the returned value is recorded. */
  readonly run: (env: Env, now: number) => Promise<unknown>;
  /** Absent: due at each trigger. */
  readonly isDue?: (now: number, lastStart: number | null) => boolean;
}

/** Every job of the cron trigger in wrangler.toml (each five minutes). Jobs are idempotent and independent of each other. */
export const SCHEDULED_JOBS: readonly ScheduledJob[] = [
  { name: "complete-past-events", run: completePastEvents },
  { name: "delete-expired-pairings", run: (env, now) => purgePairings(database(env), now) },
  { name: "settle-overdue-bookings", run: settleOverdue },
  { name: "refresh-embeddings", run: refreshStaleEmbeddings },
  { name: "mail-sales", run: mailSales },
  { name: "mail-online-links", run: queueOnlineLinks },
  { name: "request-ratings", run: queueRatingRequests },
  {
    name: "record-event-webhooks",
    run: recordEventFacts,
  },
  {
    name: "deliver-webhooks",
    run: (env, now) =>
      deliverDue(
        env,
        senderPorts(() => now),
      ),
  },
  { name: "mail-disabled-webhooks", run: mailDisabledEndpoints },
  { name: "purge-expired-rows", run: purgeExpired, isDue: isPurgeDue },
];

/**
 * Runs the due jobs at once, so that a failed or slow one neither stops nor delays the others, and records each run.
 * @throws after all, if any failed
 */
export async function runScheduledJobs(
  env: Env,
  now: number,
  jobs: readonly ScheduledJob[] = SCHEDULED_JOBS,
): Promise<void> {
  const problems = await Promise.all(
    jobs.map(async (job) => ({ job, problem: await runJob(env, now, job) })),
  );
  const failed = problems.filter(({ problem }) => problem !== null).map(({ job }) => job.name);
  // The invocation counts as failed in Cloudflare's dashboard.
  if (failed.length > 0) throw new Error(`scheduled jobs failed: ${failed.join(", ")}`);
}

/** @returns the problem, or null */
async function runJob(env: Env, now: number, { name, run, isDue }: ScheduledJob): Promise<string | null> {
  const startedAt = systemClock();
  let result: string | null = null;
  let problem: string | null = null;
  try {
    if (isDue && !isDue(now, await findLastStart(env.DB, name))) return null;
    result = JSON.stringify(await run(env, now)) ?? null;
  } catch (thrown) {
    logError("scheduled job failed", { job: name }, thrown);
    problem = String(thrown);
  }
  try {
    await writeJobRun(env.DB, { name, startedAt: now, tookMs: systemClock() - startedAt, result, problem });
  } catch (thrown) {
    logError("scheduled job not recorded", { job: name }, thrown);
  }
  return problem;
}

/** What the local tools may do with the jobs. */
export function localJobs(env: Env, now: () => number) {
  return {
    names: SCHEDULED_JOBS.map(({ name }) => name),
    /** As the cron trigger does. */
    trigger: () => runScheduledJobs(env, now()),
    /** Also if the job is not due. */
    runNow: (name: string) =>
      runScheduledJobs(
        env,
        now(),
        SCHEDULED_JOBS.filter((job) => job.name === name).map(({ run }) => ({ name, run })),
      ),
  };
}

export function handleSchedule({ scheduledTime }: ScheduledController, env: Env): Promise<void> {
  return runScheduledJobs(env, scheduledTime);
}
