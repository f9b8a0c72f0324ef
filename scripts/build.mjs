// Builds for production unless the sources are unchanged since the last build.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "./run.mjs";

const root = new URL("..", import.meta.url).pathname;
const sources = [
  "app",
  "domain",
  "durable",
  "i18n",
  "worker",
  "public",
  "package-lock.json",
  "scripts/client-chunks.ts",
  "vite.config.ts",
  "wrangler.toml",
  "react-router.config.ts",
];
const generated = new Set(["paraglide"]);

function* files(path) {
  if (!existsSync(path)) return;
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    yield path;
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (generated.has(entry.name)) continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* files(child);
    else yield child;
  }
}

/** @param {readonly string[]} [of] files and folders, from the project's root */
export function sourceHash(of = sources) {
  const hash = createHash("sha256");
  for (const source of of)
    for (const file of files(join(root, source)))
      hash.update(relative(root, file)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * @param {{ quiet?: boolean, demo?: boolean }} [options] `quiet` prints the tools' output only if the build fails;
 * `demo` false leaves the demo data out of the Worker
 */
export async function build({ quiet = false, demo = true } = {}) {
  const stamp = join(root, "build/.sources");
  const hash = `${sourceHash()}${demo ? "" : " without demo"}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  // Also from a test: vitest sets both variables.
  const env = { NODE_ENV: "production", VITEST: "", STAGEDOOR_DEMO: demo ? "1" : "0" };
  await run("vite", ["build"], { env, quiet });
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
