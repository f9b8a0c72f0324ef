import type { Deps } from "../platform/deps";
import { makeOwnRating } from "./own-rating";
import { makePublicRatings } from "./public-ratings";
import { makeRatingDesk } from "./moderation";
import type { Ratings } from "./ratings";

export function makeRatings(deps: Deps): Ratings {
  return { ...makeOwnRating(deps), ...makePublicRatings(deps), ...makeRatingDesk(deps) };
}
