import { existsSync, readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const client = `${root}build/client`;
const KB = 1024;

interface Chunks {
  readonly module: string;
  readonly imports?: readonly string[];
}

interface RouteChunks extends Chunks {
  readonly id: string;
  readonly parentId?: string;
  readonly clientActionModule?: string;
  readonly clientLoaderModule?: string;
  readonly clientMiddlewareModule?: string;
  readonly hydrateFallbackModule?: string;
}

/** React Router's own list of routes and the files each one needs, as the browser gets it. */
interface AssetsManifest {
  readonly url: string;
  readonly entry: Chunks;
  readonly routes: Readonly<Record<string, RouteChunks>>;
}

let assets: AssetsManifest;

beforeAll(() => {
  if (!existsSync(`${client}/assets`))
    throw new Error("There is no build to weigh: run `npm run build` first.");
  const name = readdirSync(`${client}/assets`).find((file) => /^manifest-\w+\.js$/.test(file));
  if (!name) throw new Error("The build has no route manifest (assets/manifest-*.js): build again.");
  const text = readFileSync(`${client}/assets/${name}`, "utf8");
  assets = JSON.parse(text.slice(text.indexOf("=") + 1).replace(/;\s*$/, "")) as AssetsManifest;
});

const brotli = (path: string) => brotliCompressSync(readFileSync(client + path)).length;

/** Every file of JavaScript that a first visit to a route waits for: entry, list of routes, and the route with its parents. */
function scriptsOf(routeId: string): string[] {
  const files = new Set([assets.url, assets.entry.module, ...(assets.entry.imports ?? [])]);
  for (let id: string | undefined = routeId; id; id = assets.routes[id]?.parentId) {
    const route = assets.routes[id];
    if (!route) throw new Error(`The build has no route ${id}.`);
    const own = [
      route.module,
      ...(route.imports ?? []),
      route.clientActionModule,
      route.clientLoaderModule,
      route.clientMiddlewareModule,
      route.hydrateFallbackModule,
    ];
    for (const file of own) if (file) files.add(file);
  }
  return [...files];
}

function report(what: string, files: readonly string[]): number {
  const sizes = files.map((file) => [file, brotli(file)] as const).sort((a, b) => b[1] - a[1]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const heaviest = sizes.slice(0, 4).map(([file, size]) => `${file.replace("/assets/", "")} ${kb(size)}`);
  console.log(`${what}: ${kb(total)} KB brotli in ${files.length} files (${heaviest.join(", ")} …)`);
  return total;
}

const kb = (bytes: number) => (bytes / KB).toFixed(1);

describe("what a first visit downloads (brotli)", () => {
  test.each([
    ["the event page", "routes/event/route", 120],
    ["the wallet", "routes/wallet/route", 150],
    ["a ticket with its code drawn", "routes/ticket/route", 160],
    ["the scanner, without its decoder's wasm", "routes/scan/route", 170],
  ])("%s stays within its JavaScript budget", (what, route, budgetKb) => {
    expect(report(what, scriptsOf(route)) / KB).toBeLessThanOrEqual(budgetKb);
  });

  test("the faces of an English page weigh at most 70 KB", () => {
    const faces = readdirSync(`${client}/assets`).filter(
      (file) => file.endsWith(".woff2") && !file.includes("devanagari"),
    );
    expect(faces.length).toBeGreaterThan(0);
    // Already compressed: woff2 is brotli inside.
    const total = faces.reduce((sum, file) => sum + readFileSync(`${client}/assets/${file}`).length, 0);
    console.log(`faces: ${kb(total)} KB in ${faces.length} files`);
    expect(total / KB).toBeLessThanOrEqual(70);
  });
});

test("the search on the device: parser and ranker at most 25 KB gzip, their words 12 KB, the concepts 60 KB brotli", () => {
  const assetOf = (name: RegExp) => {
    const file = readdirSync(`${client}/assets`).find((each) => name.test(each));
    if (!file) throw new Error(`The build has no ${name}.`);
    return readFileSync(`${client}/assets/${file}`);
  };
  const worker = assetOf(/^search-worker-.+\.js$/);
  const words = assetOf(/^search-words-.+\.js$/);
  const concepts = assetOf(/^language-.+\.js$/);
  // The Web Worker's entry needs its words at once and the concepts at the first search: these three are all of it.
  const needed = new Set(
    Array.from(worker.toString().matchAll(/["'`]\.\/([\w-]+)\.js["'`]/g), ([, file]) => file),
  );
  expect([...needed].map((file) => file?.replace(/-.{8}$/, "")).toSorted()).toEqual([
    "language",
    "search-words",
  ]);
  const [code, data] = [gzipSync(worker).length, gzipSync(words).length];
  console.log(`search on the device: ${kb(code)} KB gzip of code, ${kb(data)} KB of words`);
  expect(code / KB).toBeLessThanOrEqual(25);
  expect(data / KB).toBeLessThanOrEqual(12);
  const lazy = brotliCompressSync(concepts).length;
  console.log(`concepts of the search on the device: ${kb(lazy)} KB brotli`);
  expect(lazy / KB).toBeLessThanOrEqual(60);
});

test("the service worker carries the whole build: the route list, the shell, every script, style and the decoder's wasm", () => {
  const worker = readFileSync(`${client}/sw.js`, "utf8");
  expect(worker).toMatch(/assets\/manifest-\w+\.js/);
  expect(worker).toMatch(/url"?:\s*"\/shell"/);
  const needed = readdirSync(`${client}/assets`).filter((file) => /\.(js|css|wasm)$/.test(file));
  // A file above the build tool's size limit would be left out silently.
  expect(needed.some((file) => /^zxing_reader-.*\.wasm$/.test(file))).toBe(true);
  expect(needed.filter((file) => !worker.includes(`assets/${file}`))).toEqual([]);
});

test("the server's bundle stays within what Cloudflare takes (3 MB gzip on the free plan)", () => {
  const files = readdirSync(`${root}build/server`, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  const total = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(`${root}build/server/${file}`)).length,
    0,
  );
  console.log(`server bundle: ${kb(total)} KB gzip in ${files.length} files`);
  expect(total / KB).toBeLessThanOrEqual(3 * KB);
});
