import type { Deps } from "../deps";
import { makeOwnRating } from "./own-rating";
import { makePublicRatings } from "./public-ratings";
import { makeRatingDesk } from "./rating-desk";
import type { Ratings } from "./ratings";

export function makeRatings(deps: Deps): Ratings {
  return { ...makeOwnRating(deps), ...makePublicRatings(deps), ...makeRatingDesk(deps) };
}
