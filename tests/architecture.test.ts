import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { CHUNKS } from "../scripts/client-chunks";

interface Room {
  /** Rooms whose files may be imported at run time. "x/*" covers x and the rooms inside it. */
  readonly may: readonly string[];
  /** What to do with an import that is not allowed. */
  readonly instead: string;
}

const SALE = [
  "domain/core",
  "domain/time",
  "domain/seating",
  "domain/price",
  "domain/payment",
  "domain/refund",
];
const DEVICE = ["domain/*", "i18n", "app/device"];
/** The one module of worker/ that pages import at run time. */
const ROUTER_CONTEXT = "worker/router-context";
const PART = [...DEVICE, "app/ui"];
const PLATFORM = ["domain/*", "worker/platform"];
const ROWS = [...PLATFORM, "worker/db"];
const NOTICES = [...ROWS, "worker/notices"];
const MAIL = [...NOTICES, "i18n", "worker/security", "worker/mail"];
const DISCOVERY = [...MAIL, "worker/people", "worker/payments", "worker/discovery"];
const CATALOGUE = [...DISCOVERY, "worker/catalogue"];

/** Which folder, or single file, may import which at run time (docs/architecture.md). `import type` is free. The longest name that fits counts. */
const ROOMS: Readonly<Record<string, Room>> = {
  "domain/core": { may: [], instead: "domain/core imports nothing: move the rule to the room of its noun" },
  "domain/time": { may: ["domain/core"], instead: "pass what time needs as an argument" },
  "domain/seating": { may: ["domain/core"], instead: "a rule about selling seats belongs to domain/sale" },
  "domain/poster": { may: ["domain/core"], instead: "pass the event's facts as arguments" },
  "domain/people": { may: ["domain/core"], instead: "pass the facts as arguments" },
  "domain/webhook": { may: ["domain/core"], instead: "import the sale's types only" },
  "domain/catalogue": {
    may: ["domain/core", "domain/time", "domain/seating", "domain/refund"],
    instead: "a rule about selling belongs to domain/sale",
  },
  "domain/refund": { may: ["domain/core"], instead: "import the sale's types only" },
  "domain/price": { may: ["domain/core", "domain/seating"], instead: "import the sale's types only" },
  "domain/payment": { may: ["domain/core"], instead: "what follows from a payment belongs to domain/sale" },
  "domain/sale": {
    may: SALE,
    instead: "pass catalogue facts in the event's setup; a rule about admission belongs to domain/gate",
  },
  "domain/sale/hold": {
    may: [...SALE, "domain/sale"],
    instead: "a hold depends on no booking: what follows from it belongs to domain/sale/saga",
  },
  "domain/sale/saga": {
    may: [...SALE, "domain/sale", "domain/sale/hold"],
    instead: "pass catalogue facts in the event's setup; a rule about admission belongs to domain/gate",
  },
  "domain/ticket": { may: ["domain/core"], instead: "import the sale's types only" },
  "domain/gate": {
    may: ["domain/core", "domain/time", "domain/ticket"],
    instead: "a device decides without the sale: import the sale's types only",
  },
  "domain/search": {
    may: [
      "domain/core",
      "domain/time",
      "domain/catalogue",
      "domain/search/concepts",
      "domain/search/grammar",
    ],
    instead: "a rule about suggestions belongs to domain/recommend",
  },
  "domain/search/concepts": {
    may: ["domain/search", "domain/search/concepts/lines"],
    instead: "a concept knows words and events' terms: pass what else it needs",
  },
  "domain/search/concepts/lines": {
    may: [],
    instead: "lines are data: code belongs to domain/search/concepts",
  },
  "domain/search/grammar": {
    may: ["domain/core", "domain/time", "domain/search"],
    instead: "a kind of phrase reads words: what it means for events belongs to domain/search/ranking",
  },
  "domain/search/ranking": {
    may: ["domain/core", "domain/time", "domain/catalogue", "domain/search"],
    instead: "a rule about suggestions belongs to domain/recommend",
  },
  "domain/recommend": {
    may: ["domain/core", "domain/time", "domain/search/*"],
    instead: "pass the event's facts as arguments",
  },
  i18n: { may: [], instead: "messages import no code: format in the caller" },
  "app/ui": { may: ["domain/*", "i18n"], instead: "a component of one feature belongs to app/parts" },
  "app/device": { may: ["domain/*"], instead: "code of one app belongs to that app's folder" },
  "app/scanner": { may: DEVICE, instead: "what wallet and scanner share belongs to app/device" },
  "app/wallet": { may: DEVICE, instead: "what wallet and scanner share belongs to app/device" },
  "app/offline-search": { may: DEVICE, instead: "what the device apps share belongs to app/device" },
  "app/sw": {
    may: ["domain/*", "app/device", "app/scanner", "app/wallet"],
    instead: "the service worker has no screen: move the shared rule to domain or app/device",
  },
  "app/parts/seating": { may: PART, instead: "seating is below the other parts: pass the facts as props" },
  "app/parts/refund": { may: PART, instead: "pass the facts as props" },
  "app/parts/event": {
    may: [...PART, "app/parts/seating", "app/parts/refund"],
    instead: "pass the facts as props",
  },
  "app/parts/offline": {
    may: [...PART, "app/wallet", "app/offline-search"],
    instead: "what every page shows offline depends on no feature",
  },
  "app/parts/rating": { may: PART, instead: "pass the facts as props" },
  "app/parts/review": {
    may: [...PART, "app/parts/event", "app/parts/refund"],
    instead: "pass the facts as props",
  },
  "app/parts/search": { may: [...PART, "app/parts/event"], instead: "pass the facts as props" },
  "app/parts/webhook": { may: PART, instead: "pass the facts as props" },
  "app/parts/place": { may: [...PART, "app/parts/event"], instead: "pass the facts as props" },
  "app/parts/people": { may: PART, instead: "pass the facts as props" },
  "app/parts/booking": {
    may: [
      ...PART,
      "app/parts/event",
      "app/parts/offline",
      "app/parts/rating",
      "app/parts/refund",
      "app/parts/seating",
    ],
    instead: "a part is used by routes and imports none",
  },
  "app/routes": {
    may: [...DEVICE, "app/*", ROUTER_CONTEXT],
    instead:
      "use Services from the router's context (worker/router-context.ts): a route sees no binding and no SQL",
  },
  app: {
    may: [...DEVICE, "app/*", ROUTER_CONTEXT],
    instead:
      "use Services from the router's context (worker/router-context.ts): a page sees no binding and no SQL",
  },
  "worker/platform": { may: ["domain/*"], instead: "platform is below everything: pass it as an argument" },
  "worker/db": { may: PLATFORM, instead: "a decision belongs to domain, a service to its own folder" },
  "worker/security": {
    may: [...ROWS, "i18n"],
    instead: "security is below the services: move the shared piece to worker/platform",
  },
  "worker/notices": { may: ROWS, instead: "what sends mail belongs to worker/mail" },
  "worker/mail": { may: MAIL, instead: "mail is below the services: pass the facts as arguments" },
  "worker/people": { may: MAIL, instead: "move the shared piece to worker/platform or worker/db" },
  "worker/payments": { may: [...MAIL, "worker/people"], instead: "call it from worker/sale" },
  "worker/discovery": { may: DISCOVERY, instead: "what organizers write belongs to worker/catalogue" },
  "worker/catalogue": {
    may: [...CATALOGUE, "worker/catalogue/refunds"],
    instead: "catalogue is below sale, gate and search",
  },
  "worker/catalogue/refunds": { may: DISCOVERY, instead: "pass the catalogue's facts as arguments" },
  "worker/sale": { may: CATALOGUE, instead: "sale, gate, search and ratings are independent of each other" },
  "worker/gate": { may: CATALOGUE, instead: "sale, gate, search and ratings are independent of each other" },
  "worker/ratings": {
    may: CATALOGUE,
    instead: "sale, gate, search and ratings are independent of each other",
  },
  "worker/search": {
    may: CATALOGUE,
    instead: "sale, gate, search and ratings are independent of each other",
  },
  "worker/recommend": {
    may: [...CATALOGUE, "worker/search"],
    instead: "recommendations depend on search and discovery alone",
  },
  "worker/gate-api": { may: [...CATALOGUE, "worker/gate"], instead: "call the service in worker/gate" },
  "worker/api": {
    may: [...CATALOGUE, "worker/sale", "worker/gate", "worker/ratings", "worker/search", "worker/recommend"],
    instead: "the API calls services through Services; the entry passes what composes them",
  },
  "worker/sockets": {
    may: [...CATALOGUE, "worker/sale", "worker/gate", "durable/sockets"],
    instead: "a socket is opened here and served by durable/sockets",
  },
  "worker/webhooks": {
    may: [...MAIL, "worker/people"],
    instead: "a fact is recorded from what other folders stored: move the shared piece to worker/db",
  },
  "worker/feeds": { may: [...ROWS, "i18n"], instead: "a feed is read from public rows" },
  "worker/observe": { may: ROWS, instead: "pass the facts as arguments: monitoring depends on no feature" },
  "worker/demo": { may: CATALOGUE, instead: "the demo uses what organizers and buyers use" },
  "worker/dev": { may: [...CATALOGUE, "worker/demo"], instead: "local tools use the services" },
  [ROUTER_CONTEXT]: { may: [], instead: "routes import this module: it holds no server code, only types" },
  worker: {
    may: ["domain/*", "i18n", "durable/*", "worker/*"],
    instead:
      "the entry composes the rooms of the Worker; pages reach it through virtual:react-router/server-build",
  },
  "durable/sale": {
    may: ["domain/*", "durable"],
    instead:
      "gate and sockets read the sale through its public functions; D1 is written through durable/event-ports",
  },
  "durable/gate": { may: ["domain/*", "durable"], instead: "D1 is written through durable/event-ports" },
  "durable/sockets": { may: ["domain/*", "durable"], instead: "rules belong to domain" },
  durable: {
    may: ["domain/*", "durable/*"],
    instead: "the object reaches outside through durable/event-ports, wired in worker/event-agent",
  },
};
/** Entry files that compose their folder: no room inside may import them. */
const ENTRIES = /^(worker|durable|app)\/[^/]+$/;
/** Files at the top of a folder that the rooms inside it share. */
const SHARED = [
  "app/guards.ts",
  "app/read-form.ts",
  "app/set-cookies.ts",
  "app/one-of.ts",
  "durable/clock.ts",
  "durable/commit.ts",
  "durable/signing-key-store.ts",
  "durable/event-ports.ts",
  "durable/event-rpc.ts",
  "worker/router-context.ts",
];
/** Packages the pure core may use. */
const DOMAIN_PACKAGES = ["zod", "zod/mini", "jose"];

type Sources = ReadonlyMap<string, string>;

const NAMES = Object.keys(ROOMS).toSorted((a, b) => b.length - a.length);

function roomOf(path: string): string | null {
  return NAMES.find((room) => path.startsWith(`${room}/`) || path.replace(/\.tsx?$/, "") === room) ?? null;
}

/** A file at the top of `app`, `worker` or `durable` that composes the rooms inside, and is no part of any of them. */
function isEntry(path: string): boolean {
  return ENTRIES.test(path) && !SHARED.includes(path.replace(/(\.tsx?)?$/, ".ts"));
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

function covers(name: string, room: string): boolean {
  const folder = name.replace(/\/\*$/, "");
  return room === folder || (folder !== name && room.startsWith(`${folder}/`));
}

function violations(sources: Sources): string[] {
  const problems: string[] = [];
  for (const [path, source] of sources) {
    const room = roomOf(path);
    if (!room) continue;
    for (const specifier of runtimeImports(source)) {
      const target = resolve(path, specifier, sources);
      if (target === null) {
        if (path.startsWith("domain/") && !DOMAIN_PACKAGES.includes(specifier))
          problems.push(`${path} imports ${specifier}: domain is pure, pass its result as an argument`);
        continue;
      }
      const there = roomOf(target);
      if (there === null || (there === room && !isEntry(target))) continue;
      const { may, instead } = ROOMS[room] as Room;
      const allowed = may.some((name) => covers(name, there));
      if (!allowed || (isEntry(target) && !isEntry(path)))
        problems.push(`${path} imports ${target}: ${room} may not import ${there}; ${instead}`);
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
  for (const top of ["app", "domain", "durable", "i18n", "worker"])
    for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && /\.tsx?$/.test(path) && !path.startsWith("i18n/paraglide/"))
        sources.set(path, readFileSync(path, "utf8"));
    }
  return sources;
}

const sources = readSources();

test("every import follows the table of who may import whom", () => {
  expect(sources.size).toBeGreaterThan(50);
  expect(violations(sources)).toEqual([]);
});

/** Each folder with the imports, types included, that it may not have. */
test.each([
  ["durable/", /from\s+["']#(worker|app|i18n)\//],
  ["durable/sale/", /from\s+["']\.\.\/(gate|sockets)\//],
  ["app/parts/", /from\s+["'](#app|(\.\.\/)+)\/?routes\//],
])("%s names nothing of the folders above it, not even a type", (folder, above) => {
  const named = [...sources].filter(([path, source]) => path.startsWith(folder) && above.test(source));
  expect(named.map(([path]) => path)).toEqual([]);
});

test("there are no import cycles", () => {
  expect(cycles(sources)).toEqual([]);
});

const plant = (path: string, source: string) => violations(new Map([[path, source]]));

test.each(Object.entries(ROOMS))(
  "an import that %s may not have is refused, and the message names where it belongs",
  (room, { may, instead }) => {
    const target = ["worker/gate", "app/ui", "domain/core", "domain/gate"].find(
      (there) => there !== room && !may.some((name) => covers(name, there)),
    );
    const problems = plant(`${room}/planted.ts`, `import { planted } from "#${target}/planted";`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(instead);
  },
);

test("every folder of the product has its line in the table", () => {
  const folders = new Set(
    [...sources.keys()].map((path) =>
      path
        .split("/")
        .slice(0, path.startsWith("domain/") ? -1 : path.startsWith("app/parts/") ? 3 : 2)
        .join("/"),
    ),
  );
  const missing = [...folders].filter((folder) => !folder.includes(".") && roomOf(`${folder}/x`) !== folder);
  expect(missing.filter((folder) => !folder.startsWith("i18n"))).toEqual([]);
});

test("a stray import is noticed, however it is written", () => {
  expect(plant("domain/gate/planted.ts", `import Dexie from "dexie";`)).toHaveLength(1);
  expect(plant("app/planted.ts", `const { x } = await import("#worker/services");`)).toHaveLength(1);
  expect(plant("app/scanner/planted.ts", `import { a } from "../wallet/erase";`)).toHaveLength(1);
  expect(plant("domain/sale/planted.ts", `import { a } from "../gate/scan";`)).toHaveLength(1);
  expect(plant("worker/mail/planted.ts", `import { a } from "../people/accounts";`)).toHaveLength(1);
  expect(plant("worker/sale/planted.ts", `import { a } from "../index";`)).toHaveLength(1);
  expect(plant("durable/planted.ts", `export { makeServices } from "#worker/make-services";`)).toHaveLength(
    1,
  );
  expect(plant("worker/planted.ts", `import { a } from "#app/guards";`)).toHaveLength(1);
  expect(plant("worker/sale/planted.ts", `import { a } from "#app/read-form";`)).toHaveLength(1);
  expect(plant("app/entry.server.tsx", `import { makeServices } from "#worker/make-services";`)).toHaveLength(
    1,
  );
  expect(plant("app/routes/planted.ts", `import { a } from "#worker/people/identify";`)).toHaveLength(1);
  expect(plant("app/parts/event/planted.ts", `import { a } from "#worker/router-context";`)).toHaveLength(1);
  expect(plant("worker/router-context.ts", `import { makeServices } from "./make-services";`)).toHaveLength(
    1,
  );
  expect(plant("app/guards.ts", `import { a } from "#worker/router-context";`)).toEqual([]);
  expect(plant("app/routes/planted.ts", `import { a } from "#worker/router-context";`)).toEqual([]);
  expect(plant("app/planted.ts", `import type { Services } from "#worker/services";`)).toEqual([]);
  expect(plant("app/planted.ts", `import { type Services } from "#worker/services";`)).toEqual([]);
});

test("the files that the browser build groups into chunks exist", () => {
  expect(
    Object.values(CHUNKS)
      .flat()
      .filter((path) => !sources.has(path)),
  ).toEqual([]);
});

test("a cycle is noticed", () => {
  const planted = new Map([
    ["domain/a.ts", `import "./b";`],
    ["domain/b.ts", `import "./a";`],
  ]);
  expect(cycles(planted)).toHaveLength(1);
});

test("files are named by their noun, in kebab-case, and no name is a collection of helpers", () => {
  const drawers = /(^|\/)(utils?|helpers?|misc|common|shared|index)\.tsx?$/;
  const names = [...sources.keys()].filter((path) => path !== "worker/index.ts");
  expect(names.filter((path) => drawers.test(path))).toEqual([]);
  expect(names.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
});

/** Names of exported types that a second file declares too, with both files. */
function sharedNames(sources: Sources): string[] {
  const declared = new Map<string, { path: string; isExported: boolean }[]>();
  const declaration = /^(export )?(?:abstract )?(?:type|interface|class|enum) (\w+)/gm;
  for (const [path, source] of sources)
    for (const [, exported, name] of source.matchAll(declaration))
      declared.set(name!, [...(declared.get(name!) ?? []), { path, isExported: exported !== undefined }]);
  return [...declared]
    .map(([name, places]) => ({ name, places, files: [...new Set(places.map(({ path }) => path))] }))
    .filter(({ places, files }) => files.length > 1 && places.some(({ isExported }) => isExported))
    .map(({ name, files }) => `${name}: ${files.join(", ")}`);
}

test("an exported type shares its name with no type of another file", () => {
  expect(sharedNames(sources)).toEqual([]);
});

test("a second type of the same name is noticed, exported or not", () => {
  const booking = ["domain/sale/booking.ts", "export interface Booking {}"] as const;
  for (const source of ["type Booking = string;", "export class Booking {}"])
    expect(sharedNames(new Map([booking, ["app/planted.ts", source]]))).toEqual([
      "Booking: domain/sale/booking.ts, app/planted.ts",
    ]);
  expect(sharedNames(new Map([booking, ["app/planted.ts", "interface Place {}"]]))).toEqual([]);
});

/** The modules that read a clock; the rest of the Worker and the event's object call them or take a time. */
const CLOCKS = ["worker/platform/clock.ts", "durable/clock.ts"];
/** Written by the auth library's generator. */
const GENERATED = ["worker/db/auth-schema.ts"];

function clockReaders(sources: Sources): string[] {
  return [...sources]
    .filter(([path]) => /^(domain|durable|worker)\//.test(path))
    .filter(([path]) => !CLOCKS.includes(path) && !GENERATED.includes(path))
    .filter(([, source]) => /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)/.test(source))
    .map(([path]) => path);
}

test("only the clock modules read the time", () => {
  expect(clockReaders(sources)).toEqual([]);
  expect(CLOCKS.filter((path) => !sources.has(path))).toEqual([]);
});

test("a second reader of the time is noticed", () => {
  const readers = ["const now = Date.now();", "clock: Date.now,", "const at = new Date();"];
  for (const source of readers)
    expect(clockReaders(new Map([["worker/mail/planted.ts", source]]))).toHaveLength(1);
  expect(clockReaders(new Map([["durable/planted.ts", "const at = new Date(now);"]]))).toEqual([]);
});

test("no folder holds more than forty files", () => {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  }).split("\n");
  const counts = new Map<string, number>();
  for (const path of files)
    if (path && !path.startsWith("tests/fixtures/"))
      counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  expect(counts.size).toBeGreaterThan(50);
  expect([...counts].filter(([, count]) => count > 40)).toEqual([]);
});

test("the product does not mention the folder beside it", () => {
  const outside = /\.\.\/shared\//;
  expect([...sources].filter(([, source]) => outside.test(source)).map(([path]) => path)).toEqual([]);
});
