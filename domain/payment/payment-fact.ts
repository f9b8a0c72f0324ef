/** One provider message about a payment, verified by its adapter. Amounts in minor units. */
export interface PaymentFact {
  readonly provider: string;
  /** The provider's id of the message; deduplicates in the inbox. */
  readonly messageId: string;
  /** The event and booking that the intent was created for, from data that only this server writes at the provider. */
  readonly eventId: string;
  /** Null only in the response to a refund request, which names the payment alone. */
  readonly bookingId: string | null;
  readonly paymentId: string;
  readonly intentId: string;
  readonly state: "authorised" | "captured" | "failed" | "voided" | "refunded" | "refund_failed";
  readonly amountMinor: number;
  readonly currency: string;
  readonly refundId?: string | undefined;
  /** Why a refund failed, in the provider's words. */
  readonly problem?: string | undefined;
  /** Epoch ms, by the provider's clock. */
  readonly at: number;
}
