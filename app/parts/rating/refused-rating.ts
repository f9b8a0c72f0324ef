import type { RateRefusal } from "#worker/ratings/ratings";

/** A refused rating with the submitted values, so that the form shows them again. */
export interface RefusedRating {
  readonly reason: RateRefusal;
  /** Characters of a comment that is `too_long`; else 0. */
  readonly length: number;
  readonly stars: number;
  readonly comment: string;
}
