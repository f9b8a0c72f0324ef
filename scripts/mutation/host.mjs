// One Vitest process that stays loaded: the parent sends a mutant and its tests, this answers whether they fail.
// The parent ends it when a mutant takes too long, since a loop without an end cannot be interrupted from inside.
import { createVitest } from "vitest/node";

const root = new URL("../..", import.meta.url).pathname;
const project = process.argv[2];

const vitest = await createVitest("test", {
  root,
  config: `${root}scripts/mutation/vitest.config.mjs`,
  project,
  watch: false,
  bail: 1,
  pool: project === "workerd" ? undefined : "threads",
  // One runtime for all files: starting workerd takes longer than the tests.
  isolate: project !== "workerd",
  maxWorkers: 1,
  fileParallelism: false,
  reporters: [{ onTestModuleEnd: () => process.send({ progress: true }) }],
});
await vitest.standalone();

/** Errors of a test that waited too long: of Vitest's own limit and of `expect.poll`. */
const TIME_LIMIT = /timed out|did not succeed in time/i;

/** @param {{ path: string, source: string, tests: string[] }} request `path` and `source`: the mutant */
async function run({ path, source, tests }) {
  // Results add up over runs, and `bail` counts them.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  globalThis.mutant = { path: root + path, source };
  vitest.invalidateFile(root + path);
  const specifications = tests.map((test) => vitest.projects[0].createSpecification(root + test));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  globalThis.mutant = null;
  vitest.invalidateFile(root + path);
  const failed = testModules.find((module) => !module.ok());
  if (!failed && unhandledErrors.length === 0) return { failed: null };
  const test = failed && [...failed.children.allTests("failed")][0];
  const errors = [...(test?.result().errors ?? []), ...(failed?.errors() ?? []), ...unhandledErrors];
  return {
    failed: test?.fullName ?? failed?.relativeModuleId ?? "unhandled error",
    byTime: errors.some(({ message }) => TIME_LIMIT.test(message ?? "")),
  };
}

process.on("message", async (request) => process.send(await run(request)));
process.on("disconnect", () => process.exit());
process.send({ ready: true });
