import { createExecutionContext, env as bindings, waitOnExecutionContext } from "cloudflare:test";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { handleReady } from "#worker/observe/health";
import { sentryReporter } from "#worker/observe/error-reporter";
import { routeLabel } from "#worker/observe/route-label";
import type { Env } from "#worker/platform/env";
import { eventObject } from "#worker/platform/event-object";
import { logError } from "#worker/platform/log";
import { runInContext } from "#worker/platform/request-context";
import { faultyDatabase } from "../../build/workerd/faulty-database";
import { aShow } from "../../build/workerd/show";
import worker from "../../worker-entry";

const TOKEN = "a-long-metrics-token";

async function ask(
  path: string,
  init: RequestInit = {},
  more: Readonly<Record<string, unknown>> = {},
): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request<unknown, IncomingRequestCfProperties>(
    `https://stagedoor.test${path}`,
    init as RequestInit<IncomingRequestCfProperties>,
  );
  const response = await worker.fetch(request, { ...bindings, METRICS_TOKEN: TOKEN, ...more }, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

const scrape = (authorization = `Bearer ${TOKEN}`, more = {}) =>
  ask("/metrics", { headers: { authorization } }, more);

afterEach(() => {
  vi.restoreAllMocks();
});

describe("probes", () => {
  test("health responds while every dependency is down and the configuration is broken", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const response = await ask("/health", {}, { DB: undefined, IMAGES: undefined });
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
    const ready = await ask("/ready", {}, { DB: undefined });
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ready: false, failing: ["configuration"] });
  });

  test("ready names each part with its time, and every response carries a request id", async () => {
    const response = await ask("/ready", { headers: { "x-request-id": "trace-12345" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toBe("trace-12345");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = await response.json<{ parts: Record<string, { ok: boolean; ms: number }> }>();
    expect(Object.keys(body.parts)).toEqual(["database", "images", "queue", "object"]);
    for (const part of Object.values(body.parts)) expect(part).toEqual({ ok: true, ms: expect.any(Number) });
    const forged = await ask("/health", { headers: { "x-request-id": 'x"} {"level":"error' } });
    expect(forged.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(["refuses", "hangs"] as const)(
    "ready is 503 within the time limit and names the database while it %s",
    async (outage) => {
      vi.spyOn(console, "warn").mockImplementation(() => undefined);
      const database = faultyDatabase(bindings.DB);
      database.set(outage);
      const env: Env = { ...bindings, DB: database.db };
      const startedAt = Date.now();
      const response = await handleReady(new Request("https://x.test/ready"), env, () => Date.now());
      expect(Date.now() - startedAt).toBeLessThan(3_000);
      expect(response?.status).toBe(503);
      expect(response?.headers.get("retry-after")).toBe("5");
      expect(await response?.json()).toMatchObject({
        failing: ["database"],
        parts: { database: { ok: false, problem: outage === "hangs" ? "timeout" : "error" } },
      });
    },
  );

  test("ready names images and the queue, and gives no detail of the failure", async () => {
    const broken = () => Promise.reject(new Error("secret host r2.internal"));
    const env: Env = {
      ...bindings,
      IMAGES: { head: broken } as unknown as R2Bucket,
      EFFECT_QUEUE: { metrics: broken } as unknown as Env["EFFECT_QUEUE"],
    };
    const response = await handleReady(new Request("https://x.test/ready"), env, () => Date.now());
    const text = (await response?.text()) ?? "";
    expect(JSON.parse(text)).toMatchObject({ failing: ["images", "queue"] });
    expect(text).not.toContain("r2.internal");
  });

  test("repeated probes of five seconds share one check", async () => {
    let checks = 0;
    const images = { head: async () => void checks++ } as unknown as R2Bucket;
    const env: Env = { ...bindings, IMAGES: images };
    for (const at of [0, 1_000, 4_999, 5_000, 9_000])
      await handleReady(new Request("https://x.test/ready"), env, () => at);
    expect(checks).toBe(2);
  });

  test.each(["/health", "/ready", "/metrics"])(
    "%s refuses what a client sends wrongly without a 5xx",
    async (path) => {
      for (const method of ["POST", "PUT", "DELETE"]) {
        const response = await ask(path, { method, headers: { origin: "https://stagedoor.test" } });
        expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
      }
      expect((await ask(`${path}/more`)).status).toBe(404);
      expect((await ask(`${path}?a=%ff&b[]=${"x".repeat(5_000)}`)).status).toBeLessThan(500);
    },
  );
});

describe("metrics", () => {
  let show: Awaited<ReturnType<typeof aShow>>;
  beforeAll(async () => {
    show = await aShow();
    await (
      await eventObject(bindings, show.eventId)
    ).hold("guest:metrics", {
      holdId: crypto.randomUUID(),
      seats: [0],
      pools: [],
    });
  });

  test("only the holder of the token reads them; without a configured token there is no such page", async () => {
    expect((await scrape()).status).toBe(200);
    for (const wrong of [
      "",
      "Bearer ",
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      `Basic ${TOKEN}`,
      TOKEN,
    ])
      expect((await scrape(wrong)).status).toBe(401);
    expect((await scrape(`Bearer ${TOKEN}`, { METRICS_TOKEN: undefined })).status).toBe(404);
    expect((await scrape("Bearer short", { METRICS_TOKEN: "short" })).status).toBe(404);
  });

  test("requests, holds, orders, outbox, dead letters, sync lag, D1 and object times are in the Prometheus format", async () => {
    await ask("/gate-api/time");
    const response = await scrape();
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await response.text();
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\n]*",?)+\})? -?[\d.e+-]+)$/);
    for (const name of [
      "http_requests_total",
      "http_request_seconds_bucket",
      "database_seconds_count",
      "object_seconds_count",
      "held_places",
      "sold_places",
      "job_age_seconds",
      "holds_total",
      "orders_total",
      "outbox_waiting",
      "outbox_dead",
      "sync_lag_seconds",
      "errors_total",
    ])
      expect(text).toContain(`stagedoor_${name}`);
    expect(text).toMatch(new RegExp(`stagedoor_outbox_dead\\{event="${show.eventId}"\\} 0`));
    expect(text).toContain("stagedoor_database_up 1");
    expect(text).toContain(`stagedoor_holds_total{event="${show.eventId}"} 1`);
    expect(text).not.toContain("guest:");
  });

  test("while the database is down the isolate's own metrics are still read", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const database = faultyDatabase(bindings.DB);
    database.set("refuses");
    const response = await scrape(`Bearer ${TOKEN}`, { DB: database.db });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain("stagedoor_database_up 0");
    expect(text).toContain("stagedoor_http_requests_total{");
  });

  test("addresses with ids share a route's label, and addresses of a scanner of websites share one", () => {
    expect(routeLabel("/events/hamlet-7/seats.data")).toBe("/events/:id/seats");
    expect(routeLabel("/organizations/ranga/events/0198/day-of")).toBe(
      "/organizations/:id/events/:id/day-of",
    );
    expect(routeLabel("/_root.data")).toBe("/");
    for (const path of ["/wp-admin.php", "/.env", `/${"x/".repeat(50)}`])
      expect(routeLabel(path)).toBe("other");
  });
});

describe("logs and error reports", () => {
  test("each response is one JSON line with the request id, route, status and time", async () => {
    const lines: string[] = [];
    vi.spyOn(console, "info").mockImplementation((line: string) => void lines.push(line));
    await ask("/gate-api/time?token=secret", { headers: { "x-request-id": "trace-67890" } });
    const line = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
    expect(line).toMatchObject({
      level: "info",
      message: "request",
      requestId: "trace-67890",
      source: "/gate-api/:id",
    });
    expect(Object.keys(line)).toEqual([
      "time",
      "level",
      "message",
      "requestId",
      "source",
      "method",
      "status",
      "ms",
    ]);
    expect(lines.join()).not.toContain("secret");
  });

  test("a logged error goes to the tracker as a Sentry envelope with the request id, at most 20 a minute", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const sent: Request[] = [];
    const reporter = sentryReporter(
      { dsn: "https://publickey@errors.test/42", release: "r1", environment: "production" },
      async (...call) => {
        sent.push(new Request(...(call as [string, RequestInit])));
        return new Response();
      },
    )!;
    const context = {
      requestId: "trace-1",
      source: "/events",
      reportError: (report: Parameters<typeof reporter.send>[0]) => void reporter.send(report),
    };
    runInContext(context, () => {
      for (let i = 0; i < 50; i++) logError("booking failed", { bookingId: "b1" }, new TypeError("no seats"));
    });
    expect(sent).toHaveLength(20);
    const [request] = sent;
    expect(request?.url).toBe("https://errors.test/api/42/envelope/");
    expect(request?.headers.get("x-sentry-auth")).toContain("sentry_key=publickey");
    const [head, item, event] = new TextDecoder()
      .decode(await request!.arrayBuffer())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(head).toMatchObject({ dsn: "https://publickey@errors.test/42" });
    expect(item).toMatchObject({ type: "event" });
    expect(event).toMatchObject({
      event_id: head?.["event_id"],
      release: "r1",
      transaction: "/events",
      tags: { request_id: "trace-1" },
      exception: { values: [{ type: "TypeError", value: "no seats" }] },
    });
  });

  test("a tracker that is down or absent changes nothing", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(sentryReporter({ dsn: undefined, release: "", environment: "" })).toBeNull();
    const reporter = sentryReporter({ dsn: "https://k@e.test/1", release: "", environment: "" }, () =>
      Promise.reject(new Error("down")),
    );
    await reporter?.send({ message: "m", problem: "p", facts: {}, requestId: null, source: null, at: 0 });
  });
});
