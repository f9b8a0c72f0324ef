/**
 * What an event's object wants done outside it. Written to its outbox in the commit that caused it, sent to the effects
 * queue until somebody says it is done. `key` is deterministic: whoever performs it twice must do it once.
 * Read copies in D1 are not effects: the object's outbox writes them itself through worker/db/projection.
 */
export type Effect = { readonly key: string; readonly eventId: string } & (
  | { readonly kind: "mail"; readonly mail: BookingMail }
  | {
      readonly kind: "capture";
      readonly paymentId: string;
      readonly intentId: string;
      readonly amountMinor: number;
      readonly currency: string;
      readonly provider: string;
    }
  | {
      readonly kind: "void";
      readonly paymentId: string;
      readonly intentId: string;
      readonly provider: string;
    }
  | {
      readonly kind: "refund";
      readonly refundId: string;
      readonly paymentId: string;
      readonly intentId: string;
      readonly amountMinor: number;
      readonly currency: string;
      readonly provider: string;
    }
  /** Something its organizers should look at. */
  | { readonly kind: "notice"; readonly notice: "refund_failed" | "incident" }
  /** Ask the provider how a payment unsettled for 15 minutes stands. */
  | {
      readonly kind: "reconcile";
      readonly paymentId: string;
      readonly intentId: string | null;
      readonly provider: string;
    }
);

/** The mails a booking causes; the text is made where it is sent, in the recipient's language. */
export interface BookingMail {
  readonly template:
    | "booking_confirmed"
    | "booking_cancelled"
    | "booking_refunded"
    | "late_payment_refunded"
    | "late_payment_let_go"
    | "second_payment_refunded"
    | "odd_payment_refunded"
    | "sale_notice"
    | "event_moved";
  /** Empty for `sale_notice`: the organization's members are looked up where it is sent. */
  readonly to: string;
  readonly locale: string;
  readonly bookingId: string;
  /** The payment that a mail about one is about. */
  readonly paymentId?: string;
  /** `event_moved` only: what held until now and what holds from now on. */
  readonly moved?: { readonly was: ShowPlace; readonly is: ShowPlace };
}

/** When and where, as a mail says it. */
export interface ShowPlace {
  readonly startsAt: number;
  readonly timeZone: string;
  readonly venue: string;
}
