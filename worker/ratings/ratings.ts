import type { Outcome } from "#domain/core/outcome";
import type { DraftRefusal, RatingDraft, RatingRefusal, RatingSummary } from "#domain/catalogue/rating";
import type { FoundBooking } from "../sale/booking";
import type { PublicEvent } from "../discovery/discovery";

/**
 * Ratings of events by admitted buyers. Interfaces only, no bindings. The author is authorized by the booking they
 * opened, the organizer by the route's guard; another organization's rating is `not_found`.
 */
export interface RatingService {
  /** The booking's own rating, and whether it may rate. */
  findOwn(found: FoundBooking): Promise<OwnRating>;
  /** Creates or updates the rating: one per buyer and event, idempotent. */
  rate(found: FoundBooking, draft: RatingDraft): Promise<Outcome<true, RateRefusal>>;
  withdraw(found: FoundBooking): Promise<Outcome<true, "not_found" | "too_many_requests">>;

  /** Summaries for an event's page: of its organizer and venue, and of the event itself once it is over. */
  readPublic(event: RatedEvent): Promise<PublicRatings>;
  /** Newest first. */
  listPublic(event: RatedEvent, about: RatingsAbout, page: number): Promise<PublicRatingList>;

  listOfOrganization(organizationId: string, query: RatingQuery): Promise<OrganizationRatings>;
  /** One answer per rating; a second answer replaces the first. */
  answer(
    organizationId: string,
    ratingId: string,
    words: string,
  ): Promise<Outcome<true, "not_found" | "missing" | "too_long">>;
  withdrawAnswer(organizationId: string, ratingId: string): Promise<Outcome<true, "not_found">>;

  /** Ratings of all events, for admins. */
  listAll(query: RatingQuery): Promise<AllRatings>;
  /** Excludes the rating from lists and averages; the author and the organizer are notified of the reason. */
  hide(ratingId: string, reason: string): Promise<Outcome<true, "not_found" | "missing" | "too_long">>;
  showAgain(ratingId: string): Promise<Outcome<true, "not_found">>;
}

export type RateRefusal = RatingRefusal | DraftRefusal | "already_rated" | "too_many_requests";
export type RatedEvent = Pick<PublicEvent, "id" | "organization" | "venue" | "state">;

export type RatingsAbout = "event" | "organizer" | "venue";

export interface OwnRating {
  readonly given: GivenRating | null;
  /** Null: the booking may rate, or change its rating. */
  readonly refusal: RatingRefusal | "already_rated" | null;
}

export interface GivenRating {
  readonly stars: number;
  readonly comment: string;
  readonly updatedAt: number;
  readonly answer: string | null;
  /** The admin's reason; null while the rating is shown. */
  readonly hiddenReason: string | null;
}

export interface PublicRating {
  readonly id: string;
  readonly stars: number;
  readonly comment: string;
  readonly authorName: string;
  readonly at: number;
  readonly event: { readonly slug: string; readonly title: string; readonly timeZone: string };
  readonly answer: { readonly words: string; readonly by: string } | null;
}

export interface PublicRatings {
  /** Null until the event is over. */
  readonly event: RatingSummary | null;
  readonly organizer: RatingSummary;
  readonly venue: RatingSummary;
  /** A few with comments: the event's own, else the organizer's. */
  readonly latest: readonly PublicRating[];
}

export interface PublicRatingList {
  readonly summaries: Readonly<Record<RatingsAbout, RatingSummary>>;
  readonly items: readonly PublicRating[];
  readonly page: number;
  readonly pages: number;
}

export interface RatingQuery {
  readonly show: "all" | "unanswered" | "hidden";
  /** Matched against event title, author and comment. */
  readonly search: string;
  /** Null: every event. */
  readonly eventId: string | null;
  /** From 1. */
  readonly page: number;
}

/** A rating as organizers and admins see it. */
export interface ListedRating {
  readonly id: string;
  readonly stars: number;
  readonly comment: string;
  readonly authorName: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly eventSlug: string;
  readonly timeZone: string;
  readonly organizationName: string;
  readonly answer: string | null;
  readonly answeredAt: number | null;
  readonly hiddenReason: string | null;
}

export interface OrganizationRatings {
  readonly summary: RatingSummary;
  readonly events: readonly { readonly id: string; readonly title: string; readonly count: number }[];
  readonly items: readonly ListedRating[];
  readonly total: number;
  readonly pages: number;
}

export interface AllRatings {
  readonly items: readonly ListedRating[];
  readonly total: number;
  readonly pages: number;
}
