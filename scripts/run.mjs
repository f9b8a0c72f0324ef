import { spawn } from "node:child_process";

const root = new URL("..", import.meta.url).pathname;
/** The project's programs come first in PATH, so that they run on the pinned Node without npm too. */
const environment = (extra) => ({
  ...process.env,
  ...extra,
  PATH: `${root}node_modules/.bin:${process.env.PATH}`,
});

/** Runs a program to its end. With `quiet`, its output is printed only when it fails. */
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

/** Runs a program to its end and returns its standard output. @throws with everything it printed */
export function output(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: environment({ CI: "1" }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [printed, errors] = ["", ""];
    child.stdout.on("data", (data) => (printed += data));
    child.stderr.on("data", (data) => (errors += data));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${printed}${errors}`.trim() || `${program} ended with ${code}`));
    });
  });
}

/** Starts a program without waiting for its end. */
export function start(program, args, { env = {}, stdio = "inherit" } = {}) {
  return spawn(program, args, { cwd: root, env: environment(env), stdio });
}

/**
 * Polls the URL until the server responds with a status below 500.
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
