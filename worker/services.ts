import type { PeopleService } from "./people/people-service";
import type { BookingService } from "./sale/booking";
import type { CatalogueService } from "./catalogue/catalogue-service";
import type { Discovery } from "./discovery/discovery";
import type { Search } from "./search/search";
import type { Ratings } from "./ratings/ratings";
import type { Taste } from "./recommend/recommendations";
import type { GateService } from "./gate/gates";

/** The services of a request, as types only, so that routes compile without server code. */
export interface Services {
  /** People, organizations, invitations, notifications, audit. */
  readonly auth: PeopleService;
  /** The organizer's and admin's side: venues, events, review, images. */
  readonly catalogue: CatalogueService;
  /** The public's side: lists, search, an event's page. */
  readonly discovery: Discovery;
  /** Finding events by a sentence. */
  readonly search: Search;
  /** What a person saves and likes, and what is suggested for it. */
  readonly taste: Taste;
  /** Holds, bookings, payments and tickets of the visitor. */
  readonly booking: BookingService;
  /** Ratings by admitted ticket holders. */
  readonly ratings: Ratings;
  /** Pairing and devices. */
  readonly gates: GateService;
}
