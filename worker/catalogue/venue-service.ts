import type { VenueSection } from "#domain/catalogue/venue-summary";
import type { Outcome } from "#domain/core/outcome";
import type { SeatingPlan } from "#domain/seating/plan";

/** The venues of an organization with their seating plans. */
export interface VenueService {
  listVenues(organizationId: string): Promise<readonly VenueSummary[]>;
  findVenue(organizationId: string, venueId: string): Promise<VenueDetails | null>;
  /**
   * Creates the venue if its id is new. Refuses to take a place that is held or sold, and to move a price of an event
   * on sale.
   */
  saveVenue(
    organizationId: string,
    venueId: string,
    draft: VenueDraft,
  ): Promise<Outcome<{ changedEvents: number }, VenueRefusal>>;
  archiveVenue(organizationId: string, venueId: string): Promise<Outcome<true, "not_found" | "in_use">>;
}

export interface VenueSummary {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly city: string;
  readonly timeZone: string;
  /** Seats that can be sold. */
  readonly seats: number;
  readonly standing: number;
  readonly sections: readonly VenueSection[];
  /** Published events that have not started. */
  readonly upcomingEvents: number;
}

export interface VenueDraft {
  readonly name: string;
  readonly address: string;
  readonly area: string;
  readonly city: string;
  readonly timeZone: string;
  readonly plan: SeatingPlan;
  /** `updatedAt` of the version it was edited from; null for a new venue. */
  readonly seenAt: number | null;
}

export interface VenueDetails extends Omit<VenueDraft, "seenAt"> {
  readonly id: string;
  readonly updatedAt: number;
  /** Published events that use this plan. */
  readonly usedBy: readonly {
    readonly id: string;
    readonly title: string;
    readonly startsAt: number;
    readonly sold: number;
  }[];
}

export type VenueRefusal =
  "not_found" | "changed_since" | "plan_problems" | "seats_sold" | "price_moved" | "time_zone_in_use";
