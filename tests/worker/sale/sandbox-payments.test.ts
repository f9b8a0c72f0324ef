import { createExecutionContext } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import type { Env } from "#worker/platform/env";
import { isTestMode, takesSandboxPayments } from "#worker/platform/env";
import { currentProvider, findProvider } from "#worker/payments/providers";
import { openIntent } from "#worker/payments/sandbox-store";
import worker from "../../worker-entry";
import { env } from "../../build/workerd/visit";

const NOW = Date.UTC(2026, 10, 21);
/** The shipped wrangler.toml on a server: no LOCAL, no DEMO. */
const shipped: Env = { ...env, LOCAL: "" };

test("a deployment with the shipped configuration takes no sandbox payment", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(shipped.PAYMENTS).toBe("sandbox");
  expect(currentProvider(shipped, () => NOW)).toBeNull();
  const { payUrl } = await openIntent(
    env,
    {
      paymentId: "shipped-1",
      eventId: "event",
      bookingId: "shipped",
      amountMinor: 35_000,
      currency: "INR",
      description: "two seats",
      buyerEmail: "asha@example.com",
      returnUrl: "https://stagedoor.test/bookings/shipped",
    },
    NOW,
  );
  const pay = (bindings: Env) =>
    worker.fetch(
      new Request(new URL(payUrl, "https://stagedoor.test"), {
        method: "POST",
        body: new URLSearchParams({ method: "card", outcome: "succeed" }),
      }),
      bindings,
      createExecutionContext(),
    );
  expect((await pay(shipped)).status).toBe(404);
  const webhook = await worker.fetch(
    new Request("https://stagedoor.test/webhooks/sandbox", { method: "POST", body: "{}" }),
    shipped,
    createExecutionContext(),
  );
  expect(webhook.status).toBe(404);
  const row = await env.DB.prepare("select state from sandbox_payment where reference = 'shipped-1'").first();
  expect(row).toEqual({ state: "created" });
  expect((await pay({ ...shipped, DEMO: "1" })).status).toBe(303);
  error.mockRestore();
});

test("the sandbox pays on a developer's machine and on a declared demo, which alone is in test mode", () => {
  const facts = (change: Partial<Env>) => {
    const changed = { ...shipped, STRIPE_SECRET_KEY: "sk", STRIPE_WEBHOOK_SECRET: "whsec", ...change };
    return [
      takesSandboxPayments(changed),
      findProvider(changed, "sandbox", () => NOW) !== null,
      isTestMode(changed),
    ];
  };
  expect(facts({})).toEqual([false, false, false]);
  expect(facts({ LOCAL: "1" })).toEqual([true, true, false]);
  expect(facts({ DEMO: "1" })).toEqual([true, true, true]);
  expect(facts({ DEMO: "1", PAYMENTS: "stripe" })).toEqual([false, false, false]);
  expect(facts({ LOCAL: "1", PAYMENTS: "stripe" })).toEqual([false, false, false]);
});
