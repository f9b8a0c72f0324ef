// npm run search:eval -- --help
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { getPlatformProxy } from "wrangler";
import { fakeAi, KINDS } from "./fake-ai.mjs";
import { readGradedSet } from "./graded-set.mjs";
import { report } from "./score.mjs";

const root = new URL("../..", import.meta.url).pathname;
const { values: option } = parseArgs({
  options: {
    catalogue: { type: "string", default: join(root, "tests/fixtures/search/catalogue.json") },
    queries: { type: "string", default: join(root, "tests/fixtures/search/queries.json") },
    out: { type: "string", default: join(tmpdir(), "stagedoor-search-results.json") },
    offline: { type: "boolean", default: false },
    ai: { type: "string", default: "none" },
    misses: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (option.help) {
  console.log(`npm run search:eval -- [--catalogue FILE] [--queries FILE] [--out FILE] [--offline] [--ai KIND] [--misses]
Runs the shipped search over a catalogue and sentences, and prints its scores: filters and meaning apart, and the three
worst kinds.
  --queries  JSON with ids and grades, or a .txt set of sentences as in scripts/search-eval/sets
  --offline  the device's path instead of the server's
  --ai       ${KINDS.join(", ")}
  --misses   lists the sentences that were misread or badly ranked`);
  process.exit(0);
}
const [catalogueFile, queriesFile, outFile] = [option.catalogue, option.queries, option.out].map((file) =>
  resolve(process.env.INIT_CWD ?? process.cwd(), file),
);
const { events } = JSON.parse(readFileSync(catalogueFile, "utf8"));
const written = readFileSync(queriesFile, "utf8");
const { queries, timezone = "Asia/Kolkata" } = queriesFile.endsWith(".txt")
  ? readGradedSet(written, events)
  : JSON.parse(written);
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
for (const line of report(asked, results, option.misses)) console.log(`search:eval: ${line}`);
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
    if (option.ai === "fake-overlap")
      await pipeline.embedCatalogue(
        DB,
        fakeAi(option.ai, {}),
        Math.min(...asked.map(({ now }) => Date.parse(now))),
      );
    const answers = [];
    for (const query of asked) answers.push(await pipeline.searchServer(DB, query, fakeAi(option.ai, query)));
    return answers;
  } finally {
    await proxy.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
