// npm test: everything, in order of speed, with one closing line. npm run check (--fast): what each commit needs.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import "./secrets.mjs";
import { build } from "./build.mjs";
import { needChromium } from "./chromium.mjs";
import { run } from "./run.mjs";

const root = new URL("..", import.meta.url).pathname;
const fast = process.argv.includes("--fast");
const reports = `${root}.local/reports`;
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;
const problems = [];

async function step(name, work) {
  const from = performance.now();
  process.stdout.write(`\n▸ ${name}\n`);
  try {
    await work();
  } catch (problem) {
    problems.push(`${name}: ${problem.message}`);
  }
  process.stdout.write(`  ${name}: ${((performance.now() - from) / 1000).toFixed(1)} s\n`);
}

/** A tool that passes or fails counts as one test. */
const judge = (name, program, args) =>
  step(name, async () => {
    try {
      await run(program, args, { quiet: true });
      passed++;
    } catch (problem) {
      failed++;
      throw problem;
    }
  });

const vitest = (name, projects, env = {}) =>
  step(name, async () => {
    const report = `${reports}/${projects.join("-")}.json`;
    const args = [
      "run",
      "-c",
      "tests/vitest.config.ts",
      ...projects.flatMap((project) => ["--project", project]),
    ];
    let ended = null;
    try {
      await run("vitest", [...args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
        env,
      });
    } catch (problem) {
      ended = problem;
    }
    let counts;
    try {
      counts = JSON.parse(readFileSync(report, "utf8"));
    } catch {
      failed++;
      throw new Error("vitest wrote no report");
    }
    passed += counts.numPassedTests;
    failed += counts.numFailedTests;
    if (counts.numPassedTests + counts.numFailedTests === 0) {
      failed++;
      throw new Error("no test ran");
    }
    // A file that could not be loaded, or an error outside any test, fails the run without a failed test to count.
    if (ended && counts.numFailedTests === 0) failed++;
    if (ended) throw ended;
  });

// Messages are compiled first: lint and tests read the result.
await judge("Messages", "npm", ["run", "-s", "messages"]);
await Promise.all([
  judge("Format", "prettier", ["--check", "--log-level", "warn", "."]),
  judge("Lint", "oxlint", ["--deny-warnings", "--quiet"]),
]);
await judge("Language", "node", ["scripts/language.mjs"]);
await judge("Types", "npm", ["run", "-s", "types"]);
await vitest("Rules of the business and of the tree", ["domain", "durable", "app"]);
if (!fast) {
  // One run: the simulators' long files share the two cores with the many short ones.
  await vitest("Simulators, object and Worker in workerd", ["simulators", "workerd"]);
  await step("Build", async () => {
    try {
      await build({ quiet: true });
      passed++;
    } catch (problem) {
      failed++;
      throw problem;
    }
  });
  await vitest("Size budgets", ["budgets"]);
  let chromium = null;
  await step("Chromium", async () => {
    try {
      chromium = needChromium();
    } catch (problem) {
      failed++;
      throw problem;
    }
  });
  if (chromium) await vitest("Journeys in Chromium", ["browser"], { CHROME_PATH: chromium });
}

console.log("");
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
