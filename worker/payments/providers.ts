import type { Env } from "../platform/env";
import type { PaymentProvider } from "./payments";
import { razorpayProvider } from "./razorpay";
import { sandboxProvider } from "./sandbox-provider";
import { stripeProvider } from "./stripe";

/** Null without the provider's secrets. A payment is settled by the provider that created it, whatever PAYMENTS is now. */
export function findProvider(env: Env, name: string, now: () => number): PaymentProvider | null {
  if (name === "sandbox") return env.PAYMENTS === "sandbox" ? sandboxProvider(env, now) : null;
  if (name === "stripe" && env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET)
    return stripeProvider({ secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET });
  if (name === "razorpay" && env.RAZORPAY_KEY_ID && env.RAZORPAY_KEY_SECRET && env.RAZORPAY_WEBHOOK_SECRET)
    return razorpayProvider({
      keyId: env.RAZORPAY_KEY_ID,
      keySecret: env.RAZORPAY_KEY_SECRET,
      webhookSecret: env.RAZORPAY_WEBHOOK_SECRET,
    });
  return null;
}

/** The provider of new payments. */
export function currentProvider(env: Env, now: () => number): PaymentProvider {
  const provider = findProvider(env, env.PAYMENTS, now);
  if (!provider) throw new Error(`PAYMENTS is "${env.PAYMENTS}", whose secrets are not set`);
  return provider;
}
