import type { EventSetup } from "#domain/sale/event-setup";
import type { PlannedSeat } from "#domain/seating/plan";

const NOW = Date.now();
const DAY = 86_400_000;

export type SetupOptions = Partial<EventSetup> & {
  readonly rows?: number;
  readonly perRow?: number;
  readonly standing?: number;
  readonly priceMinor?: number;
};

/** An event on sale: stalls of so many rows of ten at ₹500, and a standing area of `standing` places at ₹300. */
export function aSetup(
  eventId: string,
  { rows = 2, perRow = 10, standing = 0, seatsPerBuyer = 6, priceMinor = 50_000, ...rest }: SetupOptions = {},
): EventSetup {
  const seat = (label: string): PlannedSeat => ({ label, kind: "seat" });
  return {
    eventId,
    revision: 1,
    organizationId: "o1",
    organizationName: "Ranga Shankara",
    title: "Tughlaq",
    venueName: "Ranga Shankara",
    venueArea: "Bengaluru",
    state: "published",
    startsAt: NOW + DAY,
    endsAt: NOW + DAY + 7_200_000,
    doorsAt: NOW + DAY - 1_800_000,
    timeZone: "Asia/Kolkata",
    currency: "INR",
    tax: { name: "GST", rateBasisPoints: 1800, inclusive: false },
    seatsPerBuyer,
    plan: {
      focus: "Stage",
      sections: [
        {
          kind: "seated",
          id: "stalls",
          name: "Stalls",
          multiplierPercent: 100,
          place: { tier: 0, side: "centre" },
          rows: Array.from({ length: rows }, (_, row) => ({
            label: String.fromCharCode(65 + row),
            seats: Array.from({ length: perRow }, (_, at) => seat(String(at + 1))),
          })),
        },
      ],
    },
    pools: standing > 0 ? [{ id: "floor", name: "Floor", capacity: standing }] : [],
    ticketTypes: [
      {
        id: "seat",
        code: 1,
        name: "Seat",
        priceMinor,
        saleStartsAt: null,
        saleEndsAt: null,
        maxPerBuyer: null,
        draws: { from: "seats", sectionIds: ["stalls"] },
      },
      ...(standing > 0
        ? [
            {
              id: "standing",
              code: 2,
              name: "Standing",
              priceMinor: 30_000,
              saleStartsAt: null,
              saleEndsAt: null,
              maxPerBuyer: null,
              draws: { from: "pool" as const, poolId: "floor" },
            },
          ]
        : []),
    ],
    lists: [{ id: "main", name: "Main", rule: "once", dayCutOffMinutes: 0 }],
    gates: [{ id: "north", name: "North", listId: "main", ticketTypeIds: [] }],
    ...rest,
  };
}
