// Which test files import a source file at run time, directly or through others, and over how many steps.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "oxc-parser";

const EXTENSIONS = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts"];

/** "#domain/x" and "#app/x" are folders at the root; packages have no file. */
function resolveImport(root, importer, specifier) {
  if (!specifier.startsWith(".") && !specifier.startsWith("#")) return null;
  const base = specifier.startsWith("#") ? specifier.slice(1) : normalize(join(dirname(importer), specifier));
  return (
    EXTENSIONS.map((extension) => base + extension).find(
      (path) => /\.\w+$/.test(path) && existsSync(join(root, path)),
    ) ?? null
  );
}

function importsOf(root, file) {
  const { module } = parseSync(file, readFileSync(join(root, file), "utf8"));
  const source = readFileSync(join(root, file), "utf8");
  const specifiers = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest && !isType) specifiers.push(moduleRequest.value);
  for (const { moduleRequest } of module.dynamicImports)
    specifiers.push(source.slice(moduleRequest.start + 1, moduleRequest.end - 1));
  return specifiers.map((specifier) => resolveImport(root, file, specifier)).filter(Boolean);
}

/**
 * @param {Record<string, string | null>} implied a module that every test under a folder runs without importing it; the
 *   first folder that matches counts
 * @returns {(file: string) => { test: string, steps: number }[]} the tests of a file
 */
export function importGraph(root, tests, implied = {}) {
  const isTest = new Set(tests);
  const importers = new Map();
  const seen = new Set(tests);
  for (const file of seen) {
    const entry = Object.entries(implied).find(([folder]) => file.startsWith(`${folder}/`))?.[1];
    for (const imported of [...importsOf(root, file), ...(entry && isTest.has(file) ? [entry] : [])]) {
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
      if (/\.(ts|tsx)$/.test(imported)) seen.add(imported);
    }
  }
  return (file) => {
    const steps = new Map([[file, 0]]);
    for (const at of steps.keys())
      for (const importer of importers.get(at) ?? [])
        if (!steps.has(importer)) steps.set(importer, steps.get(at) + 1);
    return [...steps].filter(([path]) => isTest.has(path)).map(([test, count]) => ({ test, steps: count }));
  };
}
