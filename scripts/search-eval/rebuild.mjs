// npm run search:rebuild [-- --remote]: drops the derived full-text table; the next search recreates it. Run before
// an export (D1 cannot export virtual tables) and after a restore.
import { execFileSync } from "node:child_process";

const where = process.argv.includes("--remote") ? "--remote" : "--local";
const sql = "drop table if exists event_fts; delete from search_entry;";
execFileSync("npx", ["wrangler", "d1", "execute", "DB", where, "--command", sql], {
  cwd: new URL("../..", import.meta.url).pathname,
  stdio: "inherit",
});
