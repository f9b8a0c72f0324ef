import type { Deps } from "../platform/deps";
import { makeOwnRating } from "./own-rating";
import { makePublicRatings } from "./public-ratings";
import { makeRatingAnswers } from "./rating-answers";
import { makeRatingHiding } from "./rating-hiding";
import { makeRatingLists } from "./rating-lists";
import { makeRatingWriting } from "./rating-writing";
import type { RatingService } from "./ratings";

export function makeRatings(deps: Deps): RatingService {
  return {
    ...makeOwnRating(deps),
    ...makeRatingWriting(deps),
    ...makePublicRatings(deps),
    ...makeRatingLists(deps),
    ...makeRatingAnswers(deps),
    ...makeRatingHiding(deps),
  };
}
