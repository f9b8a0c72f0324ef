import type { Outcome } from "#domain/core/outcome";
import type { EventCancellation } from "#domain/sale/event-cancellation";

/** Cancelling a published event. */
export interface CancellationService {
  readConsequences(organizationId: string, eventId: string): Promise<Consequences | null>;
  cancelEvent(
    organizationId: string,
    eventId: string,
    cancellation: EventCancellation,
  ): Promise<
    Outcome<{ bookings: number; refundsMinor: number }, "not_found" | "not_public" | "already_over">
  >;
}

export interface Consequences {
  readonly bookings: number;
  readonly ticketsValid: number;
  readonly refundsMinor: number;
  readonly currency: string;
}
