import type { PeopleService } from "./people/people-service";
import type { BookingService } from "./sale/booking";
import type { CatalogueService } from "./catalogue/catalogue-service";
import type { DiscoveryService } from "./discovery/discovery";
import type { SearchService } from "./search/search";
import type { RatingService } from "./ratings/ratings";
import type { RecommendationService } from "./recommend/recommendations";
import type { WebhookService } from "./webhooks/webhook-service";
import type { GateService } from "./gate/gates";

/** The services of a request, as types only, so that routes compile without server code. */
export interface Services {
  /** People, organizations, invitations, notifications, audit. */
  readonly auth: PeopleService;
  /** The organizer's and admin's side: venues, events, review, images. */
  readonly catalogue: CatalogueService;
  /** The public's side: lists, search, an event's page. */
  readonly discovery: DiscoveryService;
  /** Finding events by a sentence. */
  readonly search: SearchService;
  /** What a person saves and likes, and what is suggested for it. */
  readonly recommendations: RecommendationService;
  /** Holds, bookings, payments and tickets of the visitor. */
  readonly booking: BookingService;
  /** Ratings by admitted ticket holders. */
  readonly ratings: RatingService;
  /** Pairing and devices. */
  readonly gates: GateService;
  /** Receivers of an organization's webhooks and what they were sent. */
  readonly webhooks: WebhookService;
}
