import type { BookingState, BookingView } from "#domain/sale/booking";
import type { EventContent, ReadinessProblem } from "#domain/catalogue/event-draft";
import type { DiffRow } from "#domain/catalogue/event-diff";
import type { EventState } from "#domain/catalogue/event-lifecycle";
import type { Outcome } from "#domain/core/outcome";
import type { PictureRefusal } from "#domain/catalogue/picture";
import type { PlanProblem } from "#domain/seating/numbering";
import type { SeatingPlan } from "#domain/seating/plan";
import type { DayOf } from "#durable/event-rpc";
import type { PublicEvent } from "../discovery/discovery";

/**
 * The organizer's and admin's side: venues, events, review, images, bookings, the day itself. Shape only: the browser's
 * compiler reads it too. Whoever calls has proven membership: every method takes the organization and answers null (or
 * `not_found`) for what is another's.
 */
export interface Catalogue {
  listVenues(organizationId: string): Promise<readonly VenueSummary[]>;
  findVenue(organizationId: string, venueId: string): Promise<VenueDetails | null>;
  /** Makes the venue when its id is new. A plan in use may not lose a seat that is held or sold. */
  saveVenue(
    organizationId: string,
    venueId: string,
    draft: VenueDraft,
  ): Promise<Outcome<{ changedEvents: number }, VenueRefusal>>;
  archiveVenue(organizationId: string, venueId: string): Promise<Outcome<true, "not_found" | "in_use">>;

  listEvents(organizationId: string, query: EventListQuery): Promise<EventList>;
  listAttention(organizationId: string): Promise<readonly EventAttention[]>;
  /** The same id again finds the draft that the first call made. */
  createEvent(organizationId: string, eventId: string): Promise<Outcome<{ eventId: string }, "not_found">>;
  duplicateEvent(
    organizationId: string,
    eventId: string,
    copyId: string,
  ): Promise<Outcome<{ eventId: string }, "not_found">>;
  findEvent(organizationId: string, eventId: string): Promise<EventView | null>;
  saveEvent(
    organizationId: string,
    eventId: string,
    content: EventContent,
    seenRevision: number,
  ): Promise<Outcome<{ revision: number; waits: boolean }, SaveRefusal>>;
  /** The description as readers will see it, sanitised. */
  renderDescription(text: string): string;
  /** As a buyer would see it, whatever its state. */
  previewEvent(organizationId: string, eventId: string): Promise<PublicEvent | null>;
  submitEvent(
    organizationId: string,
    eventId: string,
  ): Promise<Outcome<true, "not_found" | "not_ready" | "already_waiting" | "nothing_to_submit">>;
  withdrawEvent(organizationId: string, eventId: string): Promise<Outcome<true, "not_found" | "not_waiting">>;
  /** Forgets a change that waits or was returned; the sale was never touched by it. */
  dropChange(organizationId: string, eventId: string): Promise<Outcome<true, "not_found">>;
  deleteEvent(
    organizationId: string,
    eventId: string,
  ): Promise<Outcome<true, "not_found" | "has_bookings" | "was_public">>;
  readConsequences(organizationId: string, eventId: string): Promise<Consequences | null>;
  cancelEvent(
    organizationId: string,
    eventId: string,
    reason: string,
  ): Promise<
    Outcome<{ bookings: number; refundsMinor: number }, "not_found" | "not_public" | "already_over">
  >;

  uploadImage(
    organizationId: string,
    eventId: string,
    request: Request,
  ): Promise<Outcome<{ imageKey: string }, PictureRefusal | "not_found" | "closed">>;
  removeImage(organizationId: string, eventId: string): Promise<Outcome<true, "not_found" | "closed">>;

  listBookings(organizationId: string, eventId: string, query: BookingQuery): Promise<BookingList | null>;
  findBooking(organizationId: string, eventId: string, bookingId: string): Promise<BookingView | null>;
  cancelBooking(
    organizationId: string,
    eventId: string,
    request: { bookingId: string; reason: string },
  ): Promise<Outcome<BookingView, "not_found" | "booking_unknown" | "booking_closed" | "already_scanned">>;

  findDayOf(organizationId: string, eventId: string): Promise<DayOfPage | null>;
  /** Sends what the event's object gave up once more; how many that were, null for an event that is not theirs. */
  retryEffects(organizationId: string, eventId: string, keys: readonly string[]): Promise<number | null>;

  /** Oldest first. */
  listQueue(): Promise<readonly QueueItem[]>;
  /** Everything an admin reads before deciding; null for an event that does not exist. */
  findReview(eventId: string): Promise<ReviewView | null>;
  approveEvent(
    eventId: string,
    seenRevision: number,
  ): Promise<Outcome<true, "not_found" | "not_waiting" | "changed_since" | "not_ready" | "setup_conflict">>;
  rejectEvent(
    eventId: string,
    seenRevision: number,
    reason: string,
  ): Promise<Outcome<true, "not_found" | "not_waiting" | "changed_since" | "reason_missing">>;
}

export interface VenueSummary {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly city: string;
  readonly timeZone: string;
  readonly seats: number;
  readonly standing: number;
  readonly sections: readonly VenueSection[];
  /** Published events from today on. */
  readonly upcomingEvents: number;
}

export interface VenueSection {
  readonly id: string;
  readonly name: string;
  readonly kind: "seated" | "standing";
  readonly side: "left" | "centre" | "right";
  /** Seats that can be sold, or people. */
  readonly places: number;
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
  /** Published events that sell by this plan. */
  readonly usedBy: readonly {
    readonly id: string;
    readonly title: string;
    readonly startsAt: number;
    readonly sold: number;
  }[];
}

export type VenueRefusal = "not_found" | "changed_since" | "plan_problems" | "seats_sold";
/** Detail of `plan_problems`. */
export type { PlanProblem };

export type EventTab = "all" | "draft" | "in_review" | "published" | "past";
export type EventSort = "starts" | "title" | "sold" | "revenue" | "updated";

export interface EventListQuery {
  readonly tab: EventTab;
  readonly search: string;
  readonly sort: EventSort;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
}

export interface EventListItem {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly imageUrl: string | null;
  readonly state: EventState;
  /** A material change of a published event: in the queue, or back from it. */
  readonly change: "none" | "waiting" | "returned";
  readonly venueName: string | null;
  readonly startsAt: number | null;
  readonly timeZone: string;
  readonly sold: number;
  readonly capacity: number;
  readonly revenueMinor: number;
  readonly currency: string;
  readonly updatedAt: number;
}

export interface EventList {
  readonly items: readonly EventListItem[];
  readonly total: number;
  readonly pages: number;
  readonly counts: Readonly<Record<EventTab, number>>;
}

export interface EventAttention {
  readonly eventId: string;
  readonly title: string;
  readonly kind: "returned" | "change_returned" | "starts_soon_unsent" | "tonight";
  readonly facts: { readonly reason?: string; readonly startsAt?: number; readonly timeZone: string };
}

/** An event as its organizer works on it. */
export interface EventView {
  readonly id: string;
  readonly slug: string;
  readonly state: EventState;
  readonly revision: number;
  /** What the organizer wrote, a waiting change included. */
  readonly content: EventContent;
  /** What is on sale; equal to `content` without a change. */
  readonly live: EventContent;
  readonly hasChange: boolean;
  readonly waitingSince: number | null;
  readonly venue: {
    readonly id: string;
    readonly name: string;
    readonly city: string;
    readonly plan: SeatingPlan;
  } | null;
  readonly problems: readonly ReadinessProblem[];
  readonly lastReview: ReviewEntry | null;
  readonly everApproved: boolean;
  readonly sold: number;
  readonly held: number;
  readonly capacity: number;
  readonly revenueMinor: number;
}

export type SaveRefusal = "not_found" | "closed" | "changed_since" | "setup_conflict" | "not_ready";

export interface Consequences {
  readonly bookings: number;
  readonly ticketsValid: number;
  readonly refundsMinor: number;
  readonly currency: string;
}

export type BookingSort = "placed" | "buyer" | "state" | "total";

export interface BookingQuery {
  readonly search: string;
  readonly state: BookingState | "all";
  readonly sort: BookingSort;
  readonly descending: boolean;
  /** From 1; null is everything (export). */
  readonly page: number | null;
}

export interface BookingRow {
  readonly id: string;
  readonly reference: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly state: BookingState;
  readonly quantity: number;
  /** "H 14, H 15", or the ticket types' names. */
  readonly places: string;
  readonly totalMinor: number;
  readonly currency: string;
  readonly placedAt: number;
}

export interface BookingList {
  readonly event: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly items: readonly BookingRow[];
  readonly total: number;
  readonly pages: number;
}

export interface DayOfPage {
  readonly event: {
    readonly id: string;
    readonly title: string;
    readonly timeZone: string;
    readonly cancelled: boolean;
    readonly startsAt: number;
    readonly doorsAt: number;
    readonly endsAt: number;
  };
  readonly dayOf: DayOf;
  /** What the object does not know of its devices. */
  readonly devices: Readonly<
    Record<string, { readonly name: string; readonly gateId: string; readonly revoked: boolean }>
  >;
  readonly gates: Readonly<Record<string, string>>;
}

export interface QueueItem {
  readonly eventId: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly imageUrl: string | null;
  readonly organizationName: string;
  readonly waitingSince: number;
  /** What the change is about; empty for a new event. */
  readonly about: readonly ("date" | "venue" | "price")[];
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
  readonly state: EventState;
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
