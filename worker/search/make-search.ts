import { database } from "../db/database";
import type { Deps } from "../platform/deps";
import { makeEventSearch } from "./event-search";
import { HOME_ZONE } from "./home-zone";
import { makeLexiconChanges } from "./lexicon-changes";
import { readOfflineCatalogue } from "./offline-catalogue";
import type { SearchService } from "./search";

export function makeSearch(deps: Deps): SearchService {
  return {
    ...makeEventSearch(deps),
    ...makeLexiconChanges(deps),
    readOfflineCatalogue: (cities) =>
      readOfflineCatalogue(database(deps.env), cities, { now: deps.now(), homeZone: HOME_ZONE }),
  };
}
