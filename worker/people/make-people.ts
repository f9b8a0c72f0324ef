import type { Deps } from "../platform/deps";
import { makeNotices } from "../notices/make-notices";
import { makeAccountRights } from "./account-rights";
import { makeApiKeys } from "./make-api-keys";
import { makeAuditLog } from "./audit-log";
import { makeDirectory } from "./directory";
import { needsFirstAdmin } from "./first-admin";
import { makeInvitationReplies } from "./invitation-reply";
import { makeInvitations } from "./invitations";
import { makeMembers } from "./members";
import { makeOrganizationSettings } from "./organization-settings";
import { makePasswords } from "./passwords";
import type { PeopleService } from "./people-service";
import { makeProfile } from "./profile";
import { makeSessions } from "./sessions";
import { makeSwitcherEvents } from "./switcher-events";

export function makePeopleService(deps: Deps): PeopleService {
  return {
    ...makeSessions(deps),
    ...makePasswords(deps),
    ...makeProfile(deps),
    needsFirstAdmin: () => needsFirstAdmin(deps.env),
    ...makeOrganizationSettings(deps),
    ...makeMembers(deps),
    ...makeInvitations(deps),
    ...makeInvitationReplies(deps),
    ...makeSwitcherEvents(deps),
    ...makeApiKeys(deps),
    ...makeNotices(deps),
    ...makeDirectory(deps),
    ...makeAccountRights(deps),
    ...makeAuditLog(deps),
  };
}
