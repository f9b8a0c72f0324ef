// npm run types: checks every project. Two compilers run side by side; each parses a file once and checks
// it in the project that includes it, not again in every project that imports it.
import { execFileSync, fork } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";

const root = new URL("..", import.meta.url).pathname;

/**
 * Each project has its own globals: none, Workers, browser, service worker, Node. A group shares one compiler, about
 * 1.5 GB; the groups take about the same time.
 */
export const GROUPS = [
  ["app", "app/sw", "scripts"],
  ["domain", "worker", "tests/worker", "scripts/search-eval", "tests"],
];

const reporter = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => "\n",
};

/** @param {string} project a folder with a tsconfig.json */
export function readProject(project) {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(problem) {
      throw new Error(ts.formatDiagnostic(problem, reporter));
    },
  };
  return ts.getParsedCommandLineOfConfigFile(join(root, project, "tsconfig.json"), { noEmit: true }, host);
}

const parsed = new Map();

/** Shares parsed files between projects: the options that the parser and the binder read are the same in all. */
function createHost(options) {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (fileName, settings, ...rest) => {
    const key = `${fileName}\0${typeof settings === "object" ? settings.impliedNodeFormat : ""}`;
    if (!parsed.has(key)) parsed.set(key, parse(fileName, settings, ...rest));
    return parsed.get(key);
  };
  return host;
}

/** Checks the files that `isForeign` leaves to this project. */
function check({ fileNames, options, errors }, isForeign) {
  const program = ts.createProgram({
    rootNames: fileNames,
    options,
    host: createHost(options),
    configFileParsingDiagnostics: errors,
  });
  const own = program
    .getSourceFiles()
    .filter((file) => (file.isDeclarationFile ? fileNames.includes(file.fileName) : !isForeign(file)));
  const found = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...own.flatMap((file) => program.getSemanticDiagnostics(file)),
  ];
  return { found, checked: own.map(({ fileName }) => fileName) };
}

/** Checks one group, prints what it finds and sends the names of the checked files to the parent process. */
function checkGroup(group) {
  const projects = GROUPS.flat().map((name) => ({ name, ...readProject(name) }));
  const found = [];
  const checked = [];
  for (const project of projects.filter(({ name }) => group.includes(name))) {
    const started = performance.now();
    const mine = new Set(project.fileNames);
    const others = new Set(projects.flatMap(({ fileNames }) => fileNames).filter((name) => !mine.has(name)));
    const result = check(project, (file) => others.has(file.fileName));
    found.push(...result.found);
    checked.push(...result.checked, ...mine);
    if (process.argv.includes("--verbose"))
      console.log(`${project.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const problems = ts.sortAndDeduplicateDiagnostics(found);
  const format = process.stdout.isTTY ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  if (problems.length > 0) console.log(format(problems, reporter));
  process.send?.({ problems: problems.length, checked });
}

/** @returns {Promise<{ problems: number, checked: string[] }>} */
function startGroup(index) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url).pathname, [`--group=${index}`, ...process.argv.slice(2)]);
    let result;
    child.once("message", (message) => (result = message));
    child.once("exit", (code) =>
      result ? resolve(result) : reject(new Error(`the compiler ended with ${code}`)),
    );
  });
}

async function main() {
  const results = await Promise.all(GROUPS.map((_, index) => startGroup(index)));
  const checked = new Set(results.flatMap((result) => result.checked));
  const sources = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
    cwd: root,
    encoding: "utf8",
  });
  const unchecked = sources
    .split("\n")
    .filter((path) => path && ts.sys.fileExists(join(root, path)) && !checked.has(join(root, path)));
  for (const path of unchecked) console.log(`${path}: no tsconfig.json includes this file`);
  const failed = unchecked.length > 0 || results.some(({ problems }) => problems > 0);
  process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const group = process.argv.find((argument) => argument.startsWith("--group="));
  if (group) checkGroup(GROUPS[Number(group.slice("--group=".length))]);
  else await main();
}
