import type { Deps } from "../platform/deps";
import { makeOwnRating } from "./own-rating";
import { makePublicRatings } from "./public-ratings";
import { makeRatingModeration } from "./moderation";
import type { RatingService } from "./ratings";

export function makeRatings(deps: Deps): RatingService {
  return { ...makeOwnRating(deps), ...makePublicRatings(deps), ...makeRatingModeration(deps) };
}
