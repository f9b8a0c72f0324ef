import type { BookingFacts, BookingLine, BookingState, PaymentView, RefundView } from "./booking";
import type { EventSetup } from "./event-setup";
import type { Inventory } from "./inventory";

/**
 * The sale of one event in memory. Decisions read it and return changes; only `applyChange` (event-change.ts) writes it.
 * The store commits the changes of one turn in one transaction.
 */
export interface EventState {
  setup: EventSetup | null;
  inventory: Inventory;
  /** Live holds only. */
  readonly holds: Map<string, Hold>;
  readonly holdOfBuyer: Map<string, string>;
  readonly bookings: Map<string, Booking>;
  readonly bookingOfPayment: Map<string, string>;
  /** Our payment id by `intentKey`: an intent belongs to one payment only. */
  readonly paymentOfIntent: Map<string, string>;
  readonly bookingsOfBuyer: Map<string, string[]>;
  /** Places in a buyer's pending and confirmed bookings. */
  readonly placesOfBuyer: Map<string, number>;
  /** Places per network, in live holds and pending bookings of buyers without an account. */
  readonly placesOfNetwork: Map<string, number>;
  readonly references: Set<string>;
  readonly tickets: Map<string, Ticket>;
  readonly ticketsOfBooking: Map<string, string[]>;
  /** Keys of processed provider messages. */
  readonly inbox: Set<string>;
  /** Increases with each change of a booking or a ticket: the cursor that projections and devices compare. */
  seq: number;
  held: number;
  sold: number;
  revenueMinor: number;
  /** Lower bound (epoch ms) of the next expiry; it may be early, never late. */
  nextEndAt: number;
}

export interface HoldLine {
  readonly seatIndex: number | null;
  readonly ticketTypeId: string;
  /** Frozen when the place was held. */
  readonly priceMinor: number;
}

export interface Hold {
  readonly id: string;
  readonly buyerKey: string;
  readonly heldAt: number;
  readonly expiresAt: number;
  readonly extended: boolean;
  /** Network of a buyer without an account; null is not counted. */
  readonly network: string | null;
  readonly lines: readonly HoldLine[];
}

export interface Payment extends PaymentView {
  /** Number of reconciliation requests to the provider. */
  readonly asked: number;
  readonly askAt: number | null;
}

export interface Refund extends RefundView {
  /** Number of refund requests to the provider. */
  readonly tries: number;
}

export interface Booking extends BookingFacts {
  /** Set by `applyChange`. */
  readonly seq: number;
  readonly holdId: string;
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  /** Key of the request that cancelled it. */
  readonly cancelKey: string | null;
  /** Accepted requests to cancel tickets or to refund an amount: idempotency key and body. */
  readonly requests?: readonly string[];
  /** The hold's network, while pending. */
  readonly network?: string | null;
}

export interface Ticket {
  /** 20 hex digits: ten random bytes. */
  readonly ticketId: string;
  /** Set by `applyChange`. */
  readonly seq: number;
  readonly bookingId: string;
  readonly lineNo: number;
  readonly serial: number;
  readonly state: "valid" | "revoked";
  readonly issuedAt: number;
  readonly checkedInAt: number | null;
}

const NO_PLACES: Inventory = {
  seats: [],
  indexById: new Map(),
  status: new Uint8Array(0),
  sectionNo: new Uint16Array(0),
  sections: [],
  ticketTypes: new Map(),
  pools: new Map(),
  touched: { seats: new Set(), pools: new Set() },
  capacity: 0,
};

/** The state of an event without a setup. */
export function emptyState(): EventState {
  return {
    setup: null,
    inventory: NO_PLACES,
    holds: new Map(),
    holdOfBuyer: new Map(),
    bookings: new Map(),
    bookingOfPayment: new Map(),
    paymentOfIntent: new Map(),
    bookingsOfBuyer: new Map(),
    placesOfBuyer: new Map(),
    placesOfNetwork: new Map(),
    references: new Set(),
    tickets: new Map(),
    ticketsOfBooking: new Map(),
    inbox: new Set(),
    seq: 0,
    held: 0,
    sold: 0,
    revenueMinor: 0,
    nextEndAt: Infinity,
  };
}

/** How a booking in this state occupies its places; null when it does not. Pending ones look held to other buyers. */
export function occupies(state: BookingState): "held" | "sold" | null {
  return state === "pending" ? "held" : state === "confirmed" ? "sold" : null;
}

/** The lines of a booking whose tickets were not cancelled. */
export function liveLines({ lines }: Pick<BookingFacts, "lines">): readonly BookingLine[] {
  return lines.some((line) => line.returned) ? lines.filter((line) => !line.returned) : lines;
}
