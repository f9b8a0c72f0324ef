// The production build under `wrangler dev` with its own port, database and objects, seeded with the demo.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "../secrets.mjs";
import { build } from "../build.mjs";
import { answered, run } from "../run.mjs";

const root = new URL("../..", import.meta.url).pathname;

/**
 * @returns {Promise<{ url: string, stateDir: string, cpuSeconds: () => number, stop: () => Promise<void> }>}
 * `cpuSeconds` is the time that its processes have used so far: comparable on a machine that others use too
 */
export async function startServer() {
  await build({ quiet: true });
  const home = mkdtempSync(join(tmpdir(), "stagedoor-load-"));
  cpSync(join(root, "build"), join(home, "build"), { recursive: true });
  // The build can be older than a secret.
  cpSync(join(root, ".dev.vars"), join(home, "build/server/.dev.vars"));
  writeFileSync(join(home, "package.json"), "{}");
  const stateDir = join(home, "state");
  await run("wrangler", ["d1", "migrations", "apply", "DB", "--local", "--persist-to", stateDir], {
    quiet: true,
    env: { CI: "1" },
  });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(
    join(root, "node_modules/.bin/node"),
    [
      join(root, "node_modules/wrangler/bin/wrangler.js"),
      "dev",
      `--config=${join(home, "build/server/wrangler.json")}`,
      "--local",
      `--persist-to=${stateDir}`,
      `--port=${port}`,
      "--inspector-port=0",
      "--log-level=warn",
      `--var=PUBLIC_URL:${url}`,
      "--var=LOCAL:1",
    ],
    {
      cwd: home,
      detached: true,
      stdio: ["ignore", "ignore", process.env.STAGEDOOR_LOAD_LOG ? "inherit" : "ignore"],
      env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", NO_UPDATE_NOTIFIER: "1" },
    },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  async function stop() {
    // The process group: wrangler's workerd ends with it.
    if (child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
  try {
    await answered(`${url}/shell`, { withinMs: 60_000, while: () => child.exitCode === null });
    const seeded = await fetch(`${url}/dev/seed`, { method: "POST", headers: { origin: url } });
    if (!seeded.ok) throw new Error(`The demo could not be seeded: ${seeded.status} ${await seeded.text()}`);
  } catch (problem) {
    await stop();
    throw problem;
  }
  return { url, stateDir, cpuSeconds: () => cpuSeconds(child.pid), stop };
}

/** User and system time of a process group (Linux). */
function cpuSeconds(group) {
  let ticks = 0;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // Ended meanwhile.
    }
  }
  return ticks / 100;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
