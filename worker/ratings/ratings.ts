import type { Outcome } from "#domain/core/outcome";
import type { DraftRefusal, RatingDraft, RatingRefusal, RatingSummary } from "#domain/catalogue/rating";
import type { FoundBooking } from "../sale/booking";
import type { PublicEvent } from "../discovery/discovery";

/**
 * What people who were there thought of an event. Shape only, no bindings. Who rates is proven by the booking they opened;
 * an organizer's organization by the route's guard, and what is another's answers like what does not exist.
 */
export interface RatingService {
  /** What the booking's page says: the rating it gave, and whether one may be given. */
  findOwn(found: FoundBooking): Promise<OwnRating>;
  /** Gives a rating or changes the one there is: a buyer has one an event, however often the form is sent. */
  rate(found: FoundBooking, draft: RatingDraft): Promise<Outcome<true, RateRefusal>>;
  withdraw(found: FoundBooking): Promise<Outcome<true, "not_found" | "too_many_requests">>;

  /** For an event's page: what is said of its organizer's and its venue's events, and of itself once it is over. */
  readPublic(event: RatedEvent): Promise<PublicRatings>;
  /** All of them, newest first. */
  listPublic(event: RatedEvent, about: RatingsAbout, page: number): Promise<PublicRatingList>;

  listOfOrganization(organizationId: string, query: RatingQuery): Promise<OrganizationRatings>;
  /** One answer a rating; a second one takes the first one's place. */
  answer(
    organizationId: string,
    ratingId: string,
    words: string,
  ): Promise<Outcome<true, "not_found" | "missing" | "too_long">>;
  withdrawAnswer(organizationId: string, ratingId: string): Promise<Outcome<true, "not_found">>;

  /** For admins, of everybody's events. */
  listAll(query: RatingQuery): Promise<AllRatings>;
  /** Not shown and not counted any more; its author and the organizer are told why. */
  hide(ratingId: string, reason: string): Promise<Outcome<true, "not_found" | "missing" | "too_long">>;
  showAgain(ratingId: string): Promise<Outcome<true, "not_found">>;
}

export type RateRefusal = RatingRefusal | DraftRefusal | "already_rated" | "too_many_requests";
export type RatedEvent = Pick<PublicEvent, "id" | "organization" | "venue" | "state">;

export type RatingsAbout = "event" | "organizer" | "venue";

export interface OwnRating {
  readonly given: GivenRating | null;
  /** Null: one may be given, or the one there is changed. */
  readonly refusal: RatingRefusal | "already_rated" | null;
}

export interface GivenRating {
  readonly stars: number;
  readonly comment: string;
  readonly updatedAt: number;
  readonly answer: string | null;
  /** Why an admin took it out of sight; null while it is shown. */
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
  /** A few with words: the event's own, else the organizer's. */
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
  /** Words of the event, the author or the comment. */
  readonly search: string;
  /** Null: of every event. */
  readonly eventId: string | null;
  /** From 1. */
  readonly page: number;
}

/** A rating as organizers and admins read it. */
export interface RatingRow {
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
  readonly items: readonly RatingRow[];
  readonly total: number;
  readonly pages: number;
}

export interface AllRatings {
  readonly items: readonly RatingRow[];
  readonly total: number;
  readonly pages: number;
}
