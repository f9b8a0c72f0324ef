import { expect, test } from "vitest";
import { memoryStorage } from "../../build/parts/memory-storage.mjs";
import { Commit, type CommitParticipant, writeRows } from "#durable/commit";

/** A commit of two participants that records its steps. `failing` names a step that throws. */
function aCommit(storage: DurableObjectStorage) {
  const steps: string[] = [];
  const failing = new Set<string>();
  const step = (name: string) => {
    if (failing.has(name)) throw new Error(`${name} failed`);
    steps.push(name);
  };
  const participant = (name: string): CommitParticipant => ({
    prepare: () => step(`prepare ${name}`),
    load: () => step(`load ${name}`),
    save: () => step(`save ${name}`),
    saved: () => step(`saved ${name}`),
  });
  const commit = new Commit(
    storage,
    [participant("sale"), participant("gates")],
    () => {
      step("before");
      return null;
    },
    () => step("after"),
    (problem) => steps.push(`end: ${String(problem)}`),
  );
  return { commit, steps, failing };
}

const withStorage = (run: (storage: DurableObjectStorage) => Promise<void>) => run(memoryStorage());

test("an object that wakes has all tables before it loads the first", () =>
  withStorage(async (storage) => {
    const { commit, steps } = aCommit(storage);
    commit.wake();
    expect(steps).toEqual(["prepare sale", "prepare gates", "load sale", "load gates"]);
    expect(commit.settled()).toBeNull();
  }));

test("changes of one turn are one commit, and a later change starts the next", () =>
  withStorage(async (storage) => {
    const { commit, steps } = aCommit(storage);
    const first = commit.settle();
    expect(commit.settle()).toBe(first);
    expect(commit.settled()).toBe(first);
    expect(steps).toEqual([]);
    await first;
    const once = ["before", "save sale", "save gates", "saved sale", "saved gates", "after"];
    expect(steps).toEqual(once);
    expect(commit.settled()).toBeNull();
    await commit.settle();
    expect(steps).toEqual([...once, ...once]);
  }));

test("a commit waits for a turn of the event loop, so that requests which arrived together share it", () =>
  withStorage(async (storage) => {
    const { commit, steps } = aCommit(storage);
    const committed = commit.settle();
    for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    expect(steps).toEqual([]);
    await committed;
  }));

test.each(["before", "save gates"])("when %s fails, the object ends and announces nothing", (failed) =>
  withStorage(async (storage) => {
    const { commit, steps, failing } = aCommit(storage);
    failing.add(failed);
    await commit.settle();
    expect(steps.filter((step) => /^(saved|after)/.test(step))).toEqual([]);
    expect(steps.at(-1)).toBe(`end: Error: ${failed} failed`);
    expect(steps.filter((step) => step.startsWith("end"))).toHaveLength(1);
    if (failed === "before") expect(steps).toHaveLength(1);
  }),
);

const numbered = (count: number, value: string) =>
  Array.from({ length: count }, (_, n) => [`row ${n}`, value, n]);

test("rows of any number are written once each, and written again in place", () =>
  withStorage(async ({ sql }) => {
    const table = { into: "thing", columns: ["name", "value", "n"] };
    sql.exec("create table thing(name text primary key, value text, n integer)");
    const names = () => sql.exec("select name, value, n from thing order by rowid").toArray();
    for (const count of [0, 1, 33, 34, 100]) {
      writeRows(sql, table, numbered(count, `of ${count}`));
      expect(names().slice(0, count)).toEqual(
        numbered(count, `of ${count}`).map(([name, value, n]) => ({ name, value, n })),
      );
    }
    expect(names()).toHaveLength(100);
    writeRows(sql, table, [["row 0", "changed", 7]]);
    expect(names()[0]).toEqual({ name: "row 0", value: "changed", n: 7 });
    expect(names()).toHaveLength(100);
  }));

test("a statement has at most a hundred bound values, the platform's limit", () => {
  const bound: number[] = [];
  const sql = { exec: (_: string, ...values: unknown[]) => void bound.push(values.length) };
  const table = { into: "thing", columns: ["a", "b", "c"] };
  const rows = Array.from({ length: 67 }, (_, n) => [n, n, n]);
  writeRows(sql as unknown as SqlStorage, table, rows);
  writeRows(sql as unknown as SqlStorage, table, []);
  expect(bound).toEqual([99, 99, 3]);
});
