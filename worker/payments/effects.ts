import type { Effect } from "#domain/sale/effect";
import type { PaymentFact } from "#domain/sale/payment-fact";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import type { PaymentProvider, PaymentStanding } from "./payments";
import { findProvider } from "./providers";

type MoneyEffect = Exclude<Effect, { kind: "mail" | "notice" }>;

/**
 * Asks the provider for what an event's object wants done with money, and hands back what came of it as a fact. Both
 * ways are safe to repeat: the provider knows our ids, the object knows the fact's message id. What could not be done now
 * the object is told, whose outbox tries again in its own time; throws only when the object could not be told.
 */
export async function performMoney(
  effect: MoneyEffect,
  env: Env,
  provider: PaymentProvider | null = findProvider(env, effect.provider, () => Date.now()),
): Promise<void> {
  const event = await eventObject(env, effect.eventId);
  try {
    if (!provider) throw new Error(`no secrets for the payment provider "${effect.provider}"`);
    const fact = await ask(provider, effect, Date.now());
    if (fact) await event.recordPaymentFact(fact);
  } catch (problem) {
    await event.recordEffectFailed(effect.key, String(problem).slice(0, 300));
    return;
  }
  await event.recordEffectDone(effect.key);
}

async function ask(provider: PaymentProvider, effect: MoneyEffect, now: number): Promise<PaymentFact | null> {
  switch (effect.kind) {
    case "capture":
      return factOf(effect, await provider.capture(effect), now);
    case "void":
      return factOf(effect, await provider.void({ ...effect, amountMinor: 0, currency: "XXX" }), now);
    case "reconcile":
      return factOf(effect, await provider.fetch(effect), now);
    case "refund": {
      const { state } = await provider.refund(effect);
      if (state === "requested") return null;
      return {
        provider: effect.provider,
        messageId: `${effect.key}:${state}`,
        paymentId: effect.paymentId,
        intentId: effect.intentId,
        state: state === "done" ? "refunded" : "refund_failed",
        amountMinor: effect.amountMinor,
        currency: effect.currency,
        refundId: effect.refundId,
        at: now,
      };
    }
  }
}

function factOf(effect: MoneyEffect, standing: PaymentStanding, now: number): PaymentFact | null {
  if (standing.state === "nothing") return null;
  return {
    provider: effect.provider,
    messageId: `${effect.key}:${standing.state}`,
    paymentId: effect.paymentId,
    intentId: standing.intentId,
    state: standing.state,
    amountMinor: standing.amountMinor,
    currency: standing.currency,
    at: now,
  };
}
