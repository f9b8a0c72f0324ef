import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, sourceHash } from "../../scripts/build.mjs";
import { answered, run } from "../../scripts/run.mjs";

const root = new URL("../..", import.meta.url).pathname;

/** What decides the demo's rows: a change of screens alone does not make it anew. */
const SEEDED_BY = ["domain", "durable", "migrations", "worker"];

/** The production build on a port of its own, with a database and objects of its own. */
export interface Server {
  readonly url: string;
  /** Where its copy of the build is: a test may change what it serves. */
  readonly clientDir: string;
  /** Where its database and objects keep their files; to be touched only while it is stopped. */
  readonly stateDir: string;
  /** Ends the process; what was acknowledged stays on disk for the next {@link Server.start}. */
  stop(how?: "SIGTERM" | "SIGKILL"): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A started server with the demo in it. The demo is made once for a build and a day, then copied. */
export async function openServer(): Promise<Server> {
  await build({ quiet: true });
  const home = mkdtempSync(join(tmpdir(), "stagedoor-e2e-"));
  cpSync(join(root, "build"), join(home, "build"), { recursive: true });
  const seeded = join(
    root,
    ".local/e2e",
    `${sourceHash(SEEDED_BY).slice(0, 16)}-${new Date().toISOString().slice(0, 10)}`,
  );
  const server = await serve(home, async (url) => {
    if (existsSync(seeded)) return;
    await seed(url);
  });
  if (!existsSync(seeded)) {
    await server.stop();
    rmSync(join(root, ".local/e2e"), { recursive: true, force: true });
    mkdirSync(join(root, ".local/e2e"), { recursive: true });
    cpSync(join(home, "state"), seeded, { recursive: true });
    await server.start();
  }
  return server;

  async function serve(at: string, prepare: (url: string) => Promise<void>): Promise<Server> {
    const state = join(at, "state");
    if (existsSync(seeded)) cpSync(seeded, state, { recursive: true });
    else await migrate(state);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    writeFileSync(join(at, "package.json"), "{}");
    let child: ChildProcess | null = null;

    const started: Server = {
      url,
      clientDir: join(at, "build/client"),
      stateDir: state,
      async start() {
        const own = spawnWorker(at, state, port, url);
        child = own;
        await answered(`${url}/shell`, { withinMs: 60_000, while: () => own.exitCode === null });
      },
      async stop(how = "SIGTERM") {
        const own = child;
        child = null;
        if (!own?.pid || own.exitCode !== null) return;
        const ended = new Promise((resolve) => own.once("exit", resolve));
        // The group: wrangler's workerd ends with it.
        process.kill(-own.pid, how);
        await ended;
      },
      async close() {
        await started.stop();
        rmSync(at, { recursive: true, force: true });
      },
    };
    await started.start();
    await prepare(url);
    return started;
  }
}

function spawnWorker(at: string, state: string, port: number, url: string): ChildProcess {
  const log = process.env.STAGEDOOR_E2E_LOG ? "inherit" : "ignore";
  return spawn(
    join(root, "node_modules/.bin/node"),
    [
      join(root, "node_modules/wrangler/bin/wrangler.js"),
      "dev",
      `--config=${join(at, "build/server/wrangler.json")}`,
      "--local",
      `--persist-to=${state}`,
      `--port=${port}`,
      "--inspector-port=0",
      "--log-level=warn",
      `--var=PUBLIC_URL:${url}`,
      "--var=LOCAL:1",
    ],
    {
      cwd: at,
      detached: true,
      stdio: ["ignore", log, log],
      env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", NO_UPDATE_NOTIFIER: "1" },
    },
  );
}

async function migrate(state: string): Promise<void> {
  await run("wrangler", ["d1", "migrations", "apply", "DB", "--local", "--persist-to", state], {
    quiet: true,
    env: { CI: "1" },
  });
}

async function seed(url: string): Promise<void> {
  const answer = await fetch(`${url}/dev/seed`, { method: "POST", headers: { origin: url } });
  if (!answer.ok) throw new Error(`The demo could not be seeded: ${answer.status} ${await answer.text()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
