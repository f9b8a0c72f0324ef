// npm start: local secrets, local database, build, demo, production server. npm run dev (--dev): the same, with hot reload.
// Prints errors and what a user needs; -- --verbose adds the tools' warnings and progress.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import "./secrets.mjs";
import { build } from "./build.mjs";
import { startErrorSink } from "./error-sink.mjs";
import { createWarningFilter } from "./quiet-output.mjs";
import { startSchedule } from "./local-schedule.mjs";
import { answered, run, start } from "./run.mjs";

const root = new URL("..", import.meta.url).pathname;
const dev = process.argv.includes("--dev");
const verbose = process.argv.includes("--verbose");

/** The first free port from `from` on. */
async function freePort(from) {
  for (let port = from; port < from + 50; port++) {
    const free = await new Promise((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, "localhost", () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error(`no free port between ${from} and ${from + 49}: set PORT`);
}

const port = await freePort(Number(process.env.PORT ?? (dev ? 5173 : 4173)));
const url = `http://localhost:${port}`;

console.log("Database …");
await run("wrangler", ["d1", "migrations", "apply", "DB", "--local"], { quiet: !verbose, env: { CI: "1" } });
if (!dev) {
  console.log("Building …");
  await build({ quiet: !verbose });
  // Links in mails carry the actual port.
  const vars = `${root}build/server/.dev.vars`;
  if (existsSync(vars) && !readFileSync(vars, "utf8").includes(`PUBLIC_URL="${url}"`))
    appendFileSync(vars, `\nPUBLIC_URL="${url}"\n`);
  const errors = await startErrorSink(`${root}.local/errors.ndjson`);
  if (existsSync(vars)) appendFileSync(vars, `\nERROR_REPORT_DSN="${errors.dsn}"\n`);
}

const server = start("vite", [...(dev ? ["dev"] : ["preview"]), "--port", String(port), "--strictPort"], {
  // Without the second variable the local runtime requests request.cf from Cloudflare and prints a stack trace offline.
  env: { STAGEDOOR_URL: url, CLOUDFLARE_CF_FETCH_ENABLED: "false" },
  stdio: ["inherit", verbose ? "inherit" : "ignore", verbose ? "inherit" : "pipe"],
});
if (server.stderr) {
  const isShown = createWarningFilter();
  createInterface({ input: server.stderr }).on("line", (line) => {
    if (isShown(line)) console.error(line);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.kill(signal));
server.once("exit", (code) => process.exit(code ?? 0));

await answered(url, { withinMs: 120_000, while: () => server.exitCode === null });
console.log("Demo …");
const seeded = await fetch(`${url}/dev/seed`, { method: "POST", headers: { origin: url } });
if (!seeded.ok) console.error(`The demo could not be seeded: ${seeded.status} ${await seeded.text()}`);

console.log(`
  Stagedoor runs at   ${url}
  Mails, jobs         ${url}/dev
  Stop with Ctrl-C; start again and the data is still there; npm run reset starts over.

  Demo accounts, all with the password  stagedoor-demo
    asha@example.com             has tickets for tonight
    organizer@ranga.example      sells for Ranga Company      (owner@ranga.example owns it)
    staff@ranga.example          works its doors
    owner@nightshift.example     owns Night Shift Live
    admin@stagedoor.example      approves events
`);

startSchedule(url);
