/** Views of bookings, payments and tickets, as the event's object returns them. */

import type { ShowPlace } from "./effect";
import type { EventCancellation } from "./event-cancellation";
import type { RefundEvent } from "../refund/move-choice";
import type { RefundParty } from "../refund/refund-decision";
import type { RefundPolicy } from "../refund/refund-policy";

export type BookingState = "pending" | "confirmed" | "cancelled" | "expired" | "refunded";
export type PaymentState = "created" | "authorised" | "captured" | "failed" | "voided";
export type RefundState = "due" | "requested" | "done" | "failed";

export interface BookingLine {
  readonly lineNo: number;
  readonly ticketTypeId: string;
  readonly ticketTypeName: string;
  /** Index in the plan's seats; null for general admission. */
  readonly seatIndex: number | null;
  /** "Stalls", "H" and "14"; null for general admission. */
  readonly sectionName: string | null;
  readonly row: string | null;
  readonly seat: string | null;
  readonly attendeeName: string;
  /** Before tax when tax is exclusive, with tax inside when inclusive; already multiplied by the section. */
  readonly priceMinor: number;
  /** Set when the ticket was cancelled: its place is free. */
  readonly returned?: ReturnedTicket;
}

/** The end of one ticket. Amounts in minor units. */
export interface ReturnedTicket {
  readonly at: number;
  readonly by: RefundParty | "event";
  readonly refundMinor: number;
  /** Kept under the policy. */
  readonly keptMinor: number;
}

export interface BookingTotals {
  readonly currency: string;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxName: string;
  readonly taxRateBasisPoints: number;
  readonly taxInclusive: boolean;
  readonly taxMinor: number;
  /** Booking fee, contained in the total; absent is 0. */
  readonly feeMinor?: number;
  readonly totalMinor: number;
}

export interface PaymentView {
  readonly id: string;
  readonly provider: string;
  /** The provider's id of the intent; null until the provider responded. */
  readonly intentId: string | null;
  readonly payUrl: string | null;
  readonly state: PaymentState;
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: number;
}

export interface RefundView {
  readonly id: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly state: RefundState;
  readonly reason: string;
  readonly at: number;
  /** The reason as the buyer reads it; absent without one. */
  readonly words?: string;
  /** The tickets that it is for; absent when it is for an amount. */
  readonly lineNos?: readonly number[];
  /** Why the provider refused it; absent otherwise. */
  readonly problem?: string;
}

export interface TicketView {
  /** 20 hex digits: the ten random bytes of the ticket code. Never shown outside the ticket. */
  readonly ticketId: string;
  readonly bookingId: string;
  readonly lineNo: number;
  readonly serial: number;
  readonly state: "valid" | "revoked";
  readonly ticketTypeName: string;
  readonly sectionName: string | null;
  readonly row: string | null;
  readonly seat: string | null;
  readonly attendeeName: string;
  readonly gateName: string | null;
  /** The signed text in the QR (`T1:…`). */
  readonly code: string;
  /** 12 characters in three groups, for typing. */
  readonly shortCode: string;
  readonly issuedAt: number;
  readonly checkedInAt: number | null;
}

/** What a booking is in the object's memory and outside it. */
export interface BookingFacts {
  readonly id: string;
  /** Short reference, "K7Q2-M4XD". */
  readonly reference: string;
  readonly state: BookingState;
  readonly buyerKey: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  /** Language of mails. */
  readonly locale: string;
  readonly lines: readonly BookingLine[];
  readonly totals: BookingTotals;
  readonly placedAt: number;
  /** End of the time to pay; null unless pending, while a payment is authorised, and once it is settled. */
  readonly payBy: number | null;
  readonly confirmedAt: number | null;
  readonly endedAt: number | null;
  /** The policy that it was bought under; absent in bookings from before policies existed. */
  readonly refundPolicy?: RefundPolicy | null;
  /** The move (epoch ms) after which the buyer kept the tickets. */
  readonly keptMoveAt?: number | null;
}

export interface BookingView extends BookingFacts {
  readonly eventId: string;
  readonly payments: readonly PaymentView[];
  readonly refunds: readonly RefundView[];
  /** Empty until confirmed. */
  readonly tickets: readonly TicketView[];
  /** Null unless cancelled together with its event; without `reason` if none was stored. */
  readonly eventCancelled: { readonly reason: EventCancellation | null } | null;
  /** Time and place before a move that happened after the booking was placed. */
  readonly movedFrom: ShowPlace | null;
  /** The event's facts for `refundDecision` and `moveChoiceOf`. */
  readonly refundEvent: RefundEvent;
}
