import { makePeopleService } from "./people/make-people";
import { makeBooking } from "./sale/make-booking";
import { makeCatalogueService } from "./catalogue/make-catalogue";
import { makeDiscovery } from "./discovery/make-discovery";
import { makeGates } from "./gate/make-gates";
import { makeRatings } from "./ratings/make-ratings";
import { makeSearch } from "./search/make-search";
import { makeWebhooks } from "./webhooks/make-webhooks";
import { makeRecommendations } from "./recommend/make-recommendations";
import type { Deps } from "./platform/deps";
import type { Services } from "./services";

export function makeServices(deps: Deps): Services {
  return {
    auth: makePeopleService(deps),
    catalogue: makeCatalogueService(deps),
    discovery: makeDiscovery(deps),
    search: makeSearch(deps),
    recommendations: makeRecommendations(deps),
    booking: makeBooking(deps),
    ratings: makeRatings(deps),
    gates: makeGates(deps),
    webhooks: makeWebhooks(deps),
  };
}
