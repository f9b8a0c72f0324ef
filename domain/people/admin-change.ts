import { type Outcome, accept, refuse } from "../core/outcome";

/**
 * Whether an admin may ban a user or change the user's admin rights. Refuses `yourself`: at least one admin remains
 * because the acting admin always does.
 */
export function decideAdminChange(actorId: string, userId: string): Outcome<null, "yourself"> {
  return actorId === userId ? refuse("yourself") : accept(null);
}
