import { makeAuth } from "./auth/make-auth";
import { makeBooking } from "./booking/make-booking";
import { makeCatalogue } from "./catalogue/make-catalogue";
import { makeDiscovery } from "./discovery/make-discovery";
import { makeGates } from "./gate-api/make-gates";
import { makeRatings } from "./ratings/make-ratings";
import { makeSearch } from "./search/make-search";
import { makeTaste } from "./taste/make-taste";
import type { Deps } from "./deps";
import type { Services } from "./services";

export function makeServices(deps: Deps): Services {
  return {
    auth: makeAuth(deps),
    catalogue: makeCatalogue(deps),
    discovery: makeDiscovery(deps),
    search: makeSearch(deps),
    taste: makeTaste(deps),
    booking: makeBooking(deps),
    ratings: makeRatings(deps),
    gates: makeGates(deps),
  };
}
