import { z } from "zod";

/**
 * The words between a buyer's seat map and the event's object, version 1. Small on purpose: seat status only, never a
 * buyer. A test hashes these schemas: a change of shape must raise SEAT_PROTOCOL_VERSION.
 */
export const SEAT_PROTOCOL_VERSION = 1;

/** One character a seat, by index. `h` is held by somebody; the viewer's own seats come in `mine`. */
export const SEAT_STATUS = { free: "f", held: "h", sold: "s", blocked: "b" } as const;
export type SeatStatus = (typeof SEAT_STATUS)[keyof typeof SEAT_STATUS];

const seatIndexes = z.array(z.number().int().min(0).max(200_000)).max(50);
const pools = z
  .array(z.object({ ticketTypeId: z.string().max(64), quantity: z.number().int().min(1).max(50) }))
  .max(20);

/**
 * What a buyer may hold in one step. A buyer has one live hold an event: more seats are added to it, and a pool's
 * `quantity` is the total wanted of that ticket type in it (asking for fewer gives some back), so that the same request
 * sent twice changes nothing. All of it is held, or nothing.
 */
export const HoldRequest = z.object({
  /** The buyer's own id for a new choice. With a live hold already there the answer carries that one's id: use it then. */
  holdId: z.uuid(),
  seats: seatIndexes,
  /** Ticket type of each seat where several are sold for its section; missing is the section's first. */
  seatTicketTypeIds: z.array(z.string().max(64)).max(50).optional(),
  pools,
});
export type HoldRequest = z.infer<typeof HoldRequest>;

/** Places to release; without `seats` and `pools` the whole hold. */
export interface ReleaseRequest {
  readonly holdId: string;
  readonly seats?: readonly number[] | undefined;
  readonly pools?: HoldRequest["pools"] | undefined;
}

/** Client → object. `n` is echoed in the answer; -1 answers what could not be read. */
export const SeatRequest = z.discriminatedUnion("t", [
  z.object({ t: z.literal("hold"), n: z.number().int(), hold: HoldRequest }),
  z.object({ t: z.literal("extend"), n: z.number().int(), holdId: z.uuid() }),
  z.object({
    t: z.literal("release"),
    n: z.number().int(),
    holdId: z.uuid(),
    /** Missing: the whole hold. */
    seats: seatIndexes.optional(),
    pools: pools.optional(),
  }),
  z.object({ t: z.literal("snapshot"), n: z.number().int() }),
]);
export type SeatRequest = z.infer<typeof SeatRequest>;

export type HoldRefusal =
  | "seat_unknown"
  | "seat_taken"
  | "seat_blocked"
  | "pool_unknown"
  | "pool_empty"
  | "ticket_type_unknown"
  | "limit_reached"
  | "network_full"
  | "not_on_sale"
  | "sale_ended"
  | "event_closed"
  | "hold_unknown"
  | "hold_expired"
  | "already_extended"
  | "nothing_chosen"
  | "too_many_requests";

/** A buyer's live choice, priced by the object. */
export interface HoldView {
  readonly holdId: string;
  readonly expiresAt: number;
  /** A hold can be extended once. */
  readonly extendable: boolean;
  readonly seats: readonly { index: number; ticketTypeId: string; priceMinor: number }[];
  readonly pools: readonly { ticketTypeId: string; quantity: number; priceMinor: number }[];
}

export interface SeatSnapshot {
  readonly v: typeof SEAT_PROTOCOL_VERSION;
  /** Version of the seat states: deltas carry the next ones. */
  readonly version: number;
  /** One {@link SeatStatus} a seat, in plan order. */
  readonly seats: string;
  /** Places left by pool id. */
  readonly pools: Readonly<Record<string, number>>;
  readonly now: number;
}

/** Object → client. */
export type SeatMessage =
  | ({ readonly t: "snapshot"; readonly n?: number; readonly mine: HoldView | null } & SeatSnapshot)
  /** `from` is the version it applies on; a client that has another one asks for a snapshot. */
  | {
      readonly t: "delta";
      readonly from: number;
      readonly version: number;
      /** Flat pairs: index, status, index, status … */
      readonly seats: readonly (number | string)[];
      readonly pools?: Readonly<Record<string, number>>;
    }
  | { readonly t: "answer"; readonly n: number; readonly ok: true; readonly hold: HoldView | null }
  | {
      readonly t: "answer";
      readonly n: number;
      readonly ok: false;
      readonly reason: HoldRefusal | "malformed";
      /** Seats that could not be held: the buyer keeps the rest of the choice. */
      readonly lost?: readonly number[];
    }
  /** The buyer's hold changed from elsewhere: another tab, another device, expiry. */
  | {
      readonly t: "mine";
      readonly hold: HoldView | null;
      readonly why: "changed" | "expired" | "released" | "placed";
    };
