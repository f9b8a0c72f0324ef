// @vitest-environment node
import { describe, expect, test, vi } from "vitest";
import { requestCachedFiles } from "#app/scanner/cached-files";
import { checkCachedFiles } from "#app/sw/cached-files";

const at = (path: string) => `https://stagedoor.example${path}`;
const BUILD = [
  { cacheKey: at("/assets/scan-1.js"), neverChanges: true },
  { cacheKey: at("/assets/reader-1.wasm"), neverChanges: true },
  { cacheKey: at("/shell?__WB_REVISION__=7"), neverChanges: false },
];

function aCache(...cached: string[]) {
  const urls = new Set(cached);
  return {
    urls,
    keys: async () => [...urls].map((url) => new Request(url)),
    put: async (url: RequestInfo | URL) => void urls.add(String(url)),
  };
}

const whole = BUILD.map(({ cacheKey }) => cacheKey);
const noNetwork = async () => Promise.reject(new TypeError("no network"));

describe("ready offline means every file", () => {
  test("nothing is missing when each file lies in the cache, and nothing is fetched", async () => {
    const get = vi.fn(noNetwork);
    expect(await checkCachedFiles(BUILD, aCache(...whole), get)).toEqual({ total: 3, missing: 0 });
    expect(get).not.toHaveBeenCalled();
  });

  test("a decoder whose wasm is gone is missing while there is no network", async () => {
    const cache = aCache(...whole.filter((url) => !url.endsWith(".wasm")));
    expect(await checkCachedFiles(BUILD, cache, noNetwork)).toEqual({ total: 3, missing: 1 });
  });

  test("with a network the lost file is fetched and cached", async () => {
    const cache = aCache(...whole.filter((url) => !url.endsWith(".wasm")));
    expect(await checkCachedFiles(BUILD, cache, async () => new Response("bytes"))).toEqual({
      total: 3,
      missing: 0,
    });
    expect(cache.urls).toContain(at("/assets/reader-1.wasm"));
  });

  test("a file that the server no longer has stays missing", async () => {
    const cache = aCache(...whole.slice(1));
    const gone = async () => new Response("Not found", { status: 404 });
    expect(await checkCachedFiles(BUILD, cache, gone)).toEqual({ total: 3, missing: 1 });
  });

  test("a shell of a later version is not put beside this version's files", async () => {
    const cache = aCache(...whole.slice(0, 2));
    const later = async () => new Response('<script src="/assets/scan-2.js"></script>');
    expect(await checkCachedFiles(BUILD, cache, later)).toMatchObject({ missing: 1 });
    const same = async () => new Response('<script src="/assets/scan-1.js"></script>');
    expect(await checkCachedFiles(BUILD, cache, same)).toMatchObject({ missing: 0 });
  });
});

describe("asking the service worker", () => {
  const container = (postMessage: (message: unknown, ports: MessagePort[]) => void) =>
    ({ ready: Promise.resolve({ active: { postMessage } }) }) as unknown as ServiceWorkerContainer;

  test("its answer is handed on", async () => {
    const asked = await requestCachedFiles(
      container((_, [port]) => port?.postMessage({ total: 146, missing: 2 })),
    );
    expect(asked).toEqual({ total: 146, missing: 2 });
  });

  test("one that never answers, and a browser without any, count as none", async () => {
    vi.useFakeTimers();
    const silent = requestCachedFiles(container(() => undefined));
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await silent).toBeNull();
    vi.useRealTimers();
    expect(await requestCachedFiles(undefined)).toBeNull();
  });
});
