import type { EventQuery } from "#domain/catalogue/event-query";
import type { Places, SaleState } from "#domain/sale/sale-state";
import type { SeatingPlan } from "#domain/seating/plan";

/** Events as the public sees them: published (or completed, cancelled) and nothing else. Shape only, no bindings. */
export interface DiscoveryService {
  /** Null for a draft, an event in review, an unknown slug: all alike. */
  findEvent(slug: string): Promise<PublicEvent | null>;
  /** One page of what is still to come and matches. */
  listEvents(query: EventQuery): Promise<EventPage>;
  /** The home page's rows in the visitor's city, or in the busiest one. */
  listHome(): Promise<HomeRows>;
  /** Cities with something to come, the busiest first. */
  listCities(): Promise<readonly CityCount[]>;
}

export interface CityCount {
  readonly city: string;
  readonly events: number;
}

export interface EventPage {
  readonly events: readonly EventCard[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The query as it was answered: dates of "this weekend" filled in. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface HomeRows {
  readonly city: string | null;
  /** `YYYY-MM-DD` there. */
  readonly today: string;
  readonly tonight: Row;
  readonly tomorrow: Row;
  readonly weekend: Row;
  readonly few: Row;
  readonly free: Row;
  readonly popular: Row;
}

export interface Row {
  readonly events: readonly EventCard[];
  readonly total: number;
}

export interface EventCard {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly imageUrl: string | null;
  readonly startsAt: number;
  readonly timeZone: string;
  readonly venueName: string;
  readonly area: string;
  readonly city: string;
  readonly currency: string;
  /** Null while the organizer has set no price. */
  readonly fromMinor: number | null;
  readonly toMinor: number | null;
  readonly sale: SaleState;
  /** When the first ticket type opens, where none has yet. */
  readonly saleStartsAt: number | null;
  /** Free places by the read copy; null where nobody has counted yet. */
  readonly free: number | null;
}

export interface PublicEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Sanitised. */
  readonly descriptionHtml: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly language: string | null;
  readonly performer: string;
  /** In the words of search: what was ticked, said by tags, or is in the room. */
  readonly audience: readonly string[];
  readonly accessibility: readonly string[];
  readonly mode: "in-person" | "online";
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
  /** Asked of the event's object, by section id and pool id; null where it did not answer in time. */
  readonly places: Readonly<Record<string, Places>> | null;
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
