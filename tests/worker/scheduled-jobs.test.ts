import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { SCHEDULED_JOBS, type ScheduledJob, runScheduledJobs } from "#worker/scheduled-jobs";

const NOW = Date.UTC(2026, 10, 20, 21, 0);

test("a scheduled job that fails neither stops nor delays the others, and the run counts as failed", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const done: string[] = [];
  let release = () => {};
  const jobs: ScheduledJob[] = [
    {
      name: "throws",
      run: () => {
        throw new Error("before any promise");
      },
    },
    { name: "rejects", run: () => Promise.reject(new Error("later")) },
    { name: "slow", run: () => new Promise<void>((resolve) => (release = resolve)) },
    { name: "last", run: async () => done.push("last") },
  ];
  const finished = runScheduledJobs(env, NOW, jobs);
  await Promise.resolve();
  expect(done).toEqual(["last"]);
  release();
  await expect(finished).rejects.toThrow("scheduled jobs failed: throws, rejects");
  expect(error.mock.calls.map(([, name]) => name)).toEqual(["throws", "rejects"]);
  error.mockRestore();
});

test("every scheduled job has a name of its own and runs against an empty database", async () => {
  expect(new Set(SCHEDULED_JOBS.map(({ name }) => name)).size).toBe(SCHEDULED_JOBS.length);
  await runScheduledJobs(env, NOW);
});
