import { refuse } from "#domain/core/outcome";
import type { PaymentFact } from "#domain/payment/payment-fact";
import { recordAudit } from "../notices/audit";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import type { PaymentProvider, WebhookCall } from "./payments";
import { findProvider } from "./providers";
import { logError } from "../platform/log";

/** A longer name (1,024 bytes) has no object; every call would fail. */
const EVENT_ID = /^[\w-]{1,100}$/;
const MAX_BODY_BYTES = 256 * 1024;

/**
 * POST /webhooks/:provider. Verifies the signature over the raw body and records the fact with the event's object before
 * the 200; providers retry after any other status. Null: unknown provider.
 */
export async function handleWebhooks(
  request: Request,
  env: Env,
  now: () => number,
): Promise<Response | null> {
  const name = new URL(request.url).pathname.match(/^\/webhooks\/([a-z]{1,20})$/)?.[1];
  const provider = name ? findProvider(env, name, now) : null;
  if (!provider) return null;
  if (request.method !== "POST") return respond(405, { reason: "post_only" }, { allow: "POST" });
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES)
    return respond(413, { reason: "too_long" });

  const raw = new Uint8Array(await request.arrayBuffer());
  if (raw.length > MAX_BODY_BYTES) return respond(413, { reason: "too_long" });
  const verified = await verify(provider, { raw, headers: request.headers, now: now() });
  if (!verified) return respond(503, { reason: "try_again" }, { "retry-after": "5" });
  if (!verified.ok) return respond(verified.reason === "malformed" ? 400 : 401, { reason: verified.reason });
  const { eventId, fact } = verified.value;
  if (!eventId || !fact) return respond(200, { recorded: false });

  try {
    const recorded = EVENT_ID.test(eventId)
      ? await (await eventObject(env, eventId)).recordPaymentFact(fact)
      : refuse("event_unknown");
    // Authentic, but for no payment of ours: retrying does not help, so it is recorded for an operator.
    if (!recorded.ok) await recordRefused(env, fact, recorded.reason);
    return respond(200, recorded.ok ? { recorded: true } : { recorded: false, reason: recorded.reason });
  } catch (problem) {
    logError("payment message not recorded", { provider: provider.name, messageId: fact.messageId }, problem);
    return respond(503, { reason: "try_again" }, { "retry-after": "5" });
  }
}

function recordRefused(env: Env, fact: PaymentFact, reason: string): Promise<void> {
  const short = (text: string | null) => text && text.slice(0, 100);
  return recordAudit(env.DB, {
    actorId: "system",
    action: "payment.refused",
    subject: `payment:${short(fact.paymentId)}`,
    organizationId: null,
    facts: {
      reason,
      provider: fact.provider,
      state: fact.state,
      eventId: short(fact.eventId),
      bookingId: short(fact.bookingId),
      intentId: short(fact.intentId),
      amountMinor: fact.amountMinor,
      currency: fact.currency,
    },
  });
}

/** Null if the provider must be called to verify the message, and failed. */
async function verify(provider: PaymentProvider, call: WebhookCall) {
  try {
    return await provider.verifyWebhook(call);
  } catch (problem) {
    logError("payment message not verified", { provider: provider.name }, problem);
    return null;
  }
}

function respond(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}
