// npm run mutation: changes one place of the source at a time and runs the tests that import it; a mutant that no test
// notices is a rule without a test. docs/invariants.md has the figures.
//   --folder <path>   folders or files, more than once; default domain, durable, app/scanner
//   --except <path>   leaves a folder out
//   --sample <n>      a random part of the mutants; --seed <n> chooses it (default 1)
//   --projects <a,b>  domain,durable,app,simulators,workerd; default all, in this order until one fails
//   --tests <folder>  only test files of these folders
//   --steps <n>       test files that import the source over more than n steps are left out (default 9)
//   --list            prints the mutants and runs nothing
//   --only <file>     a JSON file of an earlier run (--out): its survivors again
//   --out <file>      the results as JSON
// Needs minutes: two seconds a mutant in domain/, more in workerd.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { importGraph } from "./import-graph.mjs";
import { applyMutant, mutantsOf } from "./mutants.mjs";
import { sampleOf } from "./sample.mjs";
import { TestHosts } from "./test-hosts.mjs";

const root = new URL("../..", import.meta.url).pathname;
process.chdir(root);

const { values: options } = parseArgs({
  options: {
    folder: { type: "string", multiple: true, default: ["domain", "durable", "app/scanner"] },
    except: { type: "string", multiple: true, default: [] },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    tests: { type: "string", multiple: true, default: ["tests"] },
    projects: { type: "string", default: "domain,durable,app,simulators,workerd" },
    steps: { type: "string", default: "9" },
    list: { type: "boolean", default: false },
    only: { type: "string" },
    out: { type: "string" },
  },
});

const isUnder = (path, folder) => path === folder || path.startsWith(`${folder}/`);
const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
const explained = readJson("scripts/mutation/explained.json");
const projects = options.projects.split(",");
const FOLDERS = {
  domain: ["tests/domain"],
  durable: ["tests/durable/parts"],
  app: ["tests/app"],
  simulators: ["tests/simulators"],
  workerd: ["tests/durable", "tests/worker"],
};
const testsOf = Object.fromEntries(
  projects.map((project) => [
    project,
    FOLDERS[project]
      .flatMap(filesUnder)
      .filter((file) => /\.test\.tsx?$/.test(file))
      .filter((file) => project === "durable" || !isUnder(file, FOLDERS.durable[0]))
      .filter((file) => options.tests.some((folder) => isUnder(file, folder))),
  ]),
);
/** The runtime loads this module for each test of the Worker and its objects. */
const ENTRY = "tests/worker-entry.ts";
const relatedTests = importGraph(root, Object.values(testsOf).flat(), {
  "tests/durable/parts": null,
  "tests/durable": ENTRY,
  "tests/worker": ENTRY,
});

/** Text of each file at the start of the run. */
const sources = new Map();

function chosenMutants() {
  const files = ["domain", "durable", "app"]
    .flatMap(filesUnder)
    .filter((file) => !file.endsWith(".d.ts"))
    .filter((file) => options.folder.some((folder) => isUnder(file, folder)))
    .filter((file) => !options.except.some((folder) => isUnder(file, folder)));
  for (const file of files) sources.set(file, readFileSync(file, "utf8"));
  const all = files.flatMap((file) => mutantsOf(file, sources.get(file)));
  if (options.only) {
    const survivors = new Set(
      readJson(options.only)
        .filter(({ killedBy }) => !killedBy)
        .map(({ id }) => id),
    );
    return all.filter(({ id }) => survivors.has(id));
  }
  return options.sample ? sampleOf(all, Number(options.sample), Number(options.seed)) : all;
}

/** The runs of one mutant, cheapest first: tests that import the file directly, then the others; simulators and workerd file by file. */
function runsOf(file) {
  const related = relatedTests(file);
  return projects.flatMap((project) => {
    const here = related.filter(({ test }) => testsOf[project].includes(test));
    const near = here.filter(({ steps }) => steps <= Number(options.steps));
    const direct = near.filter(({ steps }) => steps === 1).map(({ test }) => test);
    const others = near.filter(({ steps }) => steps > 1).map(({ test }) => test);
    const groups = project === "simulators" ? [...direct, ...others].map((test) => [test]) : [direct, others];
    return groups.filter((tests) => tests.length > 0).map((tests) => ({ project, tests }));
  });
}

/** @returns {Promise<{ killedBy: string | null, unknown?: string }>} `unknown`: the tests were too slow for a verdict */
async function judge(mutant, hosts) {
  const source = applyMutant(sources.get(mutant.file), mutant);
  let unknown;
  for (const { project, tests } of runsOf(mutant.file)) {
    const request = { path: mutant.file, source, tests };
    const { failed, byTime } = await hosts.run(project, request);
    if (!failed) continue;
    if (!byTime) return { killedBy: `${project}: ${failed}` };
    if (await failsAgain(project, request, hosts))
      return { killedBy: `${project}: ${failed} (by time, twice)` };
    unknown = `${project}: ${failed}`;
  }
  return { killedBy: null, ...(unknown && { unknown }) };
}

/** Whether the mutant fails again after the same tests passed with the unchanged source, with four times its time. */
async function failsAgain(project, request, hosts) {
  const start = performance.now();
  const unchanged = await hosts.run(project, { ...request, source: sources.get(request.path) });
  if (unchanged.failed) return false;
  return Boolean((await hosts.run(project, request, 4 * (performance.now() - start))).failed);
}

/** Runs the tests on the source as it is: a test that fails there would count every mutant as killed. */
async function checkUnchanged(mutants, hosts) {
  const runs = [...new Set(mutants.map(({ file }) => file))].flatMap(runsOf);
  for (const project of projects) {
    const tests = [...new Set(runs.filter((run) => run.project === project).flatMap((run) => run.tests))];
    if (tests.length === 0) continue;
    const path = mutants[0].file;
    const { failed } = await hosts.run(project, { path, source: sources.get(path), tests });
    if (failed) throw new Error(`${project} fails without a mutant: ${failed}`);
  }
}

/** A mutant with its result: a reason, the test that failed, `unknown`, or neither when it survived. */
async function resultOf(mutant, hosts) {
  const reason = explained[mutant.id] ?? explained[mutant.file];
  return reason ? { ...mutant, killedBy: null, reason } : { ...mutant, ...(await judge(mutant, hosts)) };
}

function outcomeOf({ reason, killedBy, unknown }) {
  if (reason) return "explained";
  if (killedBy) return killedBy.endsWith("(by time, twice)") ? "killed by time" : "killed";
  return unknown ? "unknown" : "SURVIVED";
}

async function runAll(mutants) {
  const hosts = new TestHosts(root);
  const results = [];
  const run = async (index) => {
    const start = performance.now();
    results[index] = await resultOf(mutants[index], hosts);
    if (options.out) writeFileSync(options.out, JSON.stringify(results, null, 1));
    const { id, line } = mutants[index];
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${index + 1}/${mutants.length} ${outcomeOf(results[index])} ${seconds} s  ${line}  ${id}`);
  };
  try {
    await checkUnchanged(mutants, hosts);
    for (const index of mutants.keys()) await run(index);
    for (const index of mutants.keys()) if (results[index].unknown) await run(index);
    // A mutant may have left a state behind that fails the tests of those after it.
    await checkUnchanged(mutants, hosts);
  } finally {
    hosts.close();
  }
  return results;
}

const mutants = chosenMutants();
if (options.list) {
  for (const { id, operator, line } of mutants) console.log(`${id}  [${operator}, line ${line}]`);
  console.log(`${mutants.length} mutants`);
} else {
  const results = await runAll(mutants);
  const killed = results.filter(({ killedBy }) => killedBy).length;
  const equivalent = results.filter(({ reason }) => reason).length;
  const unknown = results.filter((result) => result.unknown).length;
  const survived = results.length - killed - equivalent - unknown;
  const share = ((100 * killed) / Math.max(1, results.length - equivalent)).toFixed(1);
  console.log(
    `\n${results.length} mutants: ${killed} killed, ${equivalent} explained, ${survived} survived, ` +
      `${unknown} unknown; ` +
      `${share} % of those without an explanation killed`,
  );
  process.exitCode = survived + unknown > 0 ? 1 : 0;
}
