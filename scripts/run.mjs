import { spawn } from "node:child_process";

const root = new URL("..", import.meta.url).pathname;
/** Programs of the project first, so that they run on the pinned Node even when called without npm. */
const environment = (extra) => ({
  ...process.env,
  ...extra,
  PATH: `${root}node_modules/.bin:${process.env.PATH}`,
});

/** Runs a program to its end, its output passed on (or kept, with `quiet`, and shown when it fails). */
export function run(program, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: environment(env),
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    child.stdout?.on("data", (data) => (output += data));
    child.stderr?.on("data", (data) => (output += data));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) return resolve(output);
      if (quiet) process.stderr.write(output);
      reject(new Error(`${program} ${args.join(" ")} ended with ${code}`));
    });
  });
}

/** Starts a program that stays. */
export function start(program, args, { env = {}, stdio = "inherit" } = {}) {
  return spawn(program, args, { cwd: root, env: environment(env), stdio });
}

/**
 * Asks until it answers; there is no sleeping longer than that takes.
 * @param {string} url
 * @param {{ withinMs?: number, while?: () => boolean }} [options]
 */
export async function answered(url, { withinMs = 60_000, while: alive = () => true } = {}) {
  const until = performance.now() + withinMs;
  while (performance.now() < until && alive()) {
    try {
      const answer = await fetch(url, { redirect: "manual" });
      if (answer.status < 500) return answer;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer`);
}
