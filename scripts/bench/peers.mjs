// The systems we are measured beside, started from seat-bench's folder: the bare object, and Fastify over PostgreSQL.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = new URL("../..", import.meta.url).pathname;

async function answers(url, child, said) {
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 200) throw new Error(`${url} does not answer: ${said()}`);
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await sleep(50);
    }
  }
}

function start(program, args, options) {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], ...options });
  let said = "";
  child.stderr.on("data", (data) => {
    said = (said + data).slice(-2000);
  });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  return {
    child,
    said: () => said,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The smallest object that does the bench's protocol, its best inner design. */
export async function startLimit(bench, folder, port) {
  mkdirSync(join(folder, "do-data"), { recursive: true });
  cpSync(join(bench, "peers/do-limit/worker.js"), join(folder, "worker.js"));
  const make = join(bench, "peers/do-limit/make-config.mjs");
  writeFileSync(
    join(folder, "config.capnp"),
    execFileSync(process.execPath, [make, "c", "rpc", String(port)]),
  );
  const { child, said, stop } = start(
    join(root, "node_modules/.bin/workerd"),
    ["serve", "config.capnp", "--directory-path=disk=do-data"],
    { cwd: folder },
  );
  await answers(`http://127.0.0.1:${port}/ping`, child, said);
  return { pid: child.pid, stop };
}

const PG_FOLDERS = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin"];

export function findPostgres() {
  const onPath =
    spawnSync("pg_ctl", ["--version"]).status === 0 && spawnSync("initdb", ["--version"]).status === 0;
  return onPath ? "" : (PG_FOLDERS.find((folder) => existsSync(join(folder, "pg_ctl"))) ?? null);
}

/** PostgreSQL on its defaults (fsync and synchronous commit on) and the peer's server; null where it cannot run. */
export async function startStrongPg(bench, folder, { port, pgPort, cacheMs }) {
  const bin = findPostgres();
  if (bin === null) return null;
  const peer = join(folder, "strong-pg");
  if (!existsSync(join(peer, "node_modules"))) {
    cpSync(join(bench, "peers/strong-pg"), peer, { recursive: true });
    execFileSync("chmod", ["-R", "u+w", peer]);
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: peer });
  }
  const data = join(folder, "pg");
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  const tool = (name, ...args) => {
    const program = bin ? join(bin, name) : name;
    if (isRoot)
      execFileSync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, ...args]);
    else execFileSync(program, args);
  };
  if (!existsSync(join(data, "PG_VERSION"))) {
    mkdirSync(data, { recursive: true });
    if (isRoot) execFileSync("chown", ["-R", "postgres:postgres", data]);
    execFileSync("chmod", ["711", folder]);
    tool("initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8");
  }
  tool(
    "pg_ctl",
    "-D",
    data,
    "-l",
    join(data, "log"),
    "-w",
    "-o",
    `-p ${pgPort} -k ${data} -h 127.0.0.1`,
    "start",
  );
  const pgPid = Number(execFileSync("head", ["-1", join(data, "postmaster.pid")]).toString());
  const { child, said, stop } = start(process.execPath, ["server.mjs"], {
    cwd: peer,
    env: {
      ...process.env,
      PORT: String(port),
      PG_URL: `postgres://postgres@127.0.0.1:${pgPort}/postgres`,
      CACHE_MS: String(cacheMs),
    },
  });
  await answers(`http://127.0.0.1:${port}/events/0/stats`, child, said);
  return {
    pid: child.pid,
    pgPid,
    stop: async () => {
      await stop();
      tool("pg_ctl", "-D", data, "-m", "fast", "stop");
    },
  };
}
