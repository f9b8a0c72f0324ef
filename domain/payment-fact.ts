/** A verified fact about one payment, as durable/event-rpc's PaymentFact. */
export interface MoneyFact {
  readonly provider: string;
  readonly messageId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly state: "authorised" | "captured" | "failed" | "voided" | "refunded" | "refund_failed";
  readonly amountMinor: number;
  readonly currency: string;
  readonly refundId?: string | undefined;
  readonly at: number;
}
