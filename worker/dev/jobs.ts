import { escapeHtml } from "#domain/core/html";
import { type JobRun, listJobRuns } from "../db/job-runs";
import type { Env } from "../platform/env";
import { devPage, when } from "./dev-page";

/** The Worker's scheduled jobs. Both functions reject if a job failed; the record has the cause. */
export interface LocalJobs {
  readonly names: readonly string[];
  trigger(): Promise<void>;
  runNow(name: string): Promise<void>;
}

/** GET /dev/jobs: each job with its last run. POST /dev/jobs acts as the cron trigger, POST /dev/jobs/:name runs one job. */
export async function handleJobs(
  request: Request,
  env: Pick<Env, "DB">,
  jobs: LocalJobs,
): Promise<Response | null> {
  const [, name] = /^\/dev\/jobs(?:\/([a-z-]+))?$/.exec(new URL(request.url).pathname) ?? [null];
  if (name === null || (name !== undefined && !jobs.names.includes(name))) return null;
  if (request.method === "POST") {
    // The page shows the problem.
    await (name === undefined ? jobs.trigger() : jobs.runNow(name)).catch(() => undefined);
    return new Response(null, { status: 303, headers: { location: "/dev/jobs" } });
  }
  if (name !== undefined) return null;
  const runs = new Map((await listJobRuns(env.DB)).map((run) => [run.name, run]));
  const rows = jobs.names.map((each) => row(each, runs.get(each)));
  return devPage(
    "Scheduled jobs",
    `<p>The start command triggers all of them as often as the cron trigger in wrangler.toml.</p>
<form method="post" action="/dev/jobs"><button>Run all that are due</button></form>
<table><thead><tr><th scope="col">Last run</th><th scope="col">Job</th><th scope="col">Result</th><th scope="col">Took</th><th></th></tr></thead><tbody>${rows.join("")}</tbody></table>`,
  );
}

function row(name: string, run: JobRun | undefined): string {
  const result = run ? (run.problem ? `Failed: ${run.problem}` : (run.result ?? "Done")) : "";
  return `<tr><td>${run ? when(run.startedAt) : "Never"}</td><td>${name}</td><td>${escapeHtml(result)}</td><td>${run ? `${run.tookMs} ms` : ""}</td><td><form method="post" action="/dev/jobs/${name}"><button aria-label="Run ${name} now">Run now</button></form></td></tr>`;
}
