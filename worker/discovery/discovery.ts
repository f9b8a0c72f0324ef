import type { SeatingPlan } from "#domain/seating-plan";

/** Events as the public sees them: published (or completed, cancelled) and nothing else. Shape only, no bindings. */
export interface Discovery {
  /** Null for a draft, an event in review, an unknown slug: all alike. */
  findEvent(slug: string): Promise<PublicEvent | null>;
}

export interface PublicEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Sanitised. */
  readonly descriptionHtml: string;
  readonly category: string;
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string };
  readonly venue: {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly area: string;
    readonly city: string;
  };
  /** Null for an event without seats. */
  readonly plan: SeatingPlan | null;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly currency: string;
  /** `/images/<key>`; null: draw its poster. */
  readonly imageUrl: string | null;
  readonly state: "published" | "completed" | "cancelled";
  readonly seatsPerBuyer: number;
  readonly tax: { readonly name: string; readonly rateBasisPoints: number; readonly inclusive: boolean };
  readonly ticketTypes: readonly PublicTicketType[];
  /** From the read copy; the seat map is live. */
  readonly availability: { readonly capacity: number; readonly sold: number; readonly held: number };
}

export interface PublicTicketType {
  readonly id: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly saleStartsAt: number | null;
  readonly saleEndsAt: number | null;
  readonly maxPerBuyer: number | null;
  readonly draws:
    | { readonly from: "seats"; readonly sectionIds: readonly string[] }
    | { readonly from: "pool"; readonly poolId: string };
}
