import { env } from "cloudflare:test";
import { expect, test } from "vitest";
import { eventObject } from "#worker/platform/event-object";
import { handleMachines } from "#worker/non-page-routes";
import { deliverSandbox, type SandboxMessage } from "#worker/payments/sandbox-delivery";
import type { SandboxDelivery } from "#worker/platform/queue-messages";
import { stampSignature } from "#worker/platform/hmac";
import { aSetup } from "../../build/workerd/setup";

const ORIGIN = "https://stagedoor.example";

/** Sends a request to the Worker's handlers outside the router; 404 where the router would take over. */
async function deliver(request: Request): Promise<Response> {
  return (await handleMachines(request, env, () => Date.now())) ?? new Response(null, { status: 404 });
}

/** A pending booking with an open payment. */
async function aPendingBooking() {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  await event.configure(aSetup(eventId));
  const holdId = crypto.randomUUID();
  await event.hold("guest:a", { holdId, seats: [0, 1], pools: [] });
  const bookingId = crypto.randomUUID();
  const placed = await event.placeBooking("guest:a", {
    bookingId,
    holdId,
    buyerName: "Ananya",
    buyerEmail: "ananya@example.com",
    locale: "en",
    attendeeNames: [],
  });
  if (!placed.ok) throw new Error(placed.reason);
  const paymentId = `${bookingId}-1`;
  const intentId = `sbx_${bookingId.replaceAll("-", "")}`;
  await event.recordIntent({ bookingId, paymentId, provider: "sandbox", intentId, payUrl: "/pay" });
  const payment = {
    intentId,
    reference: paymentId,
    eventId,
    bookingId,
    amountMinor: placed.value.totals.totalMinor,
    currency: placed.value.totals.currency,
  };
  return { event, bookingId, payment, state: async () => (await event.readBooking(bookingId, null))?.state };
}

function message(
  payment: SandboxMessage["payment"],
  type: SandboxMessage["type"] = "payment.captured",
): SandboxMessage {
  return { id: `msg_${crypto.randomUUID()}`, type, createdAt: Date.now(), payment };
}

async function post(
  sent: unknown,
  { secret = env.SANDBOX_WEBHOOK_SECRET ?? "", at = Date.now(), change = (body: string) => body } = {},
) {
  const text = typeof sent === "string" ? sent : JSON.stringify(sent);
  const signature = await stampSignature(secret, new Uint8Array(new TextEncoder().encode(text)), at);
  const response = await deliver(
    new Request(`${ORIGIN}/webhooks/sandbox`, {
      method: "POST",
      body: change(text),
      headers: { "sandbox-signature": signature },
    }),
  );
  return { status: response.status, body: await response.json<Record<string, unknown>>() };
}

test("a webhook that arrives several times, even under a new id, confirms the booking once", async () => {
  const { payment, event, bookingId, state } = await aPendingBooking();
  const paid = message(payment);
  expect(await post(paid)).toEqual({ status: 200, body: { recorded: true } });
  expect(await state()).toBe("confirmed");
  const tickets = await event.listTickets(bookingId);
  expect(tickets).toHaveLength(2);
  await Promise.all([post(paid), post(paid), post(message(payment))]);
  expect(await event.listTickets(bookingId)).toEqual(tickets);
  expect((await event.readBooking(bookingId, null))?.refunds).toEqual([]);
});

test("forged, changed, old and future webhooks are refused without effect", async () => {
  const { payment, state } = await aPendingBooking();
  const paid = message(payment);
  expect((await post(paid, { secret: "another-secret-another-secret" })).status).toBe(401);
  expect((await post(paid, { change: (body) => body.replace("captured", "captured ") })).status).toBe(401);
  expect(await post(paid, { at: Date.now() - 301_000 })).toEqual({ status: 401, body: { reason: "stale" } });
  expect(await post(paid, { at: Date.now() + 301_000 })).toEqual({ status: 401, body: { reason: "stale" } });
  expect((await post("no json")).status).toBe(400);
  expect((await post({ ...paid, type: "payment.invented" })).status).toBe(400);
  expect(await state()).toBe("pending");
});

test("a payment of another amount or currency does not confirm the booking", async () => {
  const { payment, state } = await aPendingBooking();
  expect((await post(message({ ...payment, amountMinor: 100 }))).status).toBe(200);
  expect(await state()).not.toBe("confirmed");
  const other = await aPendingBooking();
  expect((await post(message({ ...other.payment, currency: "USD" }))).status).toBe(200);
  expect(await other.state()).not.toBe("confirmed");
});

test("a payment of another event is not recorded", async () => {
  const here = await aPendingBooking();
  const there = await aPendingBooking();
  const crossed = message({ ...there.payment, eventId: here.payment.eventId });
  expect(await post(crossed)).toEqual({ status: 200, body: { recorded: false, reason: "payment_unknown" } });
  expect(await here.state()).toBe("pending");
  expect(await there.state()).toBe("pending");
});

test("a signed message for an impossible event or an unknown payment is acknowledged and recorded for the operator", async () => {
  const stripe = { ...env, STRIPE_SECRET_KEY: "sk_test", STRIPE_WEBHOOK_SECRET: "whsec_test" };
  const send = async (eventId: string, paymentId: string) => {
    const body = JSON.stringify({
      id: `evt_${paymentId}`,
      type: "payment_intent.succeeded",
      created: 1,
      data: {
        object: {
          id: "pi_1",
          status: "succeeded",
          amount: 100,
          currency: "inr",
          metadata: { payment_id: paymentId, event_id: eventId, booking_id: "b1" },
        },
      },
    });
    const signature = await stampSignature(
      "whsec_test",
      new Uint8Array(new TextEncoder().encode(body)),
      Date.now(),
    );
    const request = new Request(`${ORIGIN}/webhooks/stripe`, {
      method: "POST",
      body,
      headers: { "stripe-signature": signature },
    });
    const response = await handleMachines(request, stripe, () => Date.now());
    const { results } = await env.DB.prepare("select facts from audit_log where subject = ?")
      .bind(`payment:${paymentId}`)
      .all<{ facts: string }>();
    return {
      status: response?.status,
      recorded: results.map(({ facts }) => (JSON.parse(facts) as { reason: string }).reason),
    };
  };
  for (const eventId of ["x".repeat(2_000), "../x", "\u0000"])
    expect(await send(eventId, crypto.randomUUID())).toEqual({ status: 200, recorded: ["event_unknown"] });
  expect(await send(crypto.randomUUID(), crypto.randomUUID())).toEqual({
    status: 200,
    recorded: ["payment_unknown"],
  });
});

test("an unknown provider gets 404, a GET gets 405", async () => {
  const get = await deliver(new Request(`${ORIGIN}/webhooks/sandbox`));
  expect(get.status).toBe(405);
  const unknown = await deliver(new Request(`${ORIGIN}/webhooks/paypal`, { method: "POST", body: "{}" }));
  expect(unknown.status).toBe(404);
});

test("the sandbox retries webhooks until the response is 2xx and stops after a refusal", async () => {
  const { payment, state } = await aPendingBooking();
  const said: string[] = [];
  const batch = (attempts: number) =>
    ({
      queue: "stagedoor-sandbox",
      messages: [
        {
          id: "1",
          timestamp: new Date(0),
          attempts,
          body: { to: `${ORIGIN}/webhooks/sandbox`, body: JSON.stringify(message(payment)) },
          ack: () => said.push("ack"),
          retry: (options?: { delaySeconds?: number }) => said.push(`retry ${options?.delaySeconds}`),
        },
      ],
      ackAll: () => undefined,
      retryAll: () => undefined,
      metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
    }) as unknown as MessageBatch<SandboxDelivery>;
  await deliverSandbox(
    batch(1),
    env,
    () => Date.now(),
    () => Promise.reject(new Error("no network")),
  );
  await deliverSandbox(
    batch(3),
    env,
    () => Date.now(),
    async () => new Response(null, { status: 503 }),
  );
  await deliverSandbox(
    batch(1),
    env,
    () => Date.now(),
    async () => new Response(null, { status: 401 }),
  );
  expect(await state()).toBe("pending");
  await deliverSandbox(
    batch(4),
    env,
    () => Date.now(),
    (request) => deliver(request),
  );
  expect(said).toEqual(["retry 1", "retry 5", "ack", "ack"]);
  expect(await state()).toBe("confirmed");
});
