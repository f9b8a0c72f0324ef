import { expect, test } from "vitest";
import { Commit, type CommitParticipant } from "#durable/commit";

test("a change that joins a commit while an alarm is being set has its own alarm before it is written", async () => {
  const wished = [30];
  const armed: number[] = [];
  const story: string[] = [];
  const office: CommitParticipant = {
    prepare() {},
    load() {},
    save: () => void story.push(`saved, armed for ${armed.join(" and ")}`),
    saved() {},
  };
  const arm = (): Promise<void> | null => {
    const first = Math.min(...wished);
    if (armed.some((at) => at <= first)) return null;
    armed.push(first);
    return Promise.resolve().then(() => {
      // A change by another method, due sooner, while the first alarm is being set.
      if (wished.length === 1) wished.push(10);
    });
  };
  const storage = { sql: null } as unknown as DurableObjectStorage;
  const commit = new Commit(
    storage,
    [office],
    arm,
    () => {},
    (problem) => story.push(String(problem)),
  );
  await commit.settle();
  expect(story).toEqual(["saved, armed for 30 and 10"]);
});
