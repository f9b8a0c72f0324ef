import { expect, test } from "vitest";
import { AlarmClock } from "#durable/alarm-clock";

function clock() {
  const set: number[] = [];
  return { set, wake: new AlarmClock(async (at) => void set.push(at.getTime())) };
}

test("one alarm early enough is enough", async () => {
  const { set, wake } = clock();
  await wake.arm(10_500);
  expect(wake.arm(11_000)).toBeNull();
  expect(wake.arm(60_000)).toBeNull();
  await wake.arm(5_000);
  expect(set).toEqual([11_000, 5_000]);
});

test("several alarms that ring together leave one behind, not one each", async () => {
  const { set, wake } = clock();
  for (const at of [3_000, 2_000, 1_000]) await wake.arm(at);
  set.length = 0;
  for (let ring = 0; ring < 3; ring++) {
    wake.onAlarm(3_400);
    await wake.arm(9_000);
  }
  expect(set).toEqual([9_000]);
});

test("an alarm that could not be set is retried", async () => {
  let fails = true;
  const set: number[] = [];
  const wake = new AlarmClock(async (at) => {
    if (fails) throw new Error("no storage");
    set.push(at.getTime());
  });
  await expect(wake.arm(1_000)).rejects.toThrow("no storage");
  fails = false;
  await wake.arm(1_000);
  expect(set).toEqual([1_000]);
});
