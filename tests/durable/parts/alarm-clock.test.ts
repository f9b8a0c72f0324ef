import { expect, test, vi } from "vitest";
import { AlarmClock } from "#durable/alarm-clock";

const SECOND = 1_000;

function aClock() {
  const schedule = vi.fn(async (_at: Date): Promise<unknown> => undefined);
  return {
    clock: new AlarmClock(schedule),
    times: () => schedule.mock.calls.map(([at]) => at.getTime()),
    schedule,
  };
}

test("an alarm is scheduled at the next whole second", async () => {
  const { clock, times } = aClock();
  await clock.arm(1_001);
  await aClock().clock.arm(2_000);
  expect(times()).toEqual([2_000]);
});

test("an alarm at or before the time is enough; a sooner time needs another", async () => {
  const { clock, times } = aClock();
  await clock.arm(5 * SECOND);
  expect(clock.arm(5 * SECOND)).toBeNull();
  expect(clock.arm(9 * SECOND)).toBeNull();
  await clock.arm(4 * SECOND);
  expect(times()).toEqual([5 * SECOND, 4 * SECOND]);
});

test("an alarm from before the object woke counts", () => {
  const { clock, times } = aClock();
  clock.addScheduled(3 * SECOND);
  expect(clock.arm(3 * SECOND)).toBeNull();
  expect(times()).toEqual([]);
});

test("an alarm that was due is scheduled again, one that is ahead is not", async () => {
  const { clock, times } = aClock();
  await clock.arm(9 * SECOND);
  await clock.arm(5 * SECOND);
  clock.onAlarm(5 * SECOND);
  expect(clock.arm(9 * SECOND)).toBeNull();
  await clock.arm(6 * SECOND);
  expect(times()).toEqual([9 * SECOND, 5 * SECOND, 6 * SECOND]);
});

test("an alarm that could not be scheduled is tried again", async () => {
  const { clock, schedule } = aClock();
  schedule.mockRejectedValueOnce(new Error("storage"));
  await expect(clock.arm(5 * SECOND)).rejects.toThrow("storage");
  await clock.arm(5 * SECOND);
  expect(schedule).toHaveBeenCalledTimes(2);
});

function armedTimes() {
  const set: number[] = [];
  return { set, wake: new AlarmClock(async (at) => void set.push(at.getTime())) };
}

test("several alarms due together leave one alarm set, not one each", async () => {
  const { set, wake } = armedTimes();
  for (const at of [3_000, 2_000, 1_000]) await wake.arm(at);
  set.length = 0;
  for (let ring = 0; ring < 3; ring++) {
    wake.onAlarm(3_400);
    await wake.arm(9_000);
  }
  expect(set).toEqual([9_000]);
});
