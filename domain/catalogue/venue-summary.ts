import { type SeatingPlan, listSeats } from "../seating/plan";
import type { TicketTypeDraft } from "./event-draft";

export interface VenueSection {
  readonly id: string;
  readonly name: string;
  readonly kind: "seated" | "standing";
  readonly side: "left" | "centre" | "right";
  /** Seats that can be sold, or standing places. */
  readonly places: number;
}

/** Places of a plan, in total and per section; zero and empty without a plan. */
export function summarizePlan(plan: SeatingPlan | null): {
  /** Seats that can be sold. */
  seats: number;
  /** Standing places. */
  standing: number;
  sections: VenueSection[];
} {
  const sections = plan?.sections ?? [];
  return {
    seats: plan ? listSeats(plan).filter((seat) => !seat.blocked).length : 0,
    standing: sections.reduce(
      (sum, section) => sum + (section.kind === "standing" ? section.capacity : 0),
      0,
    ),
    sections: sections.map((section) => ({
      id: section.id,
      name: section.name,
      kind: section.kind,
      side: section.place.side,
      places: section.kind === "standing" ? section.capacity : countSellable(section),
    })),
  };
}

function countSellable(section: Extract<SeatingPlan["sections"][number], { kind: "seated" }>): number {
  const seats = section.rows.flatMap((row) => row.seats);
  return seats.filter(({ kind }) => kind === "seat" || kind === "accessible").length;
}

/**
 * Returns the names of the ticket types that draw from a section which the plan after has not: seats from a seated section,
 * places from a standing one. Pools that are not in the plan before are the event's own and do not count.
 */
export function listLostSections(
  ticketTypes: readonly { readonly name: string; readonly draws: TicketTypeDraft["draws"] }[],
  before: SeatingPlan,
  after: SeatingPlan,
): string[] {
  const idsOf = (plan: SeatingPlan, kind: "seated" | "standing") =>
    new Set(plan.sections.filter((section) => section.kind === kind).map(({ id }) => id));
  const seated = idsOf(after, "seated");
  const standing = idsOf(after, "standing");
  const stood = idsOf(before, "standing");
  return ticketTypes
    .filter(({ draws }) =>
      draws.from === "seats"
        ? draws.sectionIds.some((id) => !seated.has(id))
        : stood.has(draws.poolId) && !standing.has(draws.poolId),
    )
    .map(({ name }) => name);
}
