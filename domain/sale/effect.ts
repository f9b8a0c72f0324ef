/**
 * A side effect outside the event's object. Stored in its outbox in the commit that causes it, and sent to the effects
 * queue until its completion is reported. Consumers are idempotent by the deterministic `key`. Projections to D1 are
 * not effects: the outbox writes them through worker/db/projection.
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
  /** A notice to the organizers. */
  | { readonly kind: "notice"; readonly notice: "refund_failed" | "incident" }
  /** Requests the state of an unsettled payment from the provider. */
  | {
      readonly kind: "reconcile";
      readonly paymentId: string;
      readonly intentId: string | null;
      readonly provider: string;
    }
);

/** Mails about a booking; the sender renders the text in the recipient's language. */
export interface BookingMail {
  readonly template:
    | "booking_confirmed"
    | "booking_cancelled"
    | "tickets_cancelled"
    | "amount_refunded"
    | "event_cancelled"
    | "booking_refunded"
    | "late_payment_refunded"
    | "late_payment_let_go"
    | "second_payment_refunded"
    | "odd_payment_refunded"
    | "sale_notice"
    | "event_moved"
    | "ticket_reissued";
  /** Empty for `sale_notice`, which is recorded for the organizers' next mail. */
  readonly to: string;
  readonly locale: string;
  readonly bookingId: string;
  /** The payment that the mail is about. */
  readonly paymentId?: string;
  /** `event_moved` only: time and place before and after. */
  readonly moved?: { readonly was: ShowPlace; readonly is: ShowPlace };
  /** The refund that the mail is about. */
  readonly about?: RefundAbout;
}

/** A refund as its mail shows it: amounts in minor units, as of the decision. */
export interface RefundAbout {
  /** The cancelled tickets; empty for an amount. */
  readonly lineNos: readonly number[];
  readonly amountMinor: number;
  /** Paid for these tickets and not refunded. */
  readonly keptMinor: number;
  /** The reason as written for the buyer; empty without one. */
  readonly words: string;
}

/** Time and place in a mail. */
export interface ShowPlace {
  readonly startsAt: number;
  readonly timeZone: string;
  /** Empty for an online event. */
  readonly venue: string;
}
