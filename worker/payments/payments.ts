import type { PaymentFact } from "#domain/payment/payment-fact";
import type { IntentPurpose } from "#domain/payment/payment-intent";
import type { Outcome } from "#domain/core/outcome";

/** Adapter of a payment provider. All calls are idempotent: our payment and refund ids are the idempotency keys. */
export interface PaymentProvider {
  readonly name: string;
  /** @throws ProviderProblem if our payment id has an intent of another event, booking, amount or currency */
  createIntent(request: IntentRequest): Promise<Intent>;
  /**
   * Verifies the raw body before parsing it. `fact` null: authentic, but of no interest.
   * @throws ProviderProblem if the provider must be called to verify what the payment is for, and fails
   */
  verifyWebhook(call: WebhookCall): Promise<Outcome<ProviderMessage, WebhookRefusal>>;
  /** Captures an authorised payment. */
  capture(payment: HeldPayment): Promise<PaymentStanding>;
  /** Voids an authorised payment that was not captured. */
  void(payment: HeldPayment): Promise<PaymentStanding>;
  refund(
    payment: HeldPayment & { readonly refundId: string; readonly eventId: string },
  ): Promise<RefundStanding>;
  /** The payment's state; looked up by event and our payment id if the provider's id is unknown. */
  fetch(payment: PaymentQuery): Promise<PaymentStanding>;
}

export interface PaymentQuery {
  readonly eventId: string;
  readonly paymentId: string;
  readonly intentId: string | null;
}

export interface IntentRequest extends IntentPurpose {
  readonly paymentId: string;
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

/** `nothing`: no money has moved yet, but the payment is still open. Otherwise with the intent's stored purpose. */
export type PaymentStanding =
  | { readonly state: "nothing" }
  | (IntentPurpose & {
      readonly state: "authorised" | "captured" | "failed" | "voided";
      readonly intentId: string;
    });

export interface RefundStanding {
  /** `requested`: pending; the result arrives by webhook. */
  readonly state: "done" | "requested" | "failed";
  /** The provider's reason. */
  readonly problem?: string | undefined;
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
