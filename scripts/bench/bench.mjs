// npm run bench: the built Worker in raw workerd beside the bare object and, where PostgreSQL is installed, beside
// Fastify over PostgreSQL, driven by ../shared/bench, taking turns. Prints ratios: only they mean anything elsewhere.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../build.mjs";
import { findChromium } from "../chromium.mjs";
import { LIMIT, OURS, measureHolds } from "./holds.mjs";
import { startLimit, startStrongPg } from "./peers.mjs";
import { measureSearch } from "./search.mjs";
import { GOAL_P99_MS, measureOfflineScan } from "./scan-browser.mjs";
import { prepare, serve } from "./server.mjs";

const root = new URL("../..", import.meta.url).pathname;
const { values: option } = parseArgs({
  options: {
    seconds: { type: "string", default: "4" },
    passes: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    port: { type: "string", default: "4310" },
    "no-build": { type: "boolean", default: false },
  },
});
// Needs no peer and no load generator.
if (!option.only || option.only.split(",").includes("search")) {
  if (!option["no-build"]) await build({ quiet: true });
  const { met } = await measureSearch();
  if (option.only === "search") process.exit(met ? 0 : 1);
}
const shared = [
  process.env.SHARED_BENCH,
  join(root, "../shared/bench"),
  join(root, "../../shared/bench"),
].find((folder) => folder && existsSync(join(folder, "run.mjs")));
const port = Number(option.port);
const bench = join(root, ".local/bench/seat-bench");
const peers = join(tmpdir(), "stagedoor-bench");

/** One cell of seat-bench: one workload at one concurrency, its line as an object. */
function drive({ adapter, base, work, buyers, extra = [] }) {
  const output = execFileSync(
    process.execPath,
    [
      "run.mjs",
      "--adapter",
      adapter,
      "--base",
      base,
      "--work",
      work,
      "--c",
      String(buyers),
      "--secs",
      option.seconds,
      "--idle-wait",
      "3",
      "--bench-http",
      join(bench, "lib/http.mjs"),
      ...extra,
    ],
    { cwd: bench, maxBuffer: 1e8 },
  );
  return JSON.parse(output.toString().trim().split("\n").at(-1));
}

const SALE_CELLS = ["holds", "orders12", "orders50", "scans", "maps"];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const wants = (name) => !option.only || option.only.split(",").includes(name);
const rows = [];
let broken = 0;

/** Takes turns; what does not finish is a result too, and is named. */
async function compare(name, goal, { mine, peer, better = "higher", label }) {
  if (!wants(name)) return;
  const ratios = [];
  const pairs = [];
  for (let pass = 0; pass < Number(option.passes); pass++) {
    const [a, b] = pass % 2 === 0 ? [await mine(), await peer()] : (await turn(peer, mine)).toReversed();
    pairs.push(`${a}/${b}`);
    ratios.push(a / b);
  }
  const ratio = median(ratios);
  const met = better === "higher" ? ratio >= goal : ratio <= goal;
  rows.push({
    measure: label,
    ratio: ratio.toFixed(2),
    goal: `${better === "higher" ? "≥" : "≤"} ${goal}`,
    met: met ? "yes" : "NO",
    "ours/peer": pairs.join("  "),
  });
  console.log(
    `${label}: ${ratio.toFixed(2)} (goal ${better === "higher" ? "≥" : "≤"} ${goal})   ${pairs.join("  ")}`,
  );
}
async function turn(first, second) {
  return [await first(), await second()];
}

/** No peer: a limit in milliseconds, on the device's own processor. */
async function offlineScan() {
  if (!wants("offline-scan")) return;
  if (!findChromium()) {
    console.log("Chromium is not installed here (or set CHROME_PATH): the offline scan is not measured.");
    return;
  }
  const passes = [];
  for (let pass = 0; pass < Number(option.passes); pass++) {
    const measured = await measureOfflineScan();
    console.log(measured.words);
    passes.push(measured.p99);
  }
  const p99 = median(passes);
  rows.push({
    measure: "offline scan p99, ms (no peer)",
    ratio: p99.toFixed(1),
    goal: `≤ ${GOAL_P99_MS}`,
    met: p99 <= GOAL_P99_MS ? "yes" : "NO",
    "ours/peer": passes.map((ms) => ms.toFixed(1)).join("  "),
  });
}

async function besidePeers() {
  if (!SALE_CELLS.some(wants)) return;
  if (!shared) {
    console.log("../shared/bench (the load generator and the peers) is not here: the sale is not measured.");
    return;
  }
  mkdirSync(bench, { recursive: true });
  cpSync(shared, bench, { recursive: true, force: true, mode: 0 });
  execFileSync("chmod", ["-R", "u+w", bench]);
  mkdirSync(peers, { recursive: true });
  if (!option["no-build"]) await build({ quiet: true });
  const running = [];
  const ours = mkdtempSync(join(tmpdir(), "stagedoor-bench-ours-"));
  try {
    running.push(await serve(prepare(ours, port), port));
    running.push(await startLimit(bench, mkdtempSync(join(tmpdir(), "stagedoor-bench-limit-")), port + 1));
    await measureBesidePeers(running);
  } finally {
    for (const each of running.toReversed()) await each.stop();
    rmSync(ours, { recursive: true, force: true });
  }
}

async function measureBesidePeers(running) {
  const strong = await startStrongPg(bench, peers, { port: port + 2, pgPort: port + 20, cacheMs: 0 });
  if (strong) running.push(strong);
  const base = `http://127.0.0.1:${port}`;
  const adapter = relative(join(bench, "adapters"), join(root, "scripts/bench/adapter")).replace(
    /\.mjs$/,
    "",
  );
  await compare("holds", 0.6, {
    label: "seat messages/s by socket ÷ do-limit c",
    mine: () => measureHolds(OURS, base, { seconds: Number(option.seconds) }),
    peer: () => measureHolds(LIMIT, `http://127.0.0.1:${port + 1}`, { seconds: Number(option.seconds) }),
  });
  if (!strong) {
    console.log("PostgreSQL is not installed here (initdb, pg_ctl): measured beside the bare object only.");
  } else {
    const pg = `http://127.0.0.1:${port + 2}`;
    const cells = new Map();
    const cell = (who, work, buyers, extra) => {
      const line = drive({
        adapter: who === "ours" ? adapter : "http",
        base: who === "ours" ? base : pg,
        work,
        buyers,
        extra,
      });
      if (line.oversold > 0 || line.dbMismatchRounds > 0 || line.dbUsedMatches === false || line.errors > 0) {
        broken++;
        console.log(`${who} ${work} at ${buyers}: ${JSON.stringify(line).slice(0, 400)}`);
      }
      cells.set(`${who} ${work} ${buyers}`, [...(cells.get(`${who} ${work} ${buyers}`) ?? []), line]);
      return line;
    };
    const figure = (work, buyers, read, extra) => ({
      mine: async () => read(cell("ours", work, extra?.mine ?? buyers, [])),
      peer: async () => read(cell("pg", work, buyers, [])),
    });
    await compare("orders12", 0.7, {
      label: "orders/s ÷ strong-pg, 12 buyers",
      ...figure("W1", 12, (line) => line.ordersPerS),
    });
    await compare("orders50", 1, {
      label: "orders/s ÷ strong-pg, 50 buyers",
      ...figure("W1", 50, (line) => line.ordersPerS),
    });
    const latest = (who) => [...(cells.get(`${who} W1 50`) ?? [])];
    if (latest("ours").length > 0) {
      const [mine, peer] = [latest("ours"), latest("pg")];
      await compare("orders50", 0.7, {
        label: "hold p99 ÷ strong-pg, 50 buyers",
        better: "lower",
        mine: async () => mine.shift().lat.hold.p99,
        peer: async () => peer.shift().lat.hold.p99,
      });
    }
    await compare("scans", 2, {
      label: "scans/s in batches ÷ strong-pg",
      ...figure("W3", 50, (line) => line.scansPerS, { mine: 1000 }),
    });
    await strong.stop();
    const cached = await startStrongPg(bench, peers, { port: port + 2, pgPort: port + 20, cacheMs: 100 });
    strong.stop = cached.stop;
    await compare("maps", 0.4, {
      label: "seat-map snapshots/s ÷ strong-pg cached 100 ms",
      ...figure("W2", 50, (line) => line.reqPerS),
    });
  }
}

await besidePeers();
await offlineScan();
console.table(rows);
if (rows.some(({ measure }) => measure.includes("÷")))
  console.log(
    broken === 0
      ? "oversold 0 everywhere, store and answers agree"
      : `${broken} cells with errors, see above`,
  );
