import type { Outcome } from "#domain/core/outcome";
import type { EventContent, ReadinessProblem } from "#domain/catalogue/event-draft";
import type { EventStatus } from "#domain/catalogue/event-lifecycle";
import type { SalePause } from "#domain/sale/sale-pause";
import type { SetupRefusal } from "#domain/sale/setup-change";
import type { SeatingPlan } from "#domain/seating/plan";
import type { PublicEvent } from "../discovery/discovery";
import type { ReviewEntry } from "./review-service";

/** Writing, previewing and submitting an event. */
export interface EventService {
  /** Idempotent: a second call with the same id changes nothing. */
  createEvent(organizationId: string, eventId: string): Promise<Outcome<{ eventId: string }, "not_found">>;
  duplicateEvent(
    organizationId: string,
    eventId: string,
    copyId: string,
  ): Promise<Outcome<{ eventId: string }, "not_found">>;
  findEvent(organizationId: string, eventId: string): Promise<EventView | null>;
  /** Refuses `invalid` (detail `fields`) for content that {@link EventContent} could not read back. */
  saveEvent(
    organizationId: string,
    eventId: string,
    content: EventContent,
    seenRevision: number,
  ): Promise<Outcome<{ revision: number; waits: boolean }, SaveRefusal>>;
  /** Sanitised HTML of a description. */
  renderDescription(text: string): string;
  /** The public page's data in every status; null until the event has a venue and times. */
  previewEvent(organizationId: string, eventId: string): Promise<PublicEvent | null>;
  submitEvent(
    organizationId: string,
    eventId: string,
  ): Promise<Outcome<true, "not_found" | "not_ready" | "already_waiting" | "nothing_to_submit">>;
  withdrawEvent(organizationId: string, eventId: string): Promise<Outcome<true, "not_found" | "not_waiting">>;
  /** Discards a material change that is in review or returned. */
  dropChange(organizationId: string, eventId: string): Promise<Outcome<true, "not_found">>;
  deleteEvent(
    organizationId: string,
    eventId: string,
  ): Promise<Outcome<true, "not_found" | "has_bookings" | "was_public">>;
}

/** An event in the organizer's editor. */
export interface EventView {
  readonly id: string;
  readonly slug: string;
  readonly state: EventStatus;
  readonly revision: number;
  /** The organizer's content with its material change. */
  readonly content: EventContent;
  /** The content on sale; equal to `content` without a change. */
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
  /** An admin's stop of the sale, and the address that reads the organizer's answer; null while sales run. */
  readonly salePause: (SalePause & { readonly answerTo: string }) | null;
  readonly lastReview: ReviewEntry | null;
  readonly everApproved: boolean;
  readonly sold: number;
  readonly held: number;
  readonly capacity: number;
  readonly revenueMinor: number;
}

export type SaveRefusal = "not_found" | "invalid" | "closed" | "changed_since" | SetupRefusal | "not_ready";
