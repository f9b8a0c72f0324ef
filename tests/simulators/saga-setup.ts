import type { RefundPolicy } from "#domain/refund/refund-policy";
import type { EventSetup } from "#domain/sale/event-setup";

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Of the schedules in turn: their deadlines fall inside, after and before a schedule's days. */
export const POLICIES: readonly RefundPolicy[] = [
  { untilHours: 24, sharePercent: 100, keepsFee: true },
  { untilHours: 18 * 24, sharePercent: 50, keepsFee: true },
  { untilHours: 20 * 24 - 1, sharePercent: 100, keepsFee: false },
  { untilHours: null, sharePercent: 100, keepsFee: true },
];

/** Four seats, a pool of three, a paid and a free ticket type. */
export const SETUP: EventSetup = {
  eventId: "e1",
  revision: 1,
  organizationId: "o1",
  organizationName: "o",
  title: "t",
  venueName: "v",
  venueArea: "a",
  state: "published",
  startsAt: 20 * DAY,
  endsAt: 21 * DAY,
  doorsAt: 20 * DAY,
  timeZone: "Asia/Kolkata",
  currency: "INR",
  tax: { name: "GST", rateBasisPoints: 1800, inclusive: false },
  seatsPerBuyer: 4,
  plan: {
    focus: "Stage",
    sections: [
      {
        kind: "seated",
        id: "s",
        name: "Stalls",
        multiplierPercent: 133,
        place: { tier: 0, side: "centre" },
        rows: [
          { label: "A", seats: ["1", "2", "3", "4"].map((label) => ({ label, kind: "seat" as const })) },
        ],
      },
    ],
  },
  pools: [{ id: "p", name: "Floor", capacity: 3 }],
  ticketTypes: [
    {
      id: "seat",
      code: 1,
      name: "Seat",
      priceMinor: 33_333,
      saleStartsAt: null,
      saleEndsAt: null,
      maxPerBuyer: null,
      draws: { from: "seats", sectionIds: ["s"] },
    },
    {
      id: "floor",
      code: 2,
      name: "Floor",
      priceMinor: 9_999,
      saleStartsAt: null,
      saleEndsAt: null,
      maxPerBuyer: 2,
      draws: { from: "pool", poolId: "p" },
    },
    {
      id: "gift",
      code: 3,
      name: "Free",
      priceMinor: 0,
      saleStartsAt: null,
      saleEndsAt: null,
      maxPerBuyer: 1,
      draws: { from: "pool", poolId: "p" },
    },
  ],
  lists: [],
  gates: [],
};
