import { env } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import type { IntentRequest, PaymentProvider } from "#worker/payments/payments";
import { performPayment } from "#worker/payments/payment-effects";
import { razorpayProvider } from "#worker/payments/razorpay";
import { decideIntent } from "#worker/payments/sandbox-store";
import { sandboxProvider } from "#worker/payments/sandbox-provider";
import { hmacHex, stampSignature } from "#worker/platform/hmac";
import { stripeProvider } from "#worker/payments/stripe";

const NOW = 1_800_000_000_000;
const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));

function ask(paymentId: string): IntentRequest {
  return {
    paymentId,
    eventId: "event-1",
    bookingId: "booking-1",
    amountMinor: 236_000,
    currency: "INR",
    description: "Stagedoor K7Q2-M4XD",
    buyerEmail: "ananya@example.com",
    returnUrl: "https://stagedoor.example/bookings/booking-1",
  };
}

const OTHER_PURPOSES = [
  { eventId: "event-2" },
  { bookingId: "booking-2" },
  { amountMinor: 1 },
  { currency: "USD" },
];

/** A fake provider server that stores intents by our id. */
function fakeServer(
  answer: (request: {
    method: string;
    path: string;
    form: URLSearchParams;
    json: unknown;
    headers: Headers;
  }) => unknown,
) {
  const calls: string[] = [];
  return {
    calls,
    fetch: async (request: Request) => {
      const { pathname, search } = new URL(request.url);
      const path = pathname.replace("/v1/", "") + search;
      const text = request.method === "POST" ? await request.text() : "";
      calls.push(`${request.method} ${path}`);
      const body = answer({
        method: request.method,
        path,
        form: new URLSearchParams(text),
        json: text.startsWith("{") ? JSON.parse(text) : null,
        headers: request.headers,
      });
      return body === undefined ? new Response("{}", { status: 404 }) : Response.json(body);
    },
  };
}

describe("the sandbox provider", () => {
  const provider = sandboxProvider(env, env.SANDBOX_WEBHOOK_SECRET ?? "", () => NOW);

  test("a payment requested twice is one intent", async () => {
    const first = await provider.createIntent(ask("pay-twice"));
    expect(await provider.createIntent(ask("pay-twice"))).toEqual(first);
    expect(first.payUrl).toMatch(/^https:\/\/stagedoor\.example\/pay\/sandbox\/sbx_/);
  });

  test("an intent of another event, booking, amount or currency is not opened again", async () => {
    await provider.createIntent(ask("pay-same"));
    for (const other of OTHER_PURPOSES)
      await expect(provider.createIntent({ ...ask("pay-same"), ...other })).rejects.toThrow(
        "another booking",
      );
    const query = { eventId: "event-2", paymentId: "pay-same", intentId: null };
    expect(await provider.fetch(query)).toEqual({ state: "nothing" });
  });

  test("a card payment is authorised first, and repeated captures take the money once", async () => {
    const { intentId } = await provider.createIntent(ask("pay-card"));
    await decideIntent(env, { intentId, method: "card", succeeds: true, now: NOW });
    const held = {
      eventId: "event-1",
      paymentId: "pay-card",
      intentId,
      amountMinor: 236_000,
      currency: "INR",
    };
    expect((await provider.fetch(held)).state).toBe("authorised");
    expect((await provider.capture(held)).state).toBe("captured");
    expect((await provider.capture(held)).state).toBe("captured");
    expect((await provider.void(held)).state).toBe("captured");
  });

  test("UPI captures at once; refunds are idempotent by id and never exceed the captured amount", async () => {
    const { intentId } = await provider.createIntent(ask("pay-upi"));
    await decideIntent(env, { intentId, method: "upi", succeeds: true, now: NOW });
    const refund = {
      paymentId: "pay-upi",
      intentId,
      amountMinor: 200_000,
      currency: "INR",
      refundId: "r1",
      eventId: "event-1",
    };
    expect((await provider.fetch(refund)).state).toBe("captured");
    expect(await provider.refund(refund)).toEqual({ state: "done" });
    expect(await provider.refund(refund)).toEqual({ state: "done" });
    expect(await provider.refund({ ...refund, refundId: "r2" })).toEqual({
      state: "failed",
      problem: "more than is left of the payment",
    });
    expect(await provider.refund({ ...refund, refundId: "r3", amountMinor: 36_000 })).toEqual({
      state: "done",
    });
  });

  test("a buyer decides once, and can retry a declined payment", async () => {
    const { intentId } = await provider.createIntent(ask("pay-declined"));
    const decide = (succeeds: boolean) => decideIntent(env, { intentId, method: "upi", succeeds, now: NOW });
    expect((await decide(false))?.state).toBe("failed");
    expect((await decide(true))?.state).toBe("captured");
    expect(await decide(true)).toBeNull();
  });

  test("a payment is found by our id when the intent id is unknown", async () => {
    const { intentId } = await provider.createIntent(ask("pay-crashed"));
    await decideIntent(env, { intentId, method: "card", succeeds: true, now: NOW });
    expect(
      await provider.fetch({ eventId: "event-1", paymentId: "pay-crashed", intentId: null }),
    ).toMatchObject({
      state: "authorised",
      intentId,
    });
    expect(await provider.fetch({ eventId: "event-1", paymentId: "never", intentId: null })).toEqual({
      state: "nothing",
    });
  });
});

describe("Stripe", () => {
  function stripe() {
    const intents = new Map<
      string,
      { id: string; status: string; amount: number; currency: string; metadata: Record<string, string> }
    >();
    const byKey = new Map<string, unknown>();
    const server = fakeServer(({ method, path, form, headers }) => {
      const key = headers.get("idempotency-key");
      if (key && byKey.has(key)) return byKey.get(key);
      const keep = (body: unknown) => {
        if (key) byKey.set(key, body);
        return body;
      };
      if (path === "checkout/sessions") {
        const id = `pi_${intents.size + 1}`;
        const metadata = Object.fromEntries(
          [...form].flatMap(([name, value]) => {
            const mark = name.match(/^payment_intent_data\[metadata\]\[(.+)\]$/)?.[1];
            return mark ? [[mark, value]] : [];
          }),
        );
        expect(form.get("payment_intent_data[capture_method]")).toBe("manual");
        intents.set(id, {
          id,
          status: "requires_payment_method",
          amount: Number(form.get("line_items[0][price_data][unit_amount]")),
          currency: form.get("line_items[0][price_data][currency]")!,
          metadata,
        });
        return keep({ id: `cs_${id}`, url: `https://checkout.stripe.com/${id}`, payment_intent: id });
      }
      const [, id, verb] = path.match(/^payment_intents\/(pi_\d+)(?:\/(capture|cancel))?$/) ?? [];
      const intent = intents.get(id ?? "");
      if (intent && method === "GET") return intent;
      if (intent && verb) {
        intent.status = verb === "capture" ? "succeeded" : "canceled";
        return keep({ ...intent });
      }
      if (path === "refunds")
        return keep({
          id: "re_1",
          status: "succeeded",
          amount: Number(form.get("amount")),
          currency: "inr",
          payment_intent: form.get("payment_intent"),
        });
      return undefined;
    });
    const provider = stripeProvider({
      secretKey: "sk_test",
      webhookSecret: "whsec_test",
      fetch: server.fetch,
    });
    return { provider, intents, server };
  }

  test("creates intents with manual capture under our id, captures and refunds them", async () => {
    const { provider, intents } = stripe();
    const { intentId, payUrl } = await provider.createIntent(ask("pay-1"));
    expect(payUrl).toBe("https://checkout.stripe.com/pi_1");
    expect((await provider.createIntent(ask("pay-1"))).intentId).toBe(intentId);
    const held = { eventId: "event-1", paymentId: "pay-1", intentId, amountMinor: 236_000, currency: "INR" };
    expect(await provider.fetch(held)).toEqual({ state: "nothing" });
    intents.get(intentId)!.status = "requires_capture";
    expect(await provider.fetch(held)).toMatchObject({ state: "authorised", currency: "INR" });
    expect((await provider.capture(held)).state).toBe("captured");
    expect(await provider.refund({ ...held, refundId: "r1" })).toEqual({ state: "done" });
  });

  test("accepts authentic webhooks and refuses forged, old and future ones", async () => {
    const { provider } = stripe();
    const body = bytes(
      JSON.stringify({
        id: "evt_1",
        type: "payment_intent.amount_capturable_updated",
        created: NOW / 1000,
        data: {
          object: {
            id: "pi_1",
            status: "requires_capture",
            amount: 236_000,
            currency: "inr",
            metadata: { payment_id: "pay-1", event_id: "event-1" },
          },
        },
      }),
    );
    const call = async (secret: string, signedAt: number) => ({
      raw: body,
      headers: new Headers({ "stripe-signature": await stampSignature(secret, body, signedAt) }),
      now: NOW,
    });
    expect(await provider.verifyWebhook(await call("whsec_test", NOW))).toMatchObject({
      ok: true,
      value: {
        eventId: "event-1",
        fact: {
          state: "authorised",
          paymentId: "pay-1",
          intentId: "pi_1",
          amountMinor: 236_000,
          currency: "INR",
          messageId: "evt_1",
        },
      },
    });
    expect(await provider.verifyWebhook(await call("whsec_other", NOW))).toMatchObject({
      reason: "bad_signature",
    });
    expect(await provider.verifyWebhook(await call("whsec_test", NOW - 301_000))).toMatchObject({
      reason: "stale",
    });
    expect(await provider.verifyWebhook(await call("whsec_test", NOW + 301_000))).toMatchObject({
      reason: "stale",
    });
    expect(await provider.verifyWebhook({ raw: body, headers: new Headers(), now: NOW })).toMatchObject({
      reason: "bad_signature",
    });
  });
});

describe("Razorpay", () => {
  function razorpay(): { provider: PaymentProvider; pay: (status: string) => void; calls: string[] } {
    const orders: { id: string; amount: number; currency: string; receipt: string; notes: unknown }[] = [];
    const payments: { id: string; order_id: string; amount: number; currency: string; status: string }[] = [];
    const refunds: { id: string; amount: number; receipt: string; status: string }[] = [];
    const server = fakeServer(({ method, path, json }) => {
      const sent = json as Record<string, unknown> | null;
      if (path.startsWith("orders?receipt="))
        return { items: orders.filter((order) => path.endsWith(order.receipt)) };
      if (path === "orders" && method === "POST") {
        expect(sent).toMatchObject({ payment: { capture: "manual" } });
        const order = {
          id: `order_${orders.length + 1}`,
          amount: Number(sent!.amount),
          currency: "INR",
          receipt: String(sent!.receipt),
          notes: sent!.notes,
        };
        orders.push(order);
        return order;
      }
      if (/^orders\/order_\d+$/.test(path)) return orders.find((order) => path.endsWith(`/${order.id}`));
      if (path.endsWith("/payments")) return { items: payments };
      if (path.endsWith("/capture")) {
        payments[0]!.status = "captured";
        return payments[0];
      }
      if (path.endsWith("/refunds")) return { items: refunds };
      if (path.endsWith("/refund")) {
        const refund = {
          id: "rfnd_1",
          amount: Number(sent!.amount),
          receipt: String(sent!.receipt),
          status: "processed",
        };
        refunds.push(refund);
        return refund;
      }
      return undefined;
    });
    return {
      provider: razorpayProvider({
        keyId: "rzp",
        keySecret: "s",
        webhookSecret: "whsec",
        fetch: server.fetch,
      }),
      pay: (status) =>
        payments.push({ id: "pay_1", order_id: "order_1", amount: 236_000, currency: "INR", status }),
      calls: server.calls,
    };
  }

  test("an order has our payment id as receipt, by which a second request finds it", async () => {
    const { provider, pay, calls } = razorpay();
    const first = await provider.createIntent(ask("pay-1"));
    expect(await provider.createIntent(ask("pay-1"))).toEqual(first);
    expect(calls.filter((call) => call === "POST orders")).toHaveLength(1);
    const held = {
      eventId: "event-1",
      paymentId: "pay-1",
      intentId: first.intentId,
      amountMinor: 236_000,
      currency: "INR",
    };
    expect(await provider.fetch(held)).toEqual({ state: "nothing" });
    pay("authorized");
    expect((await provider.fetch({ eventId: "event-1", paymentId: "pay-1", intentId: null })).state).toBe(
      "authorised",
    );
    expect((await provider.capture(held)).state).toBe("captured");
    const refund = { ...held, refundId: "r1" };
    await provider.refund(refund);
    expect(await provider.refund(refund)).toEqual({ state: "done" });
    expect(calls.filter((call) => call.endsWith("/refund"))).toHaveLength(1);
  });

  test("an order of another event, booking, amount or currency is not opened again", async () => {
    const { provider } = razorpay();
    await provider.createIntent(ask("pay-1"));
    for (const other of OTHER_PURPOSES)
      await expect(provider.createIntent({ ...ask("pay-1"), ...other })).rejects.toThrow("another booking");
    const query = { eventId: "event-2", paymentId: "pay-1", intentId: null };
    expect(await provider.fetch(query)).toEqual({ state: "nothing" });
  });

  test("webhooks are verified by their signature over the raw body, and by the order that this server wrote", async () => {
    const { provider } = razorpay();
    await provider.createIntent(ask("pay-1"));
    const body = bytes(
      JSON.stringify({
        event: "payment.captured",
        created_at: NOW / 1000,
        payload: {
          payment: {
            entity: {
              id: "pay_1",
              order_id: "order_1",
              amount: 236_000,
              currency: "INR",
              status: "captured",
              // From a form in the buyer's browser.
              notes: { payment_id: "pay-2", event_id: "event-2", booking_id: "booking-2" },
            },
          },
        },
      }),
    );
    const headers = new Headers({
      "x-razorpay-signature": await hmacHex("whsec", body),
      "x-razorpay-event-id": "e1",
    });
    expect(await provider.verifyWebhook({ raw: body, headers, now: NOW })).toMatchObject({
      ok: true,
      value: {
        eventId: "event-1",
        fact: { state: "captured", bookingId: "booking-1", paymentId: "pay-1", intentId: "order_1" },
      },
    });
    // The header is not signed, so a replay with another one is the same message.
    const keyOf = async () => {
      const verified = await provider.verifyWebhook({ raw: body, headers, now: NOW });
      return verified.ok && verified.value.fact?.messageId;
    };
    const key = await keyOf();
    headers.set("x-razorpay-event-id", "e2");
    expect(await keyOf()).toBe(key);
    const changed = body.slice();
    changed[20] = changed[20]! ^ 1;
    expect(await provider.verifyWebhook({ raw: changed, headers, now: NOW })).toMatchObject({
      reason: "bad_signature",
    });
  });
});

test("an unreachable provider is recorded with the event, whose outbox retries with backoff, and the queue does not retry at once", async () => {
  const away = { capture: () => Promise.reject(new Error("503")) } as unknown as PaymentProvider;
  const held = { paymentId: "p", intentId: "i", amountMinor: 100, currency: "INR", provider: "sandbox" };
  const effect = { key: "capture:p", eventId: crypto.randomUUID(), kind: "capture" as const, ...held };
  await expect(performPayment(effect, env, () => Date.now(), away)).resolves.toBeUndefined();
});
