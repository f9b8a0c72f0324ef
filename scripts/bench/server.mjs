// The built Worker in raw workerd: no dev proxy, no D1, no queue; the object's rows on disk.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = new URL("../..", import.meta.url).pathname;
export const WEBHOOK_SECRET = "bench-webhook-secret-bench-webhook";

function* scripts(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* scripts(path);
    else if (entry.name.endsWith(".js")) yield path;
  }
}

/** Writes workerd's configuration beside copies of the build (or of another one) and the entry; returns the folder. */
export function prepare(folder, port, built = "build/server") {
  mkdirSync(join(folder, "data"), { recursive: true });
  cpSync(join(root, built), join(folder, "built"), {
    recursive: true,
    filter: (path) => !path.endsWith(".dev.vars"),
  });
  cpSync(join(root, "scripts/bench/entry.mjs"), join(folder, "entry.js"));
  const modules = [
    "entry.js",
    ...Array.from(scripts(join(folder, "built")), (path) => relative(folder, path)),
  ];
  const vars = {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PAYMENTS: "sandbox",
    DEMO: "1",
    MAIL_FROM: "Bench <bench@stagedoor.example>",
    KEY_WRAPPING_SECRET: "bench-key-wrapping-secret-bench-key",
    LINK_SECRET: "bench-link-secret-bench-link-secret",
    AUTH_SECRET: "bench-auth-secret-bench-auth-secret",
    SANDBOX_WEBHOOK_SECRET: WEBHOOK_SECRET,
    // One connection of the generator simulates a thousand buyers.
    SEAT_MESSAGES_PER_SECOND: "1000000",
  };
  const bindings = Object.entries(vars).map(([name, text]) => `(name = "${name}", text = "${text}")`);
  writeFileSync(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .stagedoor), (name = "disk", disk = (path = "data", writable = true)) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ]);
const stagedoor :Workerd.Worker = (
  modules = [ ${modules.map((name) => `(name = "${name}", esModule = embed "${name}")`).join(",\n    ")} ],
  compatibilityDate = "2026-09-15",
  bindings = [ (name = "EVENT", durableObjectNamespace = "EventAgent"), ${bindings.join(", ")} ],
  durableObjectNamespaces = [ (className = "EventAgent", uniqueKey = "stagedoor-bench", enableSql = true) ],
  durableObjectStorage = (localDisk = "disk"));
`,
  );
  return folder;
}

/** Starts workerd there and waits until it answers. */
export async function serve(folder, port, path = "/bench/ping/none") {
  const child = spawn(join(root, "node_modules/.bin/workerd"), ["serve", "config.capnp"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (data) => {
    said = (said + data).slice(-4000);
  });
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 200) throw new Error(`workerd does not answer: ${said}`);
    try {
      await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer();
      break;
    } catch {
      await sleep(50);
    }
  }
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  return {
    pid: child.pid,
    said: () => said,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      await ended;
    },
  };
}
