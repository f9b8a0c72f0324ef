// npm run search:eval -- --catalogue F --queries F --out F [--offline] [--ai none|fake-gold|fake-hostile|fake-subtle|fake-slow|fake-quota|fake-prose|fake-truncated|fake-thinking] [--scorer F]
// Runs the shipped search over a catalogue and queries of the shape in ../shared/search, writes what its scorer reads, and
// prints the scores where the scorer is found.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { getPlatformProxy } from "wrangler";
import { fakeAi } from "./fake-ai.mjs";

const root = new URL("../..", import.meta.url).pathname;
const { values: option } = parseArgs({
  options: {
    catalogue: { type: "string", default: join(root, "tests/fixtures/search/catalogue.json") },
    queries: { type: "string", default: join(root, "tests/fixtures/search/queries.json") },
    out: { type: "string", default: join(tmpdir(), "stagedoor-search-results.json") },
    offline: { type: "boolean", default: false },
    ai: { type: "string", default: "none" },
    scorer: { type: "string" },
  },
});
const [catalogueFile, queriesFile, outFile] = [option.catalogue, option.queries, option.out].map((file) =>
  resolve(process.env.INIT_CWD ?? process.cwd(), file),
);
const { events } = JSON.parse(readFileSync(catalogueFile, "utf8"));
const { queries, timezone = "Asia/Kolkata" } = JSON.parse(readFileSync(queriesFile, "utf8"));
const load = async (path) =>
  (await runnerImport(join(root, path), { root, configFile: false, logLevel: "error" })).module;

const asked = queries.map((query) => ({ timezone, ...query }));
const results = option.offline ? await askDevice() : await askServer();
writeFileSync(outFile, JSON.stringify(results));
const sorted = results.map(({ ms }) => ms).toSorted((a, b) => a - b);
const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
console.log(
  `search:eval: ${option.offline ? "device" : "server"} path, ai ${option.ai}: ${results.length} queries over ${events.length} events; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`,
);
console.log(`search:eval: results in ${outFile}`);
printScores();
process.exit(0);

async function askDevice() {
  const pipeline = await load("scripts/search-eval/device-pipeline.ts");
  return asked.map(pipeline.openDevice(events));
}

async function askServer() {
  const pipeline = await load("scripts/search-eval/database-pipeline.ts");
  const folder = mkdtempSync(join(tmpdir(), "stagedoor-search-"));
  const config = join(folder, "wrangler.toml");
  writeFileSync(
    config,
    'name = "search-eval"\ncompatibility_date = "2026-09-15"\n[[d1_databases]]\nbinding = "DB"\ndatabase_name = "eval"\ndatabase_id = "00000000-0000-0000-0000-000000000000"\n',
  );
  const proxy = await getPlatformProxy({ configPath: config, persist: { path: join(folder, "state") } });
  try {
    const { DB } = proxy.env;
    for (const file of readdirSync(join(root, "migrations"))
      .filter((name) => name.endsWith(".sql"))
      .sort())
      await DB.batch(
        readFileSync(join(root, "migrations", file), "utf8")
          .split("--> statement-breakpoint")
          .filter((statement) => statement.trim())
          .map((statement) => DB.prepare(statement)),
      );
    await pipeline.loadCatalogue(DB, events);
    const answers = [];
    for (const query of asked) answers.push(await pipeline.searchServer(DB, query, fakeAi(option.ai, query)));
    return answers;
  } finally {
    await proxy.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

function printScores() {
  const scorer = [
    option.scorer,
    process.env.SEARCH_SCORER,
    join(root, "../shared/search/score.mjs"),
    join(root, "../../shared/search/score.mjs"),
  ].find((file) => file && existsSync(file));
  if (!scorer) {
    console.log("search:eval: ../shared/search/score.mjs (the scorer) is not here; nothing is scored.");
    return;
  }
  console.log(
    execFileSync(process.execPath, [scorer, outFile, queriesFile, "--misses"], { encoding: "utf8" }),
  );
}
