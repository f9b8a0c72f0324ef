import type { RefundPolicy } from "#domain/refund/refund-policy";
import type { EventQuery } from "#domain/catalogue/event-query";
import type { PublicState } from "#domain/sale/public-state";
import type { Places, SaleState } from "#domain/sale/sale-state";
import type { SeatingPlan } from "#domain/seating/plan";

/** Public events: published, completed or cancelled. Interfaces only, no bindings. */
export interface DiscoveryService {
  /** Null for a draft, an event in review and an unknown slug alike. */
  findEvent(slug: string): Promise<PublicEvent | null>;
  /** The slug of a public event; null for a draft, an event in review and an unknown id alike. */
  findSlug(eventId: string): Promise<string | null>;
  /**
   * The facts that the pages of a sale show, at most some seconds old; older while the database is unreachable. Its
   * state can lag: the event's object decides what is on sale.
   */
  findSaleEvent(slug: string): Promise<SaleEvent | null>;
  /** One page of the upcoming events that match. */
  listEvents(query: EventQuery): Promise<EventPage & Reading>;
  /** Rows of the home page for the visitor's city, or for the city with most events. */
  listHome(): Promise<HomeRows & Reading>;
  /** Cities with upcoming events, most events first; the last known ones, or none, while the database is unreachable. */
  listCities(): Promise<readonly CityCount[]>;
  /** Null for an unknown organization and for one without a public event. */
  findOrganizer(slug: string): Promise<PublicOrganizer | null>;
  /** Null for an unknown venue and for one without a public event. */
  findPlace(venueId: string): Promise<PublicPlace | null>;
}

/** Upcoming events by start, and the last past ones. */
interface Shows {
  readonly upcoming: readonly EventCard[];
  readonly past: readonly EventCard[];
}

export interface PublicOrganizer extends Shows {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

export interface PublicPlace extends PublicVenue, Shows {
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string };
}

/** A list that the database gave, or the last known one while it is unreachable. */
export interface Reading {
  /** Epoch milliseconds when a last known list was read; null: just now. */
  readonly readAt: number | null;
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
  /** The resolved days: "this weekend" as dates. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface HomeRows {
  readonly city: string | null;
  /** `YYYY-MM-DD` in that city. */
  readonly today: string;
  readonly tonight: HomeRow;
  readonly tomorrow: HomeRow;
  readonly weekend: HomeRow;
  readonly few: HomeRow;
  readonly free: HomeRow;
  readonly popular: HomeRow;
}

export interface HomeRow {
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
  /** Empty for an online event, like area and city. */
  readonly venueName: string;
  readonly area: string;
  readonly city: string;
  readonly currency: string;
  /** Null without a price. */
  readonly fromMinor: number | null;
  readonly toMinor: number | null;
  readonly sale: SaleState;
  /** Start of the first sale window while none is open. */
  readonly saleStartsAt: number | null;
  /** Free places in the availability projection; null before the first count. */
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
  /** Search's audience and accessibility words, from the event's form, its tags and its venue. */
  readonly audience: readonly string[];
  readonly accessibility: readonly string[];
  readonly mode: "in-person" | "online";
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string };
  /** Null for an online event without a venue. */
  readonly venue: PublicVenue | null;
  /** Null for an event without numbered seats. */
  readonly plan: SeatingPlan | null;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly currency: string;
  /** `/images/<key>`; null: a generated poster is shown. */
  readonly imageUrl: string | null;
  readonly state: PublicState;
  /** An admin has stopped the sale; the reason is not public. */
  readonly isPaused: boolean;
  readonly seatsPerBuyer: number;
  readonly refundPolicy: RefundPolicy;
  readonly tax: { readonly name: string; readonly rateBasisPoints: number; readonly inclusive: boolean };
  readonly ticketTypes: readonly PublicTicketType[];
  /** From the projection; the seat map reads live data. */
  readonly availability: { readonly capacity: number; readonly sold: number; readonly held: number };
  /** Live counts from the event's object by section id and pool id; null after a timeout. */
  readonly places: Readonly<Record<string, Places>> | null;
}

export type SaleEvent = Pick<
  PublicEvent,
  "id" | "slug" | "title" | "category" | "tags" | "imageUrl" | "startsAt" | "timeZone" | "venue" | "state"
>;

export interface PublicVenue {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly area: string;
  readonly city: string;
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
