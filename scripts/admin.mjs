// npm run admin -- mail@example.com: makes that account an admin. --remove ends it; --remote changes the deployed database.
import { AdminProblem, changeAdmin } from "./admin-change.mjs";
import { output } from "./run.mjs";

const options = process.argv.slice(2).filter((each) => each.startsWith("--"));
const [email = ""] = process.argv.slice(2).filter((each) => !each.startsWith("--"));
const remove = options.includes("--remove");
const remote = options.includes("--remote");

const TRIES = 5;

async function execute(sql, tries = TRIES) {
  try {
    return await executeOnce(sql);
  } catch (problem) {
    // A local server has the same file open.
    if (!/SQLITE_BUSY|database is locked/.test(String(problem))) throw problem;
    if (tries <= 1)
      throw new AdminProblem("The local database is in use: stop npm start, then run this again.");
    return execute(sql, tries - 1);
  }
}

async function executeOnce(sql) {
  const text = await output("wrangler", [
    "d1",
    "execute",
    "DB",
    remote ? "--remote" : "--local",
    "--json",
    "--yes",
    "--command",
    sql,
  ]);
  return JSON.parse(text.slice(text.indexOf("["))).at(0)?.results ?? [];
}

try {
  const unknown = options.find((each) => each !== "--remove" && each !== "--remote");
  if (unknown) throw new AdminProblem(`${unknown} is unknown. There are --remove and --remote.`);
  const changed = await changeAdmin({ email, remove, remote, now: Date.now(), execute });
  const state = remove ? "no admin" : "an admin";
  console.log(
    changed === "changed"
      ? `${email} is now ${state}. Its sessions ended: sign in again.`
      : `${email} is already ${state}.`,
  );
} catch (problem) {
  console.error(
    problem instanceof AdminProblem
      ? problem.message
      : `The database could not be changed: ${problem.message}`,
  );
  process.exit(1);
}
