import { createExecutionContext, env } from "cloudflare:test";
import { type MockInstance, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readEnv, requireEnv, requireEventEnv } from "#worker/platform/env";
import worker from "../worker-entry";

let error: MockInstance<typeof console.error>;
const logged = () => error.mock.calls.flat().join("\n");

beforeEach(() => {
  error = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function problemsOf(change: Readonly<Record<string, unknown>>): readonly string[] {
  const configuration = readEnv({ ...env, ...change });
  return configuration.ok ? [] : configuration.problems;
}

describe("a broken configuration", () => {
  test("reports all problems together, each with its fix", () => {
    const problems = problemsOf({
      KEY_WRAPPING_SECRET: undefined,
      LINK_SECRET: "",
      IMAGES: undefined,
      PAYMENTS: "paypal",
      PUBLIC_URL: "https://tickets.example/shop",
      STRIPE_SECRET_KEY: "sk_live_1",
    });
    expect(problems).toHaveLength(6);
    expect(problems.join("\n")).toContain(
      "KEY_WRAPPING_SECRET is missing: npx wrangler secret put KEY_WRAPPING_SECRET",
    );
    expect(problems.join("\n")).toContain("LINK_SECRET is missing");
    expect(problems.join("\n")).toContain("IMAGES is not bound: add it under r2_buckets in wrangler.toml");
    expect(problems.join("\n")).toContain("PAYMENTS must be sandbox, stripe or razorpay");
    expect(problems.join("\n")).toContain("PUBLIC_URL must be an absolute http(s) URL");
    expect(problems.join("\n")).toContain(
      "STRIPE_WEBHOOK_SECRET is missing while other secrets of stripe are set",
    );
  });

  test.each([
    ["stripe", ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]],
    ["razorpay", ["RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET"]],
  ])("PAYMENTS=%s without the provider's secrets names each of them", (provider, names) => {
    expect(problemsOf({ PAYMENTS: provider })).toEqual(
      names.map(
        (name) => `${name} is missing while PAYMENTS is ${provider}: npx wrangler secret put ${name}`,
      ),
    );
  });

  test.each([
    "localhost:4173",
    "/tickets",
    "ftp://tickets.example",
    "https://tickets.example/",
    "https://tickets.example?x=1",
    "",
    undefined,
  ])("PUBLIC_URL %s is refused", (url) => {
    expect(problemsOf({ PUBLIC_URL: url })).toHaveLength(1);
  });

  test("answers 503 as page or JSON, without any value, and logs the problems once", async () => {
    const broken = { ...env, AUTH_SECRET: "", PUBLIC_URL: "http://secret-value.example/x" };
    const visit = (headers: HeadersInit) =>
      worker.fetch(
        new Request("https://stagedoor.test/events", { headers }),
        broken,
        createExecutionContext(),
      );
    const page = await visit({});
    const json = await visit({ accept: "application/json" });
    expect([page.status, json.status]).toEqual([503, 503]);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("retry-after")).toBe("60");
    const text = await page.text();
    expect(text).not.toContain("secret-value");
    expect(text).not.toContain("AUTH_SECRET");
    expect(await json.json()).toEqual({ error: "misconfigured" });
    expect(error).toHaveBeenCalledTimes(1);
    expect(logged()).toContain("AUTH_SECRET is missing");
    expect(logged()).toContain("PUBLIC_URL must be");
    expect(logged()).not.toContain("secret-value");
  });

  test("fails queue batches and scheduled jobs, so that they are retried", () => {
    expect(() => requireEnv({ ...env, DB: undefined })).toThrow("DB is not bound");
  });
});

describe("an event's object", () => {
  test("does not start with a broken rate limit or without the secret of its keys", () => {
    expect(() =>
      requireEventEnv({ ...env, SEAT_MESSAGES_PER_SECOND: "ten", KEY_WRAPPING_SECRET: undefined }),
    ).toThrow(/KEY_WRAPPING_SECRET is missing[^]*SEAT_MESSAGES_PER_SECOND must be a positive whole number/);
  });

  test("starts without D1 and queues, as in the bench, and while other variables are broken", () => {
    const { KEY_WRAPPING_SECRET } = env;
    expect(requireEventEnv({ KEY_WRAPPING_SECRET })).toEqual({
      KEY_WRAPPING_SECRET,
      SEAT_MESSAGES_PER_SECOND: 10,
    });
    expect(requireEventEnv({ ...env, MAIL_FROM: "no address" }).DB).toBe(env.DB);
  });
});

test("a complete configuration is parsed once per isolate", () => {
  const bindings = { ...env };
  const first = readEnv(bindings);
  expect(first).toMatchObject({ ok: true, env: { PAYMENTS: "sandbox", PUBLIC_URL: env.PUBLIC_URL } });
  expect(readEnv(bindings)).toBe(first);
  expect(
    problemsOf({
      PAYMENTS: "stripe",
      STRIPE_SECRET_KEY: "sk",
      STRIPE_WEBHOOK_SECRET: "whsec",
      AI: undefined,
    }),
  ).toEqual([]);
  expect(error).not.toHaveBeenCalled();
});
