import type { HoldRefusal } from "./hold-refusal";
import { z } from "zod";

/**
 * Messages between a buyer's seat map and the event's object, version 1: seat status only, no personal data. A test
 * hashes these schemas: a change of shape must increase SEAT_PROTOCOL_VERSION.
 */
export const SEAT_PROTOCOL_VERSION = 1;

/** One character per seat, by index. `h` also marks the viewer's own seats, which are listed in `mine`. */
export const SEAT_STATUS = { free: "f", held: "h", sold: "s", blocked: "b" } as const;
export type SeatStatus = (typeof SEAT_STATUS)[keyof typeof SEAT_STATUS];

const seatIndexes = z.array(z.number().int().min(0).max(200_000)).max(50);
const pools = z
  .array(z.object({ ticketTypeId: z.string().max(64), quantity: z.number().int().min(1).max(50) }))
  .max(20);

/**
 * Places that a buyer requests in one step, held all or nothing. One live hold per buyer and event: more seats are
 * added to it. A pool's `quantity` is the requested total of that ticket type (a lower one releases places), which
 * makes the request idempotent.
 */
export const HoldRequest = z.object({
  /** The client's id for a new hold. If the buyer already has a live hold, the response carries that hold's id. */
  holdId: z.uuid(),
  seats: seatIndexes,
  /** Ticket type of each seat whose section has several; missing is the section's first. */
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

/** Client → object. `n` is echoed in the response; -1 in the response to an unreadable message. */
export const SeatRequest = z.discriminatedUnion("t", [
  z.object({ t: z.literal("hold"), n: z.number().int(), hold: HoldRequest }),
  z.object({ t: z.literal("extend"), n: z.number().int(), holdId: z.uuid() }),
  z.object({
    t: z.literal("release"),
    n: z.number().int(),
    holdId: z.uuid(),
    /** Absent for the whole hold. */
    seats: seatIndexes.optional(),
    pools: pools.optional(),
  }),
  z.object({ t: z.literal("snapshot"), n: z.number().int() }),
]);
export type SeatRequest = z.infer<typeof SeatRequest>;

/** A buyer's live hold, priced by the object. */
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
  /** Version of the seat states; each delta increases it. */
  readonly version: number;
  /** One {@link SeatStatus} per seat, in plan order. */
  readonly seats: string;
  /** Free places by pool id. */
  readonly pools: Readonly<Record<string, number>>;
  readonly now: number;
}

/** Object → client. */
export type SeatMessage =
  | ({ readonly t: "snapshot"; readonly n?: number; readonly mine: HoldView | null } & SeatSnapshot)
  /** `from` is the version the delta applies to; a client at another version requests a snapshot. */
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
      /** Unavailable seats; the rest of the hold is unchanged. */
      readonly lost?: readonly number[];
    }
  /** The buyer's hold changed by another tab or device, or by expiry. */
  | {
      readonly t: "mine";
      readonly hold: HoldView | null;
      readonly why: "changed" | "expired" | "released" | "placed";
    };
