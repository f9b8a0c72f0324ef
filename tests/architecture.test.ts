import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Who may import whom at run time, most specific folder first (docs/architecture.md). `import type` is free. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  "app/wallet": ["domain"],
  "app/scanner": ["domain"],
  "app/kept-events": ["domain"],
  "app/sw": ["domain", "app/wallet", "app/scanner"],
  app: ["domain", "app/wallet", "app/scanner", "app/kept-events"],
  "worker/db": ["domain"],
  durable: ["domain", "worker/db"],
  worker: ["domain", "worker/db", "durable", "app", "app/kept-events"],
};
/** Packages the pure core may use. */
const DOMAIN_PACKAGES = ["zod", "zod/mini", "jose"];

type Sources = ReadonlyMap<string, string>;

function layerOf(path: string): string | null {
  return Object.keys(MAY_IMPORT).find((layer) => path.startsWith(`${layer}/`)) ?? null;
}

/** Run-time imports of a source: `import type`, `export type` and lists of types alone are left out. */
function runtimeImports(source: string): string[] {
  const found: string[] = [];
  const statement = /^\s*(?:import|export)\s+(?!type\b)(?:([^;"']*?)\s+from\s+)?["']([^"']+)["']/gm;
  for (const [, names, from] of source.matchAll(statement)) {
    const listed = /^\{([\s\S]*)\}$/.exec((names ?? "").trim())?.[1];
    const typesOnly = listed
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean)
      .every((name) => name.startsWith("type "));
    if (!typesOnly && from) found.push(from);
  }
  for (const [, from] of source.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)(?!\.[A-Z])/g))
    if (from) found.push(from);
  return found;
}

function resolve(from: string, specifier: string, sources: Sources): string | null {
  const bare = specifier.replace(/\?.*$/, "");
  const target = bare.startsWith("#")
    ? bare.slice(1)
    : bare.startsWith(".")
      ? normalize(join(dirname(from), bare))
      : null;
  if (target === null) return null;
  return [target, `${target}.ts`, `${target}.tsx`].find((path) => sources.has(path)) ?? target;
}

function violations(sources: Sources): string[] {
  const problems: string[] = [];
  for (const [path, source] of sources) {
    const layer = layerOf(path);
    if (!layer) continue;
    for (const specifier of runtimeImports(source)) {
      const target = resolve(path, specifier, sources);
      if (target === null) {
        if (layer === "domain" && !DOMAIN_PACKAGES.includes(specifier))
          problems.push(`${path} imports ${specifier}`);
        continue;
      }
      const there = layerOf(target);
      if (there === null || there === layer) continue;
      if (!MAY_IMPORT[layer]?.includes(there))
        problems.push(`${path} imports ${target}: ${layer} may not import ${there}`);
      else if (specifier.startsWith(".") && path.split("/")[0] !== target.split("/")[0])
        problems.push(`${path} reaches into ${there} by a relative path: use #${target}`);
    }
  }
  return problems;
}

function cycles(sources: Sources): string[] {
  const edges = new Map<string, string[]>();
  for (const [path, source] of sources)
    edges.set(
      path,
      runtimeImports(source)
        .map((specifier) => resolve(path, specifier, sources))
        .filter((target): target is string => target !== null && sources.has(target)),
    );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: string[]) => {
    const seen = trail.indexOf(path);
    if (seen >= 0) return void found.push([...trail.slice(seen), path].join(" → "));
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}

function readSources(): Sources {
  const sources = new Map<string, string>();
  for (const top of ["app", "domain", "durable", "worker"])
    for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && /\.tsx?$/.test(path) && !path.startsWith("app/paraglide/"))
        sources.set(path, readFileSync(path, "utf8"));
    }
  return sources;
}

const sources = readSources();

test("every import follows the table of who may import whom", () => {
  expect(sources.size).toBeGreaterThan(50);
  expect(violations(sources)).toEqual([]);
});

test("no file needs itself through others", () => {
  expect(cycles(sources)).toEqual([]);
});

test("a stray import is noticed, however it is written", () => {
  const plant = (path: string, source: string) => violations(new Map([[path, source]])).length;
  expect(plant("domain/planted.ts", `import { env } from "#worker/env";`)).toBe(1);
  expect(plant("domain/planted.ts", `import Dexie from "dexie";`)).toBe(1);
  expect(plant("app/planted.ts", `const { x } = await import("#worker/services");`)).toBe(1);
  expect(plant("app/scanner/planted.ts", `import { a } from "../wallet/forget";`)).toBe(1);
  expect(plant("durable/planted.ts", `export { makeServices } from "#worker/make-services";`)).toBe(1);
  expect(plant("app/planted.ts", `import type { Services } from "#worker/services";`)).toBe(0);
  expect(plant("app/planted.ts", `import { type Services } from "#worker/services";`)).toBe(0);
});

test("a cycle is noticed", () => {
  const planted = new Map([
    ["domain/a.ts", `import "./b";`],
    ["domain/b.ts", `import "./a";`],
  ]);
  expect(cycles(planted)).toHaveLength(1);
});

test("files are named by their noun, in kebab-case, and none is a drawer", () => {
  const drawers = /(^|\/)(utils?|helpers?|misc|common|shared|index)\.tsx?$/;
  const names = [...sources.keys()].filter((path) => path !== "worker/index.ts");
  expect(names.filter((path) => drawers.test(path))).toEqual([]);
  expect(names.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
});

test("the product says nothing about the folder beside it", () => {
  const outside = /\.\.\/shared\//;
  expect([...sources].filter(([, source]) => outside.test(source)).map(([path]) => path)).toEqual([]);
});
