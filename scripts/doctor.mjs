// npm run doctor: checks this machine's configuration; --remote the deployment's. Each problem is printed with its remedy.
import { diagnose } from "./diagnose.mjs";
import { readFacts } from "./doctor-facts.mjs";

const remote = process.argv.includes("--remote");
const { facts, unread } = await readFacts({ remote });
const problems = [...unread, ...diagnose(facts)];
for (const problem of problems) console.error(`- ${problem}`);
const subject = remote ? "the deployment" : "this machine";
if (problems.length === 0) console.log(`No problem found on ${subject}.`);
else console.error(`\n${problems.length} ${problems.length === 1 ? "problem" : "problems"} on ${subject}.`);
process.exit(problems.length === 0 ? 0 : 1);
