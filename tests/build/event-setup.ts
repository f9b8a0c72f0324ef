import type { EventSetup, TicketTypeSetup } from "#domain/sale/event-setup";
import type { SeatedSection } from "#domain/seating/plan";

/** Stalls in the centre; rows A, B, … of seats 1, 2, … */
export function stalls({
  rows = 3,
  perRow = 10,
  ...parts
}: Partial<Omit<SeatedSection, "rows">> & { rows?: number; perRow?: number } = {}): SeatedSection {
  return {
    kind: "seated",
    id: "stalls",
    name: "Stalls",
    multiplierPercent: 100,
    place: { tier: 0, side: "centre" },
    rows: Array.from({ length: rows }, (_, row) => ({
      label: String.fromCharCode(65 + row),
      seats: Array.from({ length: perRow }, (_, at) => ({ label: String(at + 1), kind: "seat" })),
    })),
    ...parts,
  };
}

/** A ticket type on sale without limits: a seat in the stalls at ₹450. */
export function aTicketType(parts: Partial<TicketTypeSetup> = {}): TicketTypeSetup {
  return {
    id: "seat",
    code: 1,
    name: "Seat",
    priceMinor: 45_000,
    saleStartsAt: null,
    saleEndsAt: null,
    maxPerBuyer: null,
    draws: { from: "seats", sectionIds: ["stalls"] },
    ...parts,
  };
}

/** "Tughlaq" in {@link stalls}, published, two hours long; GST is included in the price. */
export function anEventSetup(parts: Partial<EventSetup> & Pick<EventSetup, "startsAt">): EventSetup {
  return {
    eventId: "e1",
    revision: 1,
    organizationId: "o1",
    organizationName: "Ranga",
    title: "Tughlaq",
    venueName: "Malhar Hall",
    venueArea: "Halasuru",
    state: "published",
    endsAt: parts.startsAt + 7_200_000,
    doorsAt: parts.startsAt - 1_800_000,
    timeZone: "Asia/Kolkata",
    currency: "INR",
    tax: { name: "GST", rateBasisPoints: 1800, inclusive: true },
    seatsPerBuyer: 6,
    plan: { focus: "Stage", sections: [stalls()] },
    pools: [],
    ticketTypes: [aTicketType()],
    lists: [],
    gates: [],
    ...parts,
  };
}
