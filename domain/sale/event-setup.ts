import { z } from "zod";
import { EventCancellation } from "./event-cancellation";
import { SalePause } from "./sale-pause";
import { RefundPolicy } from "../refund/refund-policy";
import { SeatingPlan } from "../seating/plan";
import { PUBLIC_STATES } from "./public-state";

/**
 * All that the event's object needs to sell and admit without D1. Built from D1 at approval and at each accepted
 * change; the object stores it, so that prices and seats cannot change under a buyer's hold.
 */

export const TicketTypeSetup = z.object({
  id: z.string(),
  /** The u16 in the ticket code; never reused within an event. */
  code: z.number().int().min(1).max(65_535),
  name: z.string(),
  priceMinor: z.number().int().min(0).max(1_000_000_000),
  /** Epoch ms; null is "from publication" and "until the event ends". */
  saleStartsAt: z.number().int().nullable(),
  saleEndsAt: z.number().int().nullable(),
  /** Limit over all of one buyer's live holds and bookings of this type; null for the event's limit only. */
  maxPerBuyer: z.number().int().min(1).nullable(),
  draws: z.discriminatedUnion("from", [
    z.object({ from: z.literal("seats"), sectionIds: z.array(z.string()).min(1) }),
    z.object({ from: z.literal("pool"), poolId: z.string() }),
  ]),
});

/** Bound of an entry time, minutes before or after the doors: 60 days. */
const MOST_WINDOW_MINUTES = 60 * 24 * 60;
const windowMinutes = z
  .number()
  .int()
  .min(-MOST_WINDOW_MINUTES)
  .max(MOST_WINDOW_MINUTES)
  .nullable()
  .optional();

/** A check-in list: which tickets enter, when and how often. Optional members are absent in setups of the first version. */
export const ListSetup = z.object({
  id: z.string(),
  name: z.string(),
  rule: z.enum(["once", "once_a_day", "reentry"]),
  /** Minutes after local midnight at which a new day begins, for `once_a_day`. */
  dayCutOffMinutes: z.number().int().min(0).max(1439),
  /** Ticket types admitted by the gates of this list; absent or empty is all. */
  ticketTypeIds: z.array(z.string()).optional(),
  /** First and last entry, minutes after the doors open (negative: before), so that they move with the event. */
  opensMinutes: windowMinutes,
  closesMinutes: windowMinutes,
  /** Whether exits are scanned at the gates of this list; absent is true. */
  exits: z.boolean().optional(),
});
export type ListSetup = z.infer<typeof ListSetup>;

export const EventSetup = z.object({
  eventId: z.string(),
  /** Increases with each change; the object ignores a lower one. */
  revision: z.number().int().min(1),
  organizationId: z.string(),
  organizationName: z.string(),
  title: z.string(),
  /** Absent in setups of the first version. */
  venueId: z.string().optional(),
  venueName: z.string(),
  venueArea: z.string(),
  state: z.enum(PUBLIC_STATES),
  /** Set by the event's object when it is cancelled; absent for events cancelled before reasons were stored. */
  cancellation: EventCancellation.optional(),
  /** Set by the event's object while an admin has paused the sale. */
  salePause: SalePause.optional(),
  /** Set by the event's object: time and place before the last move, and when it moved (epoch ms). */
  moved: z
    .object({ startsAt: z.number().int(), timeZone: z.string(), venue: z.string(), at: z.number().int() })
    .optional(),
  startsAt: z.number().int(),
  endsAt: z.number().int(),
  doorsAt: z.number().int(),
  timeZone: z.string(),
  currency: z.string().length(3),
  tax: z.object({
    name: z.string(),
    rateBasisPoints: z.number().int().min(0).max(10_000),
    inclusive: z.boolean(),
  }),
  seatsPerBuyer: z.number().int().min(1).max(50),
  /** Absent in setups from before policies existed: `DEFAULT_REFUND_POLICY`. */
  refundPolicy: RefundPolicy.optional(),
  plan: SeatingPlan.nullable(),
  /** General admission: a standing section's id and capacity, or a pool of the event's own. */
  pools: z.array(z.object({ id: z.string(), name: z.string(), capacity: z.number().int().min(0) })),
  ticketTypes: z.array(TicketTypeSetup).min(1),
  lists: z.array(ListSetup),
  gates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      listId: z.string(),
      /** Ticket types admitted here; empty is all. */
      ticketTypeIds: z.array(z.string()),
    }),
  ),
});

export type TicketTypeSetup = z.infer<typeof TicketTypeSetup>;
export type EventSetup = z.infer<typeof EventSetup>;
