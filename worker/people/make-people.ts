import type { Deps } from "../platform/deps";
import { makeNotices } from "../notices/make-notices";
import type { Auth } from "./people";
import { makeAdministration } from "./make-administration";
import { makeOrganizations } from "./make-organizations";
import { makeSignIns } from "./make-sign-ins";

export function makeAuth(deps: Deps): Auth {
  return {
    ...makeSignIns(deps),
    ...makeOrganizations(deps),
    ...makeNotices(deps),
    ...makeAdministration(deps),
  };
}
