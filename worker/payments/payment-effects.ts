import type { Effect } from "#domain/sale/effect";
import type { PaymentFact } from "#domain/payment/payment-fact";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import type { PaymentProvider, PaymentStanding } from "./payments";
import { findProvider } from "./providers";

type PaymentEffect = Exclude<Effect, { kind: "mail" | "notice" }>;

/**
 * Performs a money effect at the provider and records the result with the event's object as a payment fact. Idempotent both
 * ways: the provider deduplicates by our ids, the object by the fact's message id. A failure is recorded with the object,
 * whose outbox retries with backoff; throws only if that record fails.
 */
export async function performPayment(
  effect: PaymentEffect,
  env: Env,
  now: () => number,
  provider: PaymentProvider | null = findProvider(env, effect.provider, now),
): Promise<void> {
  const event = await eventObject(env, effect.eventId);
  try {
    if (!provider) throw new Error(`no secrets for the payment provider "${effect.provider}"`);
    const fact = await callProvider(provider, effect, now());
    if (fact) await event.recordPaymentFact(fact);
  } catch (problem) {
    await event.recordEffectFailed(effect.key, String(problem).slice(0, 300));
    return;
  }
  await event.recordEffectDone(effect.key);
}

async function callProvider(
  provider: PaymentProvider,
  effect: PaymentEffect,
  now: number,
): Promise<PaymentFact | null> {
  switch (effect.kind) {
    case "capture":
      return factOf(effect, await provider.capture(effect), now);
    case "void":
      return factOf(effect, await provider.void({ ...effect, amountMinor: 0, currency: "XXX" }), now);
    case "reconcile":
      return factOf(effect, await provider.fetch(effect), now);
    case "refund": {
      const { state, problem } = await provider.refund(effect);
      if (state === "requested") return null;
      return {
        provider: effect.provider,
        messageId: `${effect.key}:${state}`,
        eventId: effect.eventId,
        bookingId: null,
        paymentId: effect.paymentId,
        intentId: effect.intentId,
        state: state === "done" ? "refunded" : "refund_failed",
        amountMinor: effect.amountMinor,
        currency: effect.currency,
        refundId: effect.refundId,
        ...(problem ? { problem: problem.slice(0, 300) } : {}),
        at: now,
      };
    }
  }
}

function factOf(effect: PaymentEffect, standing: PaymentStanding, now: number): PaymentFact | null {
  if (standing.state === "nothing") return null;
  return {
    provider: effect.provider,
    messageId: `${effect.key}:${standing.state}`,
    paymentId: effect.paymentId,
    ...standing,
    at: now,
  };
}
