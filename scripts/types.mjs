// npm run types: checks every project with one compiler. Files are parsed once for all projects, each file is checked
// in the project that includes it, and a second run checks only what changed (state in .local/types).
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";

const root = new URL("..", import.meta.url).pathname;

/** Each has its own globals: none, Workers, browser, service worker, Node. */
export const PROJECTS = [
  "domain",
  "worker",
  "app",
  "app/sw",
  "tests",
  "tests/worker",
  "scripts",
  "scripts/search-eval",
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
  const extra = {
    noEmit: true,
    incremental: true,
    tsBuildInfoFile: join(root, ".local/types", `${project.replaceAll("/", "-")}.json`),
  };
  return ts.getParsedCommandLineOfConfigFile(join(root, project, "tsconfig.json"), extra, host);
}

const parsed = new Map();

/** Shares parsed files between projects: the options that the parser and the binder read are the same in all. */
function createHost(options) {
  const host = ts.createIncrementalCompilerHost(options);
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
  const host = createHost(options);
  const program = ts.createEmitAndSemanticDiagnosticsBuilderProgram(
    fileNames,
    options,
    host,
    ts.readBuilderProgram(options, host),
    errors,
  );
  while (program.getSemanticDiagnosticsOfNextAffectedFile(undefined, isForeign));
  const own = program.getSourceFiles().filter((file) => !file.isDeclarationFile && !isForeign(file));
  const declared = fileNames
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => program.getSourceFile(name));
  const found = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...[...own, ...declared].flatMap((file) => program.getSemanticDiagnostics(file)),
  ];
  program.emit();
  return { found, checked: own.map(({ fileName }) => fileName) };
}

function main() {
  const projects = PROJECTS.map((name) => ({ name, ...readProject(name) }));
  const found = [];
  const checked = new Set();
  for (const project of projects) {
    const mine = new Set(project.fileNames);
    const others = new Set(projects.flatMap(({ fileNames }) => fileNames).filter((name) => !mine.has(name)));
    const started = performance.now();
    const result = check(project, (file) => others.has(file.fileName));
    found.push(...result.found);
    for (const name of [...result.checked, ...mine]) checked.add(name);
    if (process.argv.includes("--verbose"))
      console.log(`${project.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const problems = ts.sortAndDeduplicateDiagnostics(found);
  if (problems.length > 0)
    console.log(
      process.stdout.isTTY
        ? ts.formatDiagnosticsWithColorAndContext(problems, reporter)
        : ts.formatDiagnostics(problems, reporter),
    );
  const sources = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
    cwd: root,
    encoding: "utf8",
  });
  const unchecked = sources
    .split("\n")
    .filter((path) => path && ts.sys.fileExists(join(root, path)) && !checked.has(join(root, path)));
  for (const path of unchecked) console.log(`${path}: no tsconfig.json includes this file`);
  process.exit(problems.length + unchecked.length > 0 ? 1 : 0);
}

if (process.argv[1] === new URL(import.meta.url).pathname) main();
