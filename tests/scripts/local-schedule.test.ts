import { afterEach, expect, test, vi } from "vitest";
import { cronInterval, startSchedule } from "../../scripts/local-schedule.mjs";

afterEach(() => {
  vi.useRealTimers();
});

test("the start command triggers the jobs at once and then as often as wrangler.toml's cron trigger", async () => {
  vi.useFakeTimers();
  expect(cronInterval()).toBe(5 * 60_000);
  const send = vi.fn(async () => new Response(null, { status: 303 }));
  const stop = startSchedule("http://localhost:4173", { send });
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  expect(send).toHaveBeenCalledTimes(4);
  expect(send).toHaveBeenCalledWith(
    "http://localhost:4173/dev/jobs",
    expect.objectContaining({ method: "POST" }),
  );
  stop();
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  expect(send).toHaveBeenCalledTimes(4);
});

test("a trigger that fails is reported and the next one is sent", async () => {
  vi.useFakeTimers();
  const report = vi.fn();
  const send = vi
    .fn<() => Promise<Response>>()
    .mockRejectedValueOnce(new Error("restarting"))
    .mockResolvedValue(new Response(null, { status: 503 }));
  const stop = startSchedule("http://localhost:4173", { everyMs: 60_000, send, report });
  await vi.advanceTimersByTimeAsync(60_000);
  stop();
  expect(report.mock.calls.flat()).toEqual([
    "The scheduled jobs could not be started: Error: restarting",
    "The scheduled jobs could not be started: 503",
  ]);
});
