import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type Page, chromium } from "playwright-core";
import { needChromium } from "../../scripts/chromium.mjs";

export interface PhoneOptions {
  /** A motion-JPEG file that the fake camera plays. */
  readonly camera?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: "en-IN" | "hi-IN";
}

/** A browser whose own storage survives closing it. */
export interface Phone {
  readonly context: BrowserContext;
  page(): Promise<Page>;
  /** Cold start: closes the browser and opens it with the same storage. */
  restart(options?: PhoneOptions): Promise<void>;
  close(): Promise<void>;
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function openPhone(options: PhoneOptions = {}): Promise<Phone> {
  const home = mkdtempSync(join(tmpdir(), "stagedoor-phone-"));
  let context = await launch(home, options);
  let closed = false;
  return {
    get context() {
      return context;
    },
    page: async () => watch(await context.newPage()),
    async restart(next = options) {
      await context.close();
      context = await launch(home, next);
    },
    async close() {
      if (closed) return;
      closed = true;
      await context.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function launch(home: string, { camera, width = 390, height = 844, dark, locale = "en-IN" }: PhoneOptions) {
  const cameraFlags = camera
    ? [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        `--use-file-for-fake-video-capture=${camera}`,
      ]
    : [];
  return chromium.launchPersistentContext(home, {
    executablePath: needChromium(),
    args: [...FLAGS, ...cameraFlags],
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale,
    timezoneId: "Asia/Kolkata",
    ...(camera ? { permissions: ["camera"] } : {}),
  });
}

/** Errors by page, read by {@link problemsOf}. */
const problems = new WeakMap<Page, string[]>();

function watch(page: Page): Page {
  const list: string[] = [];
  problems.set(page, list);
  page.on("pageerror", (error) => list.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|net::ERR_/.test(message.text()))
      list.push(message.text());
  });
  return page;
}

/** A page's script errors so far: exceptions, hydration, policy violations; without failed requests. */
export function problemsOf(page: Page): readonly string[] {
  return problems.get(page) ?? [];
}

/** Resolves when the service worker is active and its precache complete. */
export async function whenInstalled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = registration.active;
    if (!worker || worker.state === "activated") return;
    await new Promise<void>((resolve) => {
      worker.addEventListener("statechange", () => worker.state === "activated" && resolve());
    });
  });
}

/** Everything this origin has stored in the browser, as JSON, for asserting that data is absent. */
export async function dumpStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const dump: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener("success", () => resolve(opening.result));
        opening.addEventListener("error", () => reject(opening.error));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.addEventListener("success", () => resolve(reading.result));
          reading.addEventListener("error", () => reject(reading.error));
        });
        dump.push([name, store, rows]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const type = response?.headers.get("content-type") ?? "";
        const isText = /html|json|text\/plain/.test(type);
        dump.push([name, request.url, isText ? await response?.text() : type]);
      }
    }
    return JSON.stringify(dump);
  });
}
