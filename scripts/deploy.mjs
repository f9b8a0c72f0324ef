// npm run deploy: checks, builds, migrates the account's D1, deploys. --dry-run: everything except changes to the account.
// --demo: a public demo with sandbox payments, where every page shows that no money is real.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { diagnose } from "./diagnose.mjs";
import { readFacts } from "./doctor-facts.mjs";
import { deploymentFacts } from "./deployment-facts.mjs";
import { run } from "./run.mjs";

const dry = process.argv.includes("--dry-run");
const demo = process.argv.includes("--demo");
await refuseProblems();
await build({ demo: false });
refuseDemo();
const variables = demo ? ["--var", "DEMO:1"] : [];
if (dry) {
  await run("wrangler", ["deploy", "--dry-run", "--outdir", ".local/deploy", ...variables]);
  console.log("Dry run only: nothing was sent. docs/runbook.md says what the account needs first.");
} else {
  await run("wrangler", ["d1", "migrations", "apply", "DB", "--remote"]);
  await run("wrangler", ["deploy", ...variables]);
}

/** Exits if the deployment has problems; a dry run only prints them. */
async function refuseProblems() {
  const { facts, unread } = await readFacts({ remote: true });
  const problems = [...unread, ...diagnose(deploymentFacts(facts, { demo }))];
  for (const problem of problems) console.error(`- ${problem}`);
  if (problems.length === 0 || dry) return;
  console.error("\nNot deployed.");
  process.exit(1);
}

/** Exits if the Worker's bundle contains the demo, whose accounts have a public password. */
function refuseDemo() {
  const people = readFileSync(new URL("../worker/demo/demo-people.ts", import.meta.url), "utf8");
  const password = /DEMO_PASSWORD = "([^"]+)"/.exec(people)?.[1];
  if (!password) throw new Error("no DEMO_PASSWORD in worker/demo/demo-people.ts: adapt this check");
  const folder = new URL("../build/server", import.meta.url).pathname;
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".js") && readFileSync(join(folder, file), "utf8").includes(password),
  );
  if (found.length === 0) return;
  console.error(
    `Not deployed: the bundle contains the demo (${found.join(", ")}). Delete build/ and try again.`,
  );
  process.exit(1);
}
