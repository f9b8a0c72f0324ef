import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { listJobRuns } from "#worker/db/job-runs";
import { handleMachines } from "#worker/non-page-routes";
import { isPurgeDue } from "#worker/retention";
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
  const jobsOf = (lines: readonly unknown[]) =>
    lines.map((line) => (JSON.parse(String(line)) as { job: string }).job);
  expect(jobsOf(error.mock.calls.map(([line]) => line))).toEqual(["throws", "rejects"]);
  error.mockRestore();
});

test("every scheduled job has a name of its own and runs against an empty database", async () => {
  expect(new Set(SCHEDULED_JOBS.map(({ name }) => name)).size).toBe(SCHEDULED_JOBS.length);
  await runScheduledJobs(env, NOW);
});

test("the last run of each job is recorded, with its result or its problem", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const runs = async () =>
    (await listJobRuns(env.DB)).map(({ name, startedAt, result, problem }) => [
      name,
      startedAt,
      result,
      problem,
    ]);
  const jobs: ScheduledJob[] = [
    { name: "test-good", run: async () => ({ sent: 3 }) },
    { name: "test-bad", run: () => Promise.reject(new Error("no network")) },
    { name: "test-not-due", run: () => Promise.resolve(), isDue: () => false },
  ];
  await expect(runScheduledJobs(env, NOW, jobs)).rejects.toThrow("test-bad");
  expect(await runs()).toEqual(
    expect.arrayContaining([
      ["test-good", NOW, '{"sent":3}', null],
      ["test-bad", NOW, null, "Error: no network"],
    ]),
  );
  await runScheduledJobs(env, NOW + 1, [{ name: "test-bad", run: async () => undefined }]);
  expect(await runs()).toContainEqual(["test-bad", NOW + 1, null, null]);
  expect((await runs()).map(([name]) => name)).not.toContain("test-not-due");
  error.mockRestore();
});

test("expired rows are purged once a day, and at once where no purge was ever run", () => {
  const evening = Date.UTC(2026, 10, 20, 21, 0);
  const day = Array.from({ length: 288 }, (_, i) => Date.UTC(2026, 10, 20, 0, i * 5));
  let last: number | null = null;
  const started = [...day, ...day.map((at) => at + 86_400_000)].filter((at) => {
    if (!isPurgeDue(at, last)) return false;
    last = at;
    return true;
  });
  expect(started).toEqual([day[0], evening, evening + 86_400_000]);
  expect(isPurgeDue(evening + 26 * 3_600_000, evening)).toBe(true);
});

test("the local page of jobs shows each with its last run, and runs one that is not due", async () => {
  const open = (path: string, method = "GET", local = "1") =>
    handleMachines(new Request(`https://x.test${path}`, { method }), { ...env, LOCAL: local }, () => NOW);
  expect((await open("/dev/jobs/purge-expired-rows", "POST"))?.status).toBe(303);
  const page = (await (await open("/dev/jobs"))?.text()) ?? "";
  for (const { name } of SCHEDULED_JOBS) expect(page).toContain(`action="/dev/jobs/${name}"`);
  expect(page).toContain("&quot;mail_sent&quot;:0");
  expect((await open("/dev/jobs", "POST"))?.status).toBe(303);
  expect(await (await open("/dev/jobs"))?.text()).not.toContain("Never");
  expect(await (await open("/dev"))?.text()).toContain('href="/dev/jobs"');
  expect(await open("/dev/jobs/unknown", "POST")).toBeNull();
  expect(await open("/dev/jobs/purge-expired-rows")).toBeNull();
  for (const path of ["/dev", "/dev/jobs", "/dev/mails"]) expect(await open(path, "GET", "")).toBeNull();
  expect(await open("/dev/jobs", "POST", "")).toBeNull();
});
