// Before start, dev and test: installs the lock file's packages unless they are present. Plain Node 20, no dependencies.
import { execSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const root = new URL("..", import.meta.url).pathname;
const installed = `${root}node_modules/.package-lock.json`;

/** Whether npm's record of the last install has the lock file's versions. */
function isCurrent() {
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, each]) => path === "" || each.optional || present[path]?.version === each.version,
  );
}

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(`Stagedoor needs Node 20 or newer to install itself; this is ${process.version}.`);
  process.exit(1);
}
if (!isCurrent()) {
  console.log("Installing packages (once, about a minute) …");
  execSync("npm ci", { cwd: root, stdio: "inherit" });
}
