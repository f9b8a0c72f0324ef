import type { ShowPlace } from "#domain/sale/effect";
import type { OrganizationRole } from "../people/visitor";

/** A mail before it is drawn: the same parts become HTML and plain text. All strings are plain text, escaped where drawn. */
export interface Letter {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** "What, when, where", two columns. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  /** Lines of money; the last is the total. */
  readonly sums?: readonly { readonly label: string; readonly amount: string; readonly strong?: boolean }[];
  readonly action?: { readonly label: string; readonly url: string };
  /** Further links, one a line: each ticket's own. */
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  /** Why this came and what to do if it should not have. */
  readonly footnote?: string;
}

/** What each template is told. URLs are absolute, on the public host. */
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
  /** A guest's way back to everything bought with an address. */
  readonly bookings_link: { readonly url: string; readonly minutes: number };
  readonly booking_confirmed: BookingFacts;
  readonly booking_cancelled: BookingFacts;
  readonly booking_refunded: BookingFacts;
  readonly late_payment_refunded: BookingFacts;
  readonly late_payment_let_go: BookingFacts;
  readonly second_payment_refunded: BookingFacts;
  readonly odd_payment_refunded: BookingFacts;
  readonly sale_notice: BookingFacts;
  readonly refund_failed: { readonly title: string; readonly url: string };
  /** The day after, to those who came. */
  readonly rating_ask: { readonly name: string; readonly title: string; readonly url: string };
  readonly rating_hidden: { readonly title: string; readonly reason: string; readonly url: string };
  readonly event_moved: BookingFacts & { readonly was: ShowPlace };
}

export type MailTemplate = keyof MailFacts;

export interface BookingFacts {
  readonly title: string;
  readonly startsAt: number;
  readonly timeZone: string;
  readonly venue: string;
  readonly reference: string;
  readonly buyerName: string;
  /** The booking's page; for `sale_notice` the organizer's list of bookings. */
  readonly url: string;
  readonly currency: string;
  readonly lines: readonly { readonly what: string; readonly amountMinor: number }[];
  readonly discountMinor: number;
  readonly taxName: string;
  readonly taxInclusive: boolean;
  readonly taxMinor: number;
  readonly totalMinor: number;
  /** What has been or will be paid back, of the one payment where the mail is about one; 0 when nothing. */
  readonly refundMinor: number;
  readonly tickets: readonly { readonly what: string; readonly url: string }[];
}
