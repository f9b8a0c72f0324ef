import type { LookedUpTicket } from "#domain/gate/ticket-lookup";
import type { DayOf } from "#durable/event-rpc";

/** The day of an event: admissions, devices, effects that failed. */
export interface EventDayService {
  findDayOf(organizationId: string, eventId: string): Promise<DayOfPage | null>;
  /** Tickets by seat, short code or name; null for an event of another organization or before publication. */
  lookUpTickets(
    organizationId: string,
    eventId: string,
    text: string,
  ): Promise<readonly LookedUpTicket[] | null>;
  /**
   * Retries dead-lettered effects, at most 50 per call. Returns how many were retried; null for an event of another
   * organization.
   */
  retryEffects(organizationId: string, eventId: string, keys: readonly string[]): Promise<number | null>;
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
  /** Names and gates by device id, from D1. */
  readonly devices: Readonly<
    Record<string, { readonly name: string; readonly gateId: string; readonly revoked: boolean }>
  >;
  readonly gates: Readonly<Record<string, string>>;
  /** Names by code. */
  readonly ticketTypes: Readonly<Record<number, string>>;
}
