import type { PaymentFact } from "#domain/sale/payment-fact";
import type { Outcome } from "#domain/core/outcome";

/**
 * What we ask of a payment provider. Everything may be asked twice: a payment and a refund carry our own ids, and the
 * provider is told them as its idempotency key, so the second asking finds the first.
 */
export interface PaymentProvider {
  readonly name: string;
  createIntent(ask: IntentAsk): Promise<Intent>;
  /** Verifies the raw body before anything of it is believed. `fact` null: genuine, but nothing we keep. */
  verifyWebhook(call: WebhookCall): Promise<Outcome<ProviderMessage, WebhookRefusal>>;
  /** Takes the money that was authorised. */
  capture(payment: HeldPayment): Promise<PaymentStanding>;
  /** Lets go of money that was authorised and never taken. */
  void(payment: HeldPayment): Promise<PaymentStanding>;
  refund(
    payment: HeldPayment & { readonly refundId: string; readonly eventId: string },
  ): Promise<RefundStanding>;
  /** How the payment stands, asked by our id where the provider's is not known. */
  fetch(payment: { readonly paymentId: string; readonly intentId: string | null }): Promise<PaymentStanding>;
}

export interface IntentAsk {
  readonly paymentId: string;
  readonly eventId: string;
  readonly bookingId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly buyerEmail: string;
  /** Where the buyer goes afterwards; what it says there is not believed. */
  readonly returnUrl: string;
}

export interface Intent {
  readonly intentId: string;
  /** The provider's own page. */
  readonly payUrl: string;
}

export interface HeldPayment {
  readonly paymentId: string;
  readonly intentId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** `nothing`: no money has moved yet, and it may still. */
export type PaymentStanding =
  | { readonly state: "nothing" }
  | {
      readonly state: "authorised" | "captured" | "failed" | "voided";
      readonly intentId: string;
      readonly amountMinor: number;
      readonly currency: string;
    };

export interface RefundStanding {
  /** `requested`: on its way; the provider says later how it went. */
  readonly state: "done" | "requested" | "failed";
}

export interface WebhookCall {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
  readonly now: number;
}

/** One genuine message: for which event's object, and the fact in it. */
export interface ProviderMessage {
  readonly eventId: string | null;
  readonly fact: PaymentFact | null;
}

export type WebhookRefusal = "bad_signature" | "stale" | "malformed";

/** The provider answered that it cannot do this now: whoever asked tries again later. */
export class ProviderProblem extends Error {
  override readonly name = "ProviderProblem";
  constructor(
    readonly provider: string,
    readonly status: number,
    what: string,
  ) {
    super(`${provider}: ${what} (HTTP ${status})`);
  }
}
