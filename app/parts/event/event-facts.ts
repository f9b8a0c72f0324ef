import type { TierLetter } from "#domain/price/seat-map-tier";
import { type SaleState, isSelling } from "#domain/sale/sale-state";
import type { PublicEvent } from "#worker/discovery/discovery";

/** Data of an event's page. Built on the server, so that neither the seating plan nor its geometry is sent to browsers. */
export interface EventFacts extends Omit<
  PublicEvent,
  | "plan"
  | "ticketTypes"
  | "availability"
  | "places"
  | "organization"
  | "isPaused"
  | "tax"
  | "refundPolicy"
  | "performer"
  | "audience"
  | "accessibility"
> {
  readonly organizationName: string;
  /** "Hindi and English", in the reader's language. */
  readonly languageWords: string | null;
  /** "incl. GST", in the reader's language; null for a free or untaxed event. */
  readonly taxWords: string | null;
  readonly sale: SaleState;
  /** Epoch milliseconds of the first sale opening, while no ticket type is on sale. */
  readonly saleStartsAt: number | null;
  readonly prices: readonly PriceFact[];
  /** Lowest price on sale now, else of all prices; null without prices. */
  readonly fromMinor: number | null;
  readonly onePrice: boolean;
  readonly seated: boolean;
  readonly accessibleSeats: number;
  /** Performer, audience, accessibility; empty when the organizer gave none. */
  readonly peopleHtml: string;
  /** SVG of the room; null for an event without seats. */
  readonly roomHtml: string | null;
  /** The refund policy; empty for a free event. */
  readonly refundHtml: string;
  /** Notice of a paused, cancelled or completed event; else empty. */
  readonly stateHtml: string;
}

export interface PriceFact {
  readonly id: string;
  /** Price letter of the seat map; null for general admission. */
  readonly letter: TierLetter | null;
  readonly name: string;
  readonly fromMinor: number;
  readonly toMinor: number;
  readonly sale: SaleState;
  readonly saleStartsAt: number | null;
  readonly free: number | null;
}

export function canBuy(event: EventFacts): boolean {
  return isSelling(event.sale);
}
