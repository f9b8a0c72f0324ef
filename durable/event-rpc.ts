import type { BookingView, TicketView } from "#domain/sale/booking";
import type { CancellationConsequences } from "#domain/sale/sale-count";
import type { EventSetup } from "#domain/sale/event-setup";
import type { HoldBestRefusal, HoldBestRequest } from "#domain/sale/hold-best";
import type { ReplaceDecision, ReplaceRequest } from "#domain/sale/hold";
import type { PaymentAsk } from "#domain/sale/booking-change";
import type { PlaceAsk } from "#domain/sale/booking-placing";
import type { PaymentFact } from "#domain/sale/payment-fact";
import type { Outcome } from "#domain/core/outcome";
import type {
  HoldRefusal,
  HoldRequest,
  HoldView,
  ReleaseRequest,
  SeatSnapshot,
} from "#domain/sale/seat-protocol";
import type { SyncRequest, SyncResponse } from "#domain/gate/sync";

/**
 * What the Worker may ask an event's object. Every method may be sent twice: ids are made by the caller.
 * Who asks is proven by the Worker before the call; the object trusts `buyerKey` (`user:<id>` or `guest:<id>`).
 */
export interface EventRpc {
  /** Takes a setup of a higher revision; refuses one that would remove a seat, pool or type already held or sold. */
  configure(setup: EventSetup): Promise<Outcome<{ revision: number }, "setup_conflict">>;
  /** From a cache of at most 100 ms. */
  readSnapshot(): Promise<SeatSnapshot>;
  readSetup(): Promise<EventSetup | null>;

  /** `network`: where the buyer asks from, a name that says nothing else; see domain/network. */
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
  extendHold(buyerKey: string, holdId: string): Promise<Outcome<HoldView, HoldRefusal>>;
  releaseHold(buyerKey: string, request: ReleaseRequest): Promise<Outcome<HoldView | null, HoldRefusal>>;
  readHold(buyerKey: string): Promise<HoldView | null>;

  /**
   * Turns a live hold into a pending booking with frozen prices, or a confirmed one when its total is zero.
   * @param payment remembered with it, where there is something to pay: the provider is asked right after
   */
  placeBooking(
    buyerKey: string,
    request: PlaceAsk,
    payment?: PaymentAsk,
  ): Promise<Outcome<BookingView, PlaceRefusal>>;
  /** Written before the provider is called (`intentId` null; the first with its booking), and with what it answered. */
  recordIntent(request: {
    bookingId: string;
    paymentId: string;
    provider: string;
    intentId: string | null;
    payUrl: string | null;
  }): Promise<Outcome<BookingView, "booking_unknown" | "booking_closed">>;
  /** A verified fact from the provider (webhook or reconciler): inbox, transition, tickets, outbox in one commit. */
  recordPaymentFact(
    fact: PaymentFact,
  ): Promise<Outcome<{ repeated: boolean }, "payment_unknown" | "amount_mismatch">>;
  /** Null when the booking is not that buyer's; `buyerKey` null is for the organizer's side and signed links. */
  readBooking(bookingId: string, buyerKey: string | null): Promise<BookingView | null>;
  listTickets(bookingId: string): Promise<readonly TicketView[]>;
  cancelBooking(request: {
    bookingId: string;
    actor: string;
    reason: string;
    idempotencyKey: string;
  }): Promise<Outcome<BookingView, "booking_unknown" | "booking_closed" | "already_scanned">>;
  /** Cancels every booking with refunds, revokes every ticket. Asked again after a crash, it counts what was left. */
  cancelEvent(): Promise<{ bookings: number; refundsMinor: number }>;
  readConsequences(): Promise<CancellationConsequences>;

  /**
   * One request both ways: a device's scans up, others' scans and ticket changes down. The Worker has checked the
   * device; of a revoked one everything goes to the quarantine and nothing comes down.
   */
  syncScans(
    device: { deviceId: string; gateId: string; revoked: boolean },
    request: WithScansAsJson<SyncRequest>,
  ): Promise<WithScansAsJson<SyncResponse>>;
  /** The gate manifest: its heading, and one shard by number. Shapes in domain/gate-manifest. */
  readGateManifestHead(): Promise<GateManifestHeadJson>;
  readGateManifestShard(version: number, shard: number): Promise<Uint8Array | null>;

  readDayOf(): Promise<DayOf>;

  /** Public keys of the event's ticket codes; empty for an event that was never published. */
  readKeys(): Promise<readonly { readonly keyNo: number; readonly jwk: PublicKeyJwk }[]>;

  /** Who performs an effect says so; until then it is sent again. Both may be said twice. */
  recordEffectDone(key: string): Promise<void>;
  recordEffectFailed(key: string, problem: string): Promise<void>;
  /** Sends an effect again that was given up; false when none of that key was. */
  retryEffect(key: string): Promise<boolean>;
}

/** The hold after a replacement; `lost` are requested seats that were not available. */
export interface ReplaceResponse {
  readonly hold: HoldView;
  readonly lost: ReplaceDecision["lost"];
}

/**
 * A side of a sync whose scans travel as text. The Worker has no use for them one by one, and between it and the object
 * a scan costs a tenth as JSON of what it costs as a cloned object: every one is sent to all the other devices.
 */
export type WithScansAsJson<Side extends { readonly scans: readonly unknown[] }> = Omit<Side, "scans"> & {
  readonly scansJson: string;
};

/** An ES256 public key as it stands in a JWKS. */
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
export type GateManifestHeadJson = import("#domain/gate/manifest").GateManifestHead;

export type PlaceRefusal =
  | "hold_unknown"
  | "hold_expired"
  | "event_closed"
  | "not_on_sale"
  | "sale_ended"
  | "limit_reached"
  | "different_body";

/** The day-of page, also pushed to organizers' sockets (`/socket/events/:id/day-of`) at most twice a second. */
export interface DayOf {
  readonly now: number;
  readonly currency: string;
  readonly sold: number;
  readonly held: number;
  readonly available: number;
  readonly capacity: number;
  readonly revenueMinor: number;
  /** Tickets with a first admission; now inside; refused attempts. */
  readonly admitted: number;
  readonly inside: number;
  readonly refused: number;
  readonly perGate: readonly {
    gateId: string;
    name: string;
    entries: number;
    exits: number;
    refused: number;
  }[];
  /** First admissions by minute: flat pairs of epoch minute and count. */
  readonly curve: readonly number[];
  readonly devices: readonly DeviceStatus[];
  readonly incidents: readonly IncidentView[];
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
