import type { GateSummary } from "#domain/gate/gate-summary";
import type { BookingView, TicketView } from "#domain/sale/booking";
import type { AmountRefundRefusal, AmountRefundRequest } from "#domain/sale/saga/amount-refund";
import type { RefundProgress } from "#domain/sale/saga/refund-progress";
import type { ReturnRefusal, ReturnRequest } from "#domain/sale/saga/ticket-return";
import type { CancellationConsequences } from "#domain/sale/saga/booking-cancellation";
import type { EventCancellation } from "#domain/sale/event-cancellation";
import type { EventSetup } from "#domain/sale/event-setup";
import type { SalePause } from "#domain/sale/sale-pause";
import type { SetupRefusal } from "#domain/sale/setup-change";
import type { HoldBestRefusal, HoldBestRequest } from "#domain/sale/hold/hold-best";
import type { ReplaceDecision, ReplaceRequest } from "#domain/sale/hold/hold";
import type { PaymentRequest } from "#domain/sale/saga/booking-change";
import type { PlaceRequest } from "#domain/sale/saga/booking-placing";
import type { PaymentFact } from "#domain/payment/payment-fact";
import type { Outcome } from "#domain/core/outcome";
import type { HoldRequest, HoldView, ReleaseRequest, SeatSnapshot } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import type { TicketCheck, TicketCheckRequest } from "#domain/gate/ticket-check";
import type { LookedUpTicket } from "#domain/gate/ticket-lookup";
import type { OverrideRight } from "#domain/gate/override-right";
import type { SyncDevice, SyncRequest, SyncResponse } from "#domain/gate/sync";

/**
 * RPC of an event's Durable Object. Every method is idempotent: ids are made by the caller. The Worker authenticates the
 * caller; the object trusts `buyerKey` (domain/core/buyer-key.ts).
 */
export interface EventRpc {
  /**
   * Takes a setup of a higher revision; refuses one that would remove a seat, pool or type already held or sold, or that
   * moves a price of an event on sale without `by: "approved"`.
   */
  configure(
    setup: EventSetup,
    by?: "approved" | "edit",
  ): Promise<Outcome<{ revision: number }, SetupRefusal>>;
  /** From a cache of at most 100 ms. */
  readSnapshot(): Promise<SeatSnapshot>;
  readSetup(): Promise<EventSetup | null>;

  /** @param network keyed hash of the buyer's network (domain/core/network.ts) */
  hold(
    buyerKey: string,
    request: HoldRequest,
    network?: string | null,
  ): Promise<Outcome<HoldView, HoldRefusal>>;
  /** Gives up places of the hold for others, atomically: a refusal leaves the hold untouched. */
  replaceHold(
    buyerKey: string,
    request: ReplaceRequest,
    network?: string | null,
  ): Promise<Outcome<ReplaceResponse, HoldRefusal>>;
  /** Holds the best available seats together, added to the hold or in place of its seats. */
  holdBest(
    buyerKey: string,
    request: HoldBestRequest,
    network?: string | null,
  ): Promise<Outcome<HoldView, HoldBestRefusal>>;
  /** The buyer has passed a bot check, valid until `until` (epoch ms). In memory. */
  recordCheck(buyerKey: string, until: number): Promise<void>;
  extendHold(buyerKey: string, holdId: string): Promise<Outcome<HoldView, HoldRefusal>>;
  releaseHold(buyerKey: string, request: ReleaseRequest): Promise<Outcome<HoldView | null, HoldRefusal>>;
  readHold(buyerKey: string): Promise<HoldView | null>;

  /**
   * Turns a live hold into a pending booking with frozen prices, or a confirmed one when its total is zero.
   * @param payment stored with it when there is an amount to pay; the caller then creates it at the provider
   */
  placeBooking(
    buyerKey: string,
    request: PlaceRequest,
    payment?: PaymentRequest,
  ): Promise<Outcome<BookingView, PlaceRefusal>>;
  /** Stored before the provider is called (`intentId` null), and again with the provider's response. */
  recordIntent(
    request: RecordIntentRequest,
  ): Promise<Outcome<BookingView, "booking_unknown" | "booking_closed" | "intent_taken">>;
  /** A verified fact from the provider (webhook or reconciler): inbox, transition, tickets, outbox in one commit. */
  recordPaymentFact(
    fact: PaymentFact,
  ): Promise<Outcome<{ repeated: boolean }, "payment_unknown" | "amount_mismatch">>;
  /** Null when the booking belongs to another buyer. @param buyerKey null for organizers and signed links */
  readBooking(bookingId: string, buyerKey: string | null): Promise<BookingView | null>;
  listTickets(bookingId: string): Promise<readonly TicketView[]>;
  cancelBooking(
    request: CancelBookingRequest,
  ): Promise<Outcome<BookingView, "booking_unknown" | "booking_closed" | "already_scanned">>;
  /** Cancels tickets of a confirmed booking and refunds what was shown. Idempotent by its key. */
  returnTickets(request: ReturnRequest): Promise<Outcome<BookingView, ReturnRefusal>>;
  /** Refunds an amount; the tickets stay. Idempotent by its key. */
  refundAmount(request: AmountRefundRequest): Promise<Outcome<BookingView, AmountRefundRefusal>>;
  /** The buyer keeps the tickets of a moved event. Idempotent. */
  keepTickets(bookingId: string): Promise<Outcome<BookingView, "booking_unknown" | "no_choice">>;
  readRefundProgress(): Promise<RefundProgress>;
  /** Requests every failed refund once more. */
  retryRefunds(): Promise<{ retried: number }>;
  /** Cancels and refunds every booking and revokes every ticket; repeated after a crash it counts the remaining ones. */
  cancelEvent(cancellation?: EventCancellation): Promise<{ bookings: number; refundsMinor: number }>;
  /** Pauses the sale, or resumes it (null). Idempotent. */
  pauseSale(pause: SalePause | null): Promise<Outcome<{ changed: boolean }, "event_closed">>;
  readConsequences(): Promise<CancellationConsequences>;

  /**
   * Uploads a device's scans and returns others' scans and ticket changes. The Worker has authenticated the device; a
   * revoked one's scans are quarantined, and it receives nothing. `quarantineFull`: a scan was neither stored nor
   * acknowledged, because the device has reached the bound of its quarantine.
   */
  syncScans(
    device: SyncDevice,
    request: WithScansAsJson<SyncRequest>,
    credential?: DeviceCredential,
  ): Promise<WithScansAsJson<SyncResponse> & { readonly quarantineFull: boolean }>;
  /** The verdict of a verified code over all scans that arrived, recorded if requested. Null for an unknown gate. */
  checkTicket(request: TicketCheckRequest): Promise<TicketCheck | null>;
  /** The gate manifest: its heading, and one shard by number. Shapes in domain/gate-manifest. */
  readGateManifestHead(credential?: DeviceCredential): Promise<GateManifestHeadJson>;
  readGateManifestShard(version: number, shard: number): Promise<Uint8Array | null>;

  /** A projection of the devices in D1, for requests while D1 is unreachable; sent along with a device's requests. */
  recordDevice(credential: DeviceCredential): Promise<void>;
  listDevices(): Promise<readonly DeviceCredential[]>;

  readDayOf(): Promise<DayOf>;
  /** Counts in memory, for monitoring. Changes nothing. */
  readMetrics(): Promise<EventMetrics>;
  /** At most 20 tickets by seat, short code, attendee or buyer, see domain/gate/ticket-lookup. */
  lookUpTickets(text: string): Promise<readonly LookedUpTicket[]>;
  /** Ends the sockets whose person signed out or lost the right to them. */
  recheckSockets(): Promise<void>;

  /**
   * Makes a new signing key for tickets issued from now on. Idempotent: without effect when a newer key than `after`
   * exists.
   */
  rotateKey(after: number): Promise<Outcome<{ keyNo: number }, KeyRefusal>>;
  /**
   * Ends the validity of a compromised key's codes; its tickets get the next serial and key. The newest key is replaced
   * first. Idempotent.
   */
  withdrawKey(keyNo: number): Promise<Outcome<{ reissued: number }, KeyRefusal>>;
  listKeys(): Promise<readonly SigningKeyView[]>;

  /** Valid public keys of the event's ticket codes; empty for an event that was never published. */
  readKeys(): Promise<readonly { readonly keyNo: number; readonly jwk: PublicKeyJwk }[]>;

  /** Reports of the effect's consumer; without one the effect is sent again. Idempotent. */
  recordEffectDone(key: string): Promise<void>;
  recordEffectFailed(key: string, problem: string): Promise<void>;
  /** Retries a dead letter; false when that key is not one. */
  retryEffect(key: string): Promise<boolean>;
}

/** Counters start at zero when the object is loaded. */
export interface EventMetrics {
  /** Holds made or changed. */
  readonly holds: number;
  readonly expiredHolds: number;
  /** Confirmed bookings. */
  readonly orders: number;
  readonly outboxWaiting: number;
  /** Effects that are not retried any more. */
  readonly outboxDead: number;
  /** Time of each device's last sync, epoch ms. */
  readonly deviceContacts: readonly number[];
}

/** A paired device as D1 has it. */
export interface DeviceCredential {
  readonly deviceId: string;
  readonly gateId: string;
  readonly name: string;
  /** P-256 public key (JWK). */
  readonly publicKey: Readonly<Record<string, unknown>>;
  readonly revokedAt: number | null;
  readonly overrideRight: OverrideRight | null;
}

/** The hold after a replacement; `lost` are requested seats that were not available. */
export interface ReplaceResponse {
  readonly hold: HoldView;
  readonly lost: ReplaceDecision["lost"];
}

export interface RecordIntentRequest {
  readonly bookingId: string;
  readonly paymentId: string;
  readonly provider: string;
  /** The provider's id and page; null before the provider has responded. */
  readonly intentId: string | null;
  readonly payUrl: string | null;
}

export interface CancelBookingRequest {
  readonly bookingId: string;
  readonly actor: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/**
 * A sync message with its scans as JSON: across RPC a scan as text costs a tenth of one as a cloned object, and every
 * scan is sent to all other devices.
 */
export type WithScansAsJson<Side extends { readonly scans: readonly unknown[] }> = Omit<Side, "scans"> & {
  readonly scansJson: string;
};

/** `key_unknown`: no such key, or an event that was never published. `keys_exhausted`: 255 keys were made. */
export type KeyRefusal = "key_unknown" | "keys_exhausted";

/** A signing key, with the number of valid tickets that it signs. */
export interface SigningKeyView {
  readonly keyNo: number;
  /** Epoch ms; 0: made with the event. */
  readonly createdAt: number;
  readonly withdrawnAt: number | null;
  readonly tickets: number;
}

/** An ES256 public key of a JWKS (RFC 7517). */
export interface PublicKeyJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly alg: "ES256";
  readonly use: "sig";
  readonly kid: string;
}

/** JSON of domain/gate-manifest's `GateManifestHead`. */
export type GateManifestHeadJson = import("#domain/gate/manifest-format").GateManifestHead;

export type PlaceRefusal =
  | "hold_unknown"
  | "hold_expired"
  | "event_closed"
  | "sale_paused"
  | "not_on_sale"
  | "sale_ended"
  | "limit_reached"
  | "different_body";

/** The day-of page, also pushed to organizers' sockets (`/socket/events/:id/day-of`) at most twice a second. */
export interface DayOf extends Pick<
  GateSummary,
  "admitted" | "inside" | "places" | "refused" | "perGate" | "curve"
> {
  readonly now: number;
  readonly currency: string;
  /** Set while an admin has paused the sale. */
  readonly salePause: SalePause | null;
  readonly sold: number;
  readonly held: number;
  readonly available: number;
  readonly capacity: number;
  readonly revenueMinor: number;
  readonly devices: readonly DeviceStatus[];
  readonly incidents: readonly IncidentView[];
  /** Deliveries in progress and dead letters. */
  readonly outbox: {
    readonly waiting: number;
    readonly dead: readonly { key: string; effect: string; problem: string }[];
  };
}

export interface DeviceStatus {
  readonly deviceId: string;
  readonly gateId: string;
  readonly lastContactAt: number | null;
  readonly pendingScans: number;
  readonly scans: number;
  readonly appVersion: string | null;
  readonly clockOffsetMs: number | null;
  readonly manifestVersion: number | null;
}

export interface IncidentView {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly ticketId: string | null;
  /** "H 14" or the ticket type's name. */
  readonly what: string;
  readonly scans: readonly { scanId: string; deviceId: string; gateId: string; at: number }[];
}
