import { type Env, takesSandboxPayments } from "../platform/env";
import type { PaymentProvider } from "./payments";
import { razorpayProvider } from "./razorpay";
import { sandboxProvider } from "./sandbox-provider";
import { stripeProvider } from "./stripe";
import { logError } from "../platform/log";

/** Null without the provider's secrets, and for the sandbox where nothing declares it. A payment is settled by the provider that created it, whatever PAYMENTS is now. */
export function findProvider(env: Env, name: string, now: () => number): PaymentProvider | null {
  if (name === "sandbox")
    return takesSandboxPayments(env) && env.SANDBOX_WEBHOOK_SECRET
      ? sandboxProvider(env, env.SANDBOX_WEBHOOK_SECRET, now)
      : null;
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

/** The provider of new payments; null: this deployment takes none. */
export function currentProvider(env: Env, now: () => number): PaymentProvider | null {
  const provider = findProvider(env, env.PAYMENTS, now);
  if (!provider)
    logError("PAYMENTS is not allowed in this deployment: npm run doctor", { payments: env.PAYMENTS });
  return provider;
}
