import type { EventSetup } from "#domain/sale/event-setup";
import { aTicketType, anEventSetup, stalls } from "../event-setup";

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
  return anEventSetup({
    eventId,
    organizationName: "Ranga Shankara",
    venueName: "Ranga Shankara",
    venueArea: "Bengaluru",
    startsAt: NOW + DAY,
    tax: { name: "GST", rateBasisPoints: 1800, inclusive: false },
    seatsPerBuyer,
    plan: { focus: "Stage", sections: [stalls({ rows, perRow })] },
    pools: standing > 0 ? [{ id: "floor", name: "Floor", capacity: standing }] : [],
    ticketTypes: [
      aTicketType({ priceMinor }),
      ...(standing > 0
        ? [
            aTicketType({
              id: "standing",
              code: 2,
              name: "Standing",
              priceMinor: 30_000,
              draws: { from: "pool", poolId: "floor" },
            }),
          ]
        : []),
    ],
    lists: [{ id: "main", name: "Main", rule: "once", dayCutOffMinutes: 0 }],
    gates: [{ id: "north", name: "North", listId: "main", ticketTypeIds: [] }],
    ...rest,
  });
}
