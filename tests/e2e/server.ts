import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { build, sourceHash } from "../../scripts/build.mjs";
import { answered, run } from "../../scripts/run.mjs";

const root = new URL("../..", import.meta.url).pathname;

/** Folders that decide the demo's rows; a change in app/ needs no new seed. */
const SEEDED_BY = ["domain", "durable", "migrations", "worker"];

/** The production build with its own port, database and objects. */
export interface Server {
  readonly url: string;
  /** Its copy of the client build; a test may change files here. */
  readonly clientDir: string;
  /** Files of its database and objects; to be edited only while it is stopped. */
  readonly stateDir: string;
  /** Ends the process; acknowledged writes are on disk for the next {@link Server.start}. */
  stop(how?: "SIGTERM" | "SIGKILL"): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Folder with the state of a freshly seeded server. */
    seeded: string;
  }
}

/** Global setup of the journeys: builds once, and seeds the demo once for each build and day. */
export default async function setup(project: TestProject): Promise<void> {
  await build({ quiet: true });
  const folder = join(root, ".local/e2e");
  const day = new Date().toISOString().slice(0, 10);
  const seeded = join(folder, `${sourceHash(SEEDED_BY).slice(0, 16)}-${day}`);
  project.provide("seeded", seeded);
  if (existsSync(seeded)) return;
  const home = mkdtempSync(join(tmpdir(), "stagedoor-e2e-"));
  await migrate(join(home, "state"));
  const server = await serve(home);
  await seed(server.url);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(server.stateDir, seeded, { recursive: true });
  await server.close();
}

/** A started server with a copy of the demo. */
export async function openServer(): Promise<Server> {
  const home = mkdtempSync(join(tmpdir(), "stagedoor-e2e-"));
  cpSync(inject("seeded"), join(home, "state"), { recursive: true });
  return serve(home);
}

/** Starts a server on the state in `home`. */
async function serve(home: string): Promise<Server> {
  cpSync(join(root, "build"), join(home, "build"), { recursive: true });
  const state = join(home, "state");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  writeFileSync(join(home, "package.json"), "{}");
  let child: ChildProcess | null = null;

  const server: Server = {
    url,
    clientDir: join(home, "build/client"),
    stateDir: state,
    async start() {
      const own = spawnWorker(home, state, port, url);
      child = own;
      await answered(`${url}/shell`, { withinMs: 60_000, while: () => own.exitCode === null });
    },
    async stop(how = "SIGTERM") {
      const own = child;
      child = null;
      if (!own?.pid || own.exitCode !== null) return;
      const ended = new Promise((resolve) => own.once("exit", resolve));
      // The process group: wrangler's workerd ends with it.
      process.kill(-own.pid, how);
      await ended;
    },
    async close() {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
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
  const response = await fetch(`${url}/dev/seed`, { method: "POST", headers: { origin: url } });
  if (!response.ok)
    throw new Error(`The demo could not be seeded: ${response.status} ${await response.text()}`);
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
