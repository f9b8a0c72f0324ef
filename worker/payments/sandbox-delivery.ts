import { z } from "zod";
import type { Env } from "../platform/env";
import type { SandboxPayment } from "./sandbox-store";
import { stampSignature } from "../platform/hmac";
import type { SandboxDelivery } from "../platform/queue-messages";
import { logWarning } from "../platform/log";

export const SandboxMessage = z.object({
  id: z.string().min(1).max(100),
  type: z.enum([
    "payment.authorised",
    "payment.captured",
    "payment.failed",
    "payment.voided",
    "refund.done",
    "refund.failed",
  ]),
  createdAt: z.number().int(),
  payment: z.object({
    intentId: z.string().max(100),
    reference: z.string().max(100),
    eventId: z.string().max(100),
    bookingId: z.string().max(100),
    amountMinor: z.number().int().min(0),
    currency: z.string().length(3),
  }),
  refundId: z.string().max(100).optional(),
});
export type SandboxMessage = z.infer<typeof SandboxMessage>;

export const SANDBOX_QUEUE_NAME = "stagedoor-sandbox";
const BACKOFF_SECONDS = [1, 2, 5, 15, 60, 300];

/** Queues a webhook; `copies` and `delaySeconds` are for testers. */
export async function queueWebhook(
  env: Pick<Env, "SANDBOX_QUEUE" | "PUBLIC_URL">,
  row: SandboxPayment,
  what: { type: SandboxMessage["type"]; refundId?: string; amountMinor?: number; now: number },
  { copies = 1, delaySeconds = 0 } = {},
): Promise<void> {
  const message: SandboxMessage = {
    id: `msg_${crypto.randomUUID()}`,
    type: what.type,
    createdAt: what.now,
    payment: {
      intentId: row.intentId,
      reference: row.reference,
      eventId: row.eventId,
      bookingId: row.bookingId,
      amountMinor: what.amountMinor ?? row.amountMinor,
      currency: row.currency,
    },
    ...(what.refundId ? { refundId: what.refundId } : {}),
  };
  const to = new URL("/webhooks/sandbox", new URL(row.returnUrl, env.PUBLIC_URL)).href;
  const again: SandboxMessage = { ...message, id: `msg_${crypto.randomUUID()}` };
  const all = copies > 1 ? [message, message, again] : [message];
  await env.SANDBOX_QUEUE.sendBatch(
    all.map((each) => ({ body: { to, body: JSON.stringify(each) }, delaySeconds })),
  );
}

export async function deliverSandbox(
  batch: MessageBatch<SandboxDelivery>,
  env: Pick<Env, "SANDBOX_WEBHOOK_SECRET">,
  now: () => number,
  send: (request: Request) => Promise<Response> = (request) => fetch(request),
): Promise<void> {
  for (const message of batch.messages) {
    const delivered = await deliver(message.body, env, now(), send);
    if (delivered) message.ack();
    else
      message.retry({
        delaySeconds: BACKOFF_SECONDS[Math.min(message.attempts, BACKOFF_SECONDS.length) - 1] ?? 1,
      });
  }
}

async function deliver(
  delivery: SandboxDelivery,
  env: Pick<Env, "SANDBOX_WEBHOOK_SECRET">,
  now: number,
  send: (request: Request) => Promise<Response>,
): Promise<boolean> {
  if (!env.SANDBOX_WEBHOOK_SECRET) throw new Error("SANDBOX_WEBHOOK_SECRET is not set");
  const body = new Uint8Array(new TextEncoder().encode(delivery.body));
  const request = new Request(delivery.to, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "sandbox-signature": await stampSignature(env.SANDBOX_WEBHOOK_SECRET, body, now),
    },
  });
  try {
    const response = await send(request);
    await response.body?.cancel();
    // A rejected signature or body is final.
    return response.ok || response.status === 400 || response.status === 401;
  } catch (problem) {
    logWarning("sandbox webhook not delivered", {}, problem);
    return false;
  }
}
