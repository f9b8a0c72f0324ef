// npm run deploy: build, migrate the account's D1, deploy. With --dry-run: everything but touching the account.
import { build } from "./build.mjs";
import { run } from "./run.mjs";

const dry = process.argv.includes("--dry-run");
await build({ demo: false });
if (dry) {
  await run("wrangler", ["deploy", "--dry-run", "--outdir", ".local/deploy"]);
  console.log("Dry run only: nothing was sent. docs/runbook.md says what the account needs first.");
} else {
  await run("wrangler", ["d1", "migrations", "apply", "DB", "--remote"]);
  await run("wrangler", ["deploy"]);
}
