import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(`${root}docs`)
    // Decisions are history: an entry keeps the names of its day.
    .filter((name) => name.endsWith(".md") && name !== "decisions.md")
    .map((name) => `docs/${name}`),
];
const folders = execFileSync("git", ["ls-tree", "--name-only", "HEAD"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((name) => name && !name.includes("."));

/** Paths in a document: link targets, and inline code that begins with a top folder. */
function pathsIn(document: string): string[] {
  const text = readFileSync(root + document, "utf8").replace(/```[\s\S]*?```/g, "");
  const links = Array.from(text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g), ([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(document), target));
  const codes = Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code = ""]) => code).flatMap((code) =>
    code
      .split(/\s+/)
      .filter((word) => folders.some((folder) => word.startsWith(`${folder}/`)) && !/[<*…]/.test(word)),
  );
  return [...new Set([...links, ...codes])];
}

test.each(documents)("every path that %s names exists", (document) => {
  const paths = pathsIn(document);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("a path that does not exist is noticed", () => {
  expect(pathsIn("docs/invariants.md")).toContain("tests/e2e/kill.test.ts");
  expect(pathsIn("README.md")).toContain("docs/architecture.md");
});

/** npm's own commands; the rest are scripts of package.json. */
const NPM_OWN = ["ci", "install", "run", "start", "test"];

/** Scripts of package.json that a text runs: `npm run x`, `npm x`. */
function commandsIn(text: string): string[] {
  const runs = Array.from(text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g), ([, name = ""]) => name);
  const short = Array.from(text.matchAll(/[`$] ?npm (start|test)\b/g), ([, name = ""]) => name);
  const own = Array.from(text.matchAll(/`npm ([a-z][\w-]*)/g), ([, name = ""]) => name);
  return [...runs, ...short, ...own.filter((name) => !NPM_OWN.includes(name))];
}

const scripts = Object.keys(
  (JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { scripts: Record<string, string> }).scripts,
);

test.each(documents)("every npm script that %s runs is in package.json", (document) => {
  const commands = commandsIn(readFileSync(root + document, "utf8"));
  expect(commands.filter((name) => !scripts.includes(name))).toEqual([]);
});

test("a script that does not exist is noticed", () => {
  expect(commandsIn(readFileSync(`${root}README.md`, "utf8"))).toContain("start");
  expect(commandsIn("`npm run gone` and `npm missing`")).toEqual(["gone", "missing"]);
});

/** Tests of the tree itself name files that they only plant. */
const PLANTING = ["tests/architecture.test.ts", "tests/language.test.ts"];

test("every path that a source file names exists", () => {
  const files = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => file && existsSync(join(root, file)) && !PLANTING.includes(file));
  const path =
    /(?<![\w/.#-])(?:app|worker|durable|domain|i18n|tests|scripts|docs)\/[\w./-]+\.(?:tsx?|mjs|md)\b/g;
  const dead = files.flatMap((file) =>
    Array.from(readFileSync(join(root, file), "utf8").matchAll(path), ([named]) => named)
      .filter((named) => !existsSync(join(root, named)))
      .map((named) => `${file}: ${named}`),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(dead).toEqual([]);
});
