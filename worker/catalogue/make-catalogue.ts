import type { Deps } from "../make-services";
import type { Catalogue } from "./catalogue";

export function makeCatalogue(_deps: Deps): Catalogue {
  return { area: "catalogue" };
}
