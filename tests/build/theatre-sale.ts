import { DEFAULT_REFUND_POLICY } from "#domain/refund/refund-policy";
import type { EventSetup } from "#domain/sale/event-setup";
import type { HoldView, SeatSnapshot } from "#domain/sale/seat-protocol";
import type { PublicEvent } from "#worker/discovery/discovery";
import type { SeatRoom } from "#worker/sale/booking";
import { aTicketType, anEventSetup } from "./event-setup";

/** Epoch milliseconds: one day before the event starts. */
export const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const TAX = { name: "GST", rateBasisPoints: 1800, inclusive: true };

/** Three rows of ten seats at ₹450 and standing places at ₹200; at most six places per buyer. */
export const setup: EventSetup = anEventSetup({
  startsAt: NOW + DAY,
  tax: TAX,
  pools: [{ id: "floor", name: "Floor", capacity: 100 }],
  ticketTypes: [
    aTicketType(),
    aTicketType({
      id: "standing",
      code: 2,
      name: "Standing",
      priceMinor: 20_000,
      draws: { from: "pool", poolId: "floor" },
    }),
  ],
});

const snapshot: SeatSnapshot = { v: 1, version: 1, seats: "f".repeat(30), pools: { floor: 100 }, now: NOW };

export const HOLD_ID = "018f0000-0000-7000-8000-000000000001";

/** A hold of these seat indexes, ten minutes before it expires. */
export function holdOf(seats: readonly number[], holdId = HOLD_ID): HoldView {
  return {
    holdId,
    expiresAt: NOW + 600_000,
    extendable: true,
    seats: seats.map((index) => ({ index, ticketTypeId: "seat", priceMinor: 45_000 })),
    pools: [],
  };
}

export function roomWith(hold: HoldView | null): SeatRoom {
  return { setup, snapshot, hold };
}

export const event: PublicEvent = {
  id: "e1",
  slug: "tughlaq",
  title: "Tughlaq",
  descriptionHtml: "",
  category: "theatre",
  tags: [],
  language: null,
  performer: "",
  audience: [],
  accessibility: [],
  mode: "in-person",
  organization: { id: "o1", name: "Ranga", slug: "ranga" },
  venue: { id: "v1", name: "Malhar Hall", address: "1 Old Road", area: "Halasuru", city: "Bengaluru" },
  plan: setup.plan,
  doorsAt: setup.doorsAt,
  startsAt: setup.startsAt,
  endsAt: setup.endsAt,
  timeZone: setup.timeZone,
  currency: "INR",
  imageUrl: null,
  state: "published",
  isPaused: false,
  seatsPerBuyer: 6,
  refundPolicy: DEFAULT_REFUND_POLICY,
  tax: TAX,
  ticketTypes: setup.ticketTypes,
  availability: { capacity: 130, sold: 0, held: 0 },
  places: null,
};
