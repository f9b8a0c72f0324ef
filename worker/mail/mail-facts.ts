import type { EventCancellation } from "#domain/sale/event-cancellation";
import type { ShowPlace } from "#domain/sale/effect";
import type { DigestLine, SaleMailChoice } from "#domain/sale/sale-digest";
import type { OrganizationRole } from "#domain/people/organization-role";

/** Content of a mail, rendered as HTML and as plain text. All strings are plain text and get escaped when rendered. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Label and value, in two columns. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  /** Amounts; the last is the total. */
  readonly sums?: readonly { readonly label: string; readonly amount: string; readonly strong?: boolean }[];
  readonly action?: { readonly label: string; readonly url: string };
  /** One link per ticket. */
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  readonly footnote?: string;
}

/** Input of each template. URLs are absolute, on the public host. */
export interface MailFacts {
  readonly verify_address: { readonly name: string; readonly url: string };
  readonly address_known: { readonly name: string; readonly signInUrl: string; readonly resetUrl: string };
  readonly reset_password: { readonly name: string; readonly url: string; readonly minutes: number };
  readonly password_changed: { readonly name: string; readonly url: string };
  readonly invitation: {
    readonly organization: string;
    readonly inviter: string;
    readonly role: OrganizationRole;
    readonly url: string;
    readonly days: number;
  };
  readonly event_submitted: { readonly title: string; readonly organization: string; readonly url: string };
  readonly event_approved: { readonly title: string; readonly url: string };
  readonly event_rejected: { readonly title: string; readonly reason: string; readonly url: string };
  /** An admin stopped the sale; `answerTo` is the address that reads the organizer's answer. */
  readonly event_sale_paused: {
    readonly title: string;
    readonly reason: string;
    readonly answerTo: string;
    readonly url: string;
  };
  readonly event_sale_resumed: { readonly title: string; readonly url: string };
  /** Link to all bookings of a mail address, for guests. */
  readonly bookings_link: { readonly url: string; readonly minutes: number };
  readonly booking_confirmed: BookingMailFacts;
  readonly booking_cancelled: BookingMailFacts;
  readonly tickets_cancelled: BookingMailFacts;
  readonly amount_refunded: BookingMailFacts;
  /** The whole event is cancelled; `reason` is null if none was stored. */
  readonly event_cancelled: BookingMailFacts & { readonly reason: EventCancellation | null };
  /** The signing key of the codes was withdrawn: the booking shows new ones. */
  readonly ticket_reissued: BookingMailFacts;
  readonly booking_refunded: BookingMailFacts;
  readonly late_payment_refunded: BookingMailFacts;
  readonly late_payment_let_go: BookingMailFacts;
  readonly second_payment_refunded: BookingMailFacts;
  readonly odd_payment_refunded: BookingMailFacts;
  /** To an organizer: the sales of an hour or a day. */
  readonly sales: {
    readonly choice: SaleMailChoice;
    readonly events: readonly (DigestLine & {
      /** The event's list of bookings. */
      readonly url: string;
    })[];
    readonly settingsUrl: string;
  };
  /** To the holder of tickets of an online event, 30 minutes before the start; `link` is the event's. */
  readonly online_link: {
    readonly title: string;
    readonly startsAt: number;
    readonly timeZone: string;
    readonly reference: string;
    readonly link: string;
    /** The booking's page. */
    readonly url: string;
  };
  /** A receiver of webhooks failed for five days. */
  readonly webhook_disabled: { readonly host: string; readonly url: string };
  readonly refund_failed: { readonly title: string; readonly url: string };
  /** Sent the day after the show to admitted ticket holders. */
  readonly rating_ask: { readonly name: string; readonly title: string; readonly url: string };
  readonly rating_hidden: { readonly title: string; readonly reason: string; readonly url: string };
  readonly event_moved: BookingMailFacts & {
    readonly was: ShowPlace;
    readonly organizer: { readonly name: string; readonly email: string | null };
    /** End of the choice between tickets and refund; null without a choice. */
    readonly chooseUntil: number | null;
  };
}

export type MailTemplate = keyof MailFacts;

export interface BookingMailFacts {
  readonly title: string;
  readonly startsAt: number;
  readonly timeZone: string;
  /** Empty for an online event. */
  readonly venue: string;
  readonly reference: string;
  readonly buyerName: string;
  /** The booking's page. */
  readonly url: string;
  readonly currency: string;
  readonly lines: readonly { readonly what: string; readonly amountMinor: number }[];
  readonly discountMinor: number;
  readonly taxName: string;
  readonly taxInclusive: boolean;
  readonly taxMinor: number;
  readonly totalMinor: number;
  /** Refunded or to be refunded, of one payment or refund if the mail is about one; 0 if none. */
  readonly refundMinor: number;
  /** Of the cancelled tickets, under the refund policy. */
  readonly keptMinor: number;
  /** The reason of a refund as written for the buyer; empty without one. */
  readonly words: string;
  /** The cancelled tickets that the mail is about. */
  readonly cancelled: readonly string[];
  readonly tickets: readonly { readonly what: string; readonly url: string }[];
}
