/** What a provider says about one payment, verified by the adapter that took it in. Amounts in minor units. */
export interface PaymentFact {
  readonly provider: string;
  /** The provider's id of the message: the inbox's key. */
  readonly messageId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly state: "authorised" | "captured" | "failed" | "voided" | "refunded" | "refund_failed";
  readonly amountMinor: number;
  readonly currency: string;
  readonly refundId?: string | undefined;
  /** Epoch ms, by the provider's clock. */
  readonly at: number;
}
