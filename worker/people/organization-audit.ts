import { recordAudit } from "../notices/audit";
import type { Deps } from "../platform/deps";
import { signedInPerson } from "./signed-in";

/** Records audit entries of an organization with the signed-in person as the actor. */
export function organizationAudit({ env, visitor }: Deps) {
  return (organizationId: string, action: string, subject: string, facts: Record<string, unknown>) =>
    recordAudit(env.DB, { actorId: signedInPerson(visitor).id, action, subject, organizationId, facts });
}
