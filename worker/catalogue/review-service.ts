import type { SetupRefusal } from "#domain/sale/setup-change";
import type { SalePause } from "#domain/sale/sale-pause";
import type { Outcome } from "#domain/core/outcome";
import type { DiffRow } from "#domain/catalogue/event-diff";
import type { ReadinessProblem } from "#domain/catalogue/event-draft";
import type { EventStatus } from "#domain/catalogue/event-lifecycle";
import type { ChangedTerm } from "#domain/catalogue/material-change";

/** The review of events by admins. */
export interface ReviewService {
  /** Oldest first. */
  listQueue(): Promise<readonly QueueItem[]>;
  /** Null for an unknown event and for a draft. */
  findReview(eventId: string): Promise<ReviewView | null>;
  approveEvent(
    eventId: string,
    seenRevision: number,
  ): Promise<Outcome<true, "not_found" | "not_waiting" | "changed_since" | "not_ready" | SetupRefusal>>;
  rejectEvent(
    eventId: string,
    seenRevision: number,
    reason: string,
  ): Promise<Outcome<true, "not_found" | "not_waiting" | "changed_since" | "reason_missing">>;
  /** Stops the sale of a live event at once, with a reason that the organizers receive. */
  pauseSale(
    eventId: string,
    reason: string,
  ): Promise<Outcome<true, "not_found" | "not_live" | "reason_missing">>;
  resumeSale(eventId: string): Promise<Outcome<true, "not_found" | "not_live">>;
  findSalePause(eventId: string): Promise<{ readonly isLive: boolean; readonly pause: SalePause | null }>;
}

export interface QueueItem {
  readonly eventId: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly imageUrl: string | null;
  readonly organizationName: string;
  readonly waitingSince: number;
  /** Empty for a new event. */
  readonly about: readonly ChangedTerm[];
  readonly newOrganization: boolean;
}

export interface ReviewEntry {
  readonly action: "submitted" | "approved" | "rejected" | "withdrawn";
  readonly at: number;
  readonly actorName: string;
  readonly reason: string | null;
}

export interface ReviewView {
  readonly eventId: string;
  readonly revision: number;
  readonly state: EventStatus;
  readonly waitingSince: number | null;
  readonly submittedBy: string | null;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly timeZone: string;
  readonly organization: { readonly name: string; readonly approved: number; readonly returned: number };
  readonly venue: { readonly name: string; readonly city: string } | null;
  readonly descriptionHtml: string;
  readonly changed: readonly DiffRow[];
  readonly unchanged: readonly DiffRow[];
  readonly approvedAt: number | null;
  readonly problems: readonly ReadinessProblem[];
  readonly history: readonly ReviewEntry[];
  readonly ticketsSold: number;
}
