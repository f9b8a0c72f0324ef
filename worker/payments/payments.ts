import type { PaymentFact } from "#domain/sale/payment-fact";
import type { Outcome } from "#domain/core/outcome";

/** Adapter of a payment provider. All calls are idempotent: our payment and refund ids are the idempotency keys. */
export interface PaymentProvider {
  readonly name: string;
  createIntent(request: IntentRequest): Promise<Intent>;
  /** Verifies the raw body before parsing it. `fact` null: authentic, but of no interest. */
  verifyWebhook(call: WebhookCall): Promise<Outcome<ProviderMessage, WebhookRefusal>>;
  /** Captures an authorised payment. */
  capture(payment: HeldPayment): Promise<PaymentStanding>;
  /** Voids an authorised payment that was not captured. */
  void(payment: HeldPayment): Promise<PaymentStanding>;
  refund(
    payment: HeldPayment & { readonly refundId: string; readonly eventId: string },
  ): Promise<RefundStanding>;
  /** The payment's state; looked up by our id if the provider's is unknown. */
  fetch(payment: { readonly paymentId: string; readonly intentId: string | null }): Promise<PaymentStanding>;
}

export interface IntentRequest {
  readonly paymentId: string;
  readonly eventId: string;
  readonly bookingId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly buyerEmail: string;
  /** Where the provider sends the buyer afterwards; its query parameters are not trusted. */
  readonly returnUrl: string;
}

export interface Intent {
  readonly intentId: string;
  /** The provider's payment page. */
  readonly payUrl: string;
}

export interface HeldPayment {
  readonly paymentId: string;
  readonly intentId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** `nothing`: no money has moved yet, but the payment is still open. */
export type PaymentStanding =
  | { readonly state: "nothing" }
  | {
      readonly state: "authorised" | "captured" | "failed" | "voided";
      readonly intentId: string;
      readonly amountMinor: number;
      readonly currency: string;
    };

export interface RefundStanding {
  /** `requested`: pending; the result arrives by webhook. */
  readonly state: "done" | "requested" | "failed";
}

export interface WebhookCall {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
  readonly now: number;
}

/** An authenticated webhook message. */
export interface ProviderMessage {
  readonly eventId: string | null;
  readonly fact: PaymentFact | null;
}

export type WebhookRefusal = "bad_signature" | "stale" | "malformed";

/** The provider's error response; callers retry. */
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
