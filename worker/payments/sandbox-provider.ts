import { accept, refuse } from "#domain/core/outcome";
import type { PaymentFact } from "#domain/payment/payment-fact";
import type { Env } from "../platform/env";
import type { PaymentProvider } from "./payments";
import {
  findByReference,
  findIntent,
  openIntent,
  settleIntent,
  standingOf,
  writeRefund,
} from "./sandbox-store";
import { parseJson } from "../platform/json-body";
import { SandboxMessage, queueWebhook } from "./sandbox-delivery";
import { verifyStampSignature } from "../platform/hmac";

const STATE_OF: Record<SandboxMessage["type"], PaymentFact["state"]> = {
  "payment.authorised": "authorised",
  "payment.captured": "captured",
  "payment.failed": "failed",
  "payment.voided": "voided",
  "refund.done": "refunded",
  "refund.failed": "refund_failed",
};

/** For developers' machines and demos: needs no account and has the interface of a real one, webhooks included. */
export function sandboxProvider(
  env: Pick<Env, "DB" | "SANDBOX_QUEUE" | "PUBLIC_URL">,
  webhookSecret: string,
  now: () => number,
): PaymentProvider {
  return {
    name: "sandbox",
    async createIntent(request) {
      const intent = await openIntent(env, request, now());
      return { ...intent, payUrl: new URL(intent.payUrl, request.returnUrl).href };
    },
    async verifyWebhook({ raw, headers, now: at }) {
      const verified = await verifyStampSignature(webhookSecret, raw, headers.get("sandbox-signature"), at);
      if (verified !== "ok") return refuse(verified);
      const parsed = SandboxMessage.safeParse(parseJson(raw));
      if (!parsed.success) return refuse("malformed");
      const { id, type, createdAt, payment, refundId } = parsed.data;
      return accept({
        eventId: payment.eventId,
        fact: {
          provider: "sandbox",
          messageId: id,
          eventId: payment.eventId,
          bookingId: payment.bookingId,
          paymentId: payment.reference,
          intentId: payment.intentId,
          state: STATE_OF[type],
          amountMinor: payment.amountMinor,
          currency: payment.currency,
          ...(refundId ? { refundId } : {}),
          at: createdAt,
        },
      });
    },
    async capture({ intentId }) {
      const { row, changed } = await settleIntent(env, intentId, "captured", now());
      if (changed) await queueWebhook(env, row, { type: "payment.captured", now: now() });
      return standingOf(row);
    },
    async void({ intentId }) {
      const { row, changed } = await settleIntent(env, intentId, "voided", now());
      if (changed) await queueWebhook(env, row, { type: "payment.voided", now: now() });
      return standingOf(row);
    },
    async refund(payment) {
      const { done, row, first } = await writeRefund(env, { ...payment, now: now() });
      if (first)
        await queueWebhook(env, row, {
          type: "refund.done",
          refundId: payment.refundId,
          amountMinor: payment.amountMinor,
          now: now(),
        });
      return done ? { state: "done" } : { state: "failed", problem: "more than is left of the payment" };
    },
    async fetch({ eventId, paymentId, intentId }) {
      const row = intentId ? await findIntent(env, intentId) : await findByReference(env, eventId, paymentId);
      return row ? standingOf(row) : { state: "nothing" };
    },
  };
}
