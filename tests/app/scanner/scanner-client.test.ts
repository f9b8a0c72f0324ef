// @vitest-environment node
import { afterEach, describe, expect, test, vi } from "vitest";
import { retryDelay } from "#domain/gate/device-sync";
import { GateClient, GateTrouble, readProblem } from "#app/scanner/gate-client";
import { SyncLoop } from "#app/scanner/sync-loop";
import { NO_BURST, SETTLE_MS, pressKey, settle } from "#app/scanner/wedge";
import { UNLINKED, afterFailure, afterSuccess } from "#app/scanner/link-state";
import { holdWindow } from "#app/scanner/window-lock";
import { DEVICE, NOON, PAIRING, aManifest, aTicket } from "../../build/scanner-gate";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const client = new GateClient(
  { deviceId: DEVICE, eventId: PAIRING.eventId, privateKey: PAIRING.privateKey },
  () => NOON,
);
const answerWith = (answer: () => Response | Promise<Response>) => {
  const fetched = vi.fn(async (_path: string, _init: RequestInit) => answer());
  vi.stubGlobal("fetch", fetched);
  return fetched;
};
const troubleOf = async (work: Promise<unknown>) => {
  const problem = await work.catch((thrown: unknown) => thrown);
  if (!(problem instanceof GateTrouble)) throw new Error(`no trouble: ${String(problem)}`);
  return problem;
};

describe("a request to the gate API", () => {
  test("carries a proof, no cookies and no cache", async () => {
    const fetched = answerWith(() => Response.json({ v: 1 }));
    expect(await client.sync({} as never)).toEqual({ v: 1 });
    const [path, init] = fetched.mock.calls[0]!;
    expect([path, init.method, init.credentials, init.cache]).toEqual([
      "/gate-api/sync",
      "POST",
      "omit",
      "no-store",
    ]);
    expect(new Headers(init.headers).get("authorization")).toMatch(/^Gate /);
    expect(new Headers(init.headers).get("content-type")).toBe("application/json");
    expect(new TextDecoder().decode(init.body as Uint8Array)).toBe("{}");
  });

  test("for the manifest and its shards has no body", async () => {
    const { head } = await aManifest([aTicket(1)]);
    const fetched = answerWith(() => Response.json(head));
    expect((await client.manifestHead()).version).toBe(7);
    answerWith(() => new Response(Uint8Array.from([1, 2])));
    expect([...(await client.manifestShard(7, 3))]).toEqual([1, 2]);
    const [path, init] = fetched.mock.calls[0]!;
    expect([path, init.method, init.body]).toEqual(["/gate-api/manifest?format=2", "GET", undefined]);
    answerWith(() => Response.json({ v: "odd" }));
    expect((await troubleOf(client.manifestHead())).trouble).toBe("unreachable");
  });

  test.each([
    ["proof_stale", "stale_clock"],
    ["device_revoked", "revoked"],
    ["device_unknown", "revoked"],
    ["version_unsupported", "outdated"],
    ["manifest_gone", "manifest_gone"],
    ["anything", "unreachable"],
  ])("that is refused with %s is %s", async (reason, trouble) => {
    answerWith(() => Response.json({ reason, serverNow: 5 }, { status: 401 }));
    const problem = await troubleOf(client.sync({} as never));
    expect(problem.trouble).toBe(trouble);
    expect(problem.serverNow).toBe(["outdated", "manifest_gone"].includes(trouble) ? null : 5);
  });

  test("that gets no answer is without network only when the phone is offline", async () => {
    const offline = () => Promise.reject(new TypeError("offline"));
    answerWith(offline);
    vi.stubGlobal("navigator", { onLine: false });
    expect((await troubleOf(client.sync({} as never))).trouble).toBe("no_network");
    vi.stubGlobal("navigator", { onLine: true });
    expect((await troubleOf(client.sync({} as never))).trouble).toBe("unreachable");
  });
});

describe("a refusal's body", () => {
  const read = (body: unknown) => readProblem(Response.json(body));

  test("has the acknowledgements of scans that the server stored nevertheless", async () => {
    const whole = { index: 0, scanId: "d:1:1", status: "stored" };
    const acks = [
      whole,
      { ...whole, status: "repeated" },
      { ...whole, status: "quarantined", scanId: null },
      { ...whole, status: "lost" },
      { ...whole, index: "0" },
      { ...whole, scanId: 5 },
      null,
      "text",
    ];
    const problem = await read({ reason: "device_revoked", acks });
    expect(problem.acks).toEqual([
      whole,
      { ...whole, status: "repeated" },
      { ...whole, status: "quarantined", scanId: null },
    ]);
  });

  test("of another origin has no reason, time or acknowledgements", async () => {
    const none = { reason: "", serverNow: null, acks: [] };
    for (const body of [null, "text", {}, { reason: 1, serverNow: "5", acks: {} }])
      expect(await read(body)).toEqual(none);
    expect(await readProblem(new Response("<html>"))).toEqual(none);
  });
});

describe("the time of an exchange", () => {
  function aLoop(
    change: { failures?: () => number; maySync?: () => boolean; exchange?: () => Promise<void> } = {},
  ) {
    vi.useFakeTimers({ now: NOON });
    const exchange = vi.fn(change.exchange ?? (async () => undefined));
    const scheduled: number[] = [];
    const loop = new SyncLoop({
      deviceId: DEVICE,
      now: () => Date.now(),
      random: () => 0.5,
      failures: () => 0,
      maySync: () => true,
      ...change,
      exchange,
      onScheduled: (at) => scheduled.push(at - Date.now()),
    });
    return { loop, exchange, scheduled };
  }

  test("is at once on request, a moment after a scan, and then by the backoff", async () => {
    const { loop, exchange, scheduled } = aLoop();
    loop.syncSoon();
    loop.syncSoon();
    await vi.advanceTimersByTimeAsync(249);
    expect(exchange).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(exchange).toHaveBeenCalledTimes(1);
    expect(scheduled).toEqual([250, 250, retryDelay(0, 0.5)]);
    loop.syncNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(exchange).toHaveBeenCalledTimes(2);
    loop.dispose();
  });

  test("after failures waits for the backoff, whatever is scanned", async () => {
    const { loop, scheduled } = aLoop({ failures: () => 3 });
    loop.syncSoon();
    expect(scheduled).toEqual([]);
    loop.syncNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(scheduled).toEqual([0, retryDelay(3, 0.5)]);
    loop.dispose();
  });

  test("is never two at once: a request during an exchange follows it", async () => {
    const ended: (() => void)[] = [];
    const { loop, exchange, scheduled } = aLoop({
      exchange: () => new Promise<void>((end) => ended.push(end)),
    });
    loop.syncNow();
    await vi.advanceTimersByTimeAsync(0);
    loop.syncNow();
    await vi.advanceTimersByTimeAsync(10);
    expect(exchange).toHaveBeenCalledTimes(1);
    ended[0]!();
    await vi.advanceTimersByTimeAsync(249);
    expect(exchange).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(exchange).toHaveBeenCalledTimes(2);
    ended[1]!();
    await vi.advanceTimersByTimeAsync(0);
    expect(scheduled.at(-1)).toBe(retryDelay(0, 0.5));
    loop.dispose();
  });

  test("is never for a closed session or one that may not sync", async () => {
    const closed = aLoop();
    closed.loop.syncNow();
    closed.loop.dispose();
    closed.loop.syncNow();
    await vi.runAllTimersAsync();
    expect(closed.exchange).not.toHaveBeenCalled();
    const revoked = aLoop({ maySync: () => false });
    revoked.loop.syncNow();
    await vi.runAllTimersAsync();
    expect(revoked.exchange).not.toHaveBeenCalled();
  });
});

test("a failing connection keeps the time of its first failure, and a success ends it", () => {
  const syncing = { ...UNLINKED, syncing: true };
  const once = afterFailure(syncing, 5, "no_network");
  expect(once).toMatchObject({ syncing: false, failures: 1, trouble: { cause: "no_network", since: 5 } });
  const twice = afterFailure(once, 9, "unreachable");
  expect(twice).toMatchObject({ failures: 2, trouble: { cause: "unreachable", since: 5 } });
  expect(afterSuccess({ ...twice, syncing: true }, 12, 3)).toEqual({ ...UNLINKED, syncedAt: 12, pending: 3 });
});

describe("a hand scanner", () => {
  const type = (text: string, gap = 10, from = 1_000) =>
    [...text].reduce(({ burst, at }, key) => ({ burst: pressKey(burst, key, at).burst, at: at + gap }), {
      burst: NO_BURST,
      at: from,
    });

  test.each(["Enter", "Tab"])(
    "ends a code of twelve characters with %s, at most 50 ms after the last",
    (key) => {
      const { burst } = type("ABCDEFGHIJKL");
      expect(pressKey(burst, key, burst.lastAt + 50)).toEqual({
        burst: NO_BURST,
        code: "ABCDEFGHIJKL",
        swallow: true,
      });
      expect(pressKey(burst, key, burst.lastAt + 51)).toMatchObject({ code: null, swallow: false });
      const short = type("ABCDEFGHIJK").burst;
      expect(pressKey(short, key, short.lastAt + 10)).toEqual({
        burst: NO_BURST,
        code: null,
        swallow: false,
      });
    },
  );

  test("takes the third key of a burst from the page, and no key of slow typing", () => {
    const { burst } = type("AB");
    expect(pressKey(burst, "C", burst.lastAt + 50)).toEqual({
      burst: { text: "ABC", lastAt: burst.lastAt + 50 },
      code: null,
      swallow: true,
    });
    expect(pressKey(burst, "C", burst.lastAt + 51)).toMatchObject({ burst: { text: "C" }, swallow: false });
    expect(pressKey(NO_BURST, "A", 0)).toMatchObject({ burst: { text: "A" }, swallow: false });
    expect(pressKey(type("A").burst, "B", 1_010).swallow).toBe(false);
  });

  test("continues a burst over Shift, and Shift alone begins none", () => {
    const { burst } = type("AB");
    expect(pressKey(burst, "Shift", burst.lastAt + 40)).toEqual({
      burst: { text: "AB", lastAt: burst.lastAt + 40 },
      code: null,
      swallow: false,
    });
    expect(pressKey(burst, "Shift", burst.lastAt + 51).burst).toBe(burst);
    expect(pressKey(NO_BURST, "Shift", 0).burst).toBe(NO_BURST);
  });

  test("without Enter ends a code by 90 ms of silence", () => {
    const { burst } = type("ABCDEFGHIJKL");
    expect(SETTLE_MS).toBe(90);
    expect(settle(burst, burst.lastAt + 89)).toEqual({ burst, code: null, swallow: false });
    expect(settle(burst, burst.lastAt + 90)).toEqual({
      burst: NO_BURST,
      code: "ABCDEFGHIJKL",
      swallow: false,
    });
    const short = type("ABCDEFGHIJK").burst;
    expect(settle(short, short.lastAt + 90)).toEqual({ burst: NO_BURST, code: null, swallow: false });
    expect(settle(NO_BURST, 5_000)).toEqual({ burst: NO_BURST, code: null, swallow: false });
  });
});

describe("the write lock of a log", () => {
  /** Web Locks with one lock. */
  function stubLocks() {
    let lost: ((problem: Error) => void) | null = null;
    const options: object[] = [];
    vi.stubGlobal("navigator", {
      locks: {
        request: (
          name: string,
          option: { steal?: boolean },
          work: (lock: object | null) => Promise<void> | void,
        ) => {
          options.push({ name, ...option });
          if (lost && !option.steal) return Promise.resolve(work(null));
          lost?.(new Error("stolen"));
          return new Promise<void>((end, fail) => {
            lost = fail;
            void Promise.resolve(work({})).then(() => {
              if (lost === fail) lost = null;
              end();
            });
          });
        },
      },
    });
    return options;
  }

  test("is held by one window; another window takes it only by force, and the first is notified", async () => {
    const options = stubLocks();
    const onLost = vi.fn();
    const first = await holdWindow("d", false, onLost);
    expect(first.writes).toBe(true);
    expect((await holdWindow("d", false, vi.fn())).writes).toBe(false);
    expect(onLost).not.toHaveBeenCalled();
    expect((await holdWindow("d", true, vi.fn())).writes).toBe(true);
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledTimes(1));
    expect(options).toEqual([
      { name: "scanner-window-d", ifAvailable: true },
      { name: "scanner-window-d", ifAvailable: true },
      { name: "scanner-window-d", steal: true },
    ]);
  });

  test("is free again after its release, and not needed without Web Locks", async () => {
    stubLocks();
    const first = await holdWindow("d", false, vi.fn());
    first.release();
    await Promise.resolve();
    await new Promise((done) => setTimeout(done, 0));
    expect((await holdWindow("d", false, vi.fn())).writes).toBe(true);
    vi.stubGlobal("navigator", {});
    expect((await holdWindow("d", false, vi.fn())).writes).toBe(true);
  });
});
