import { recordAudit } from "../notices/audit";
import type { Deps } from "../platform/deps";

/** The signed-in user's id. Throws without one: the page's guard admits signed-in users only. */
export function actorOf({ visitor }: Pick<Deps, "visitor">): string {
  if (!visitor.person) throw new Error("a guard must prove who it is first");
  return visitor.person.id;
}

export function recordRatingAudit(
  deps: Pick<Deps, "env" | "visitor">,
  action: string,
  ratingId: string,
  organizationId: string,
  facts: Record<string, string>,
) {
  return recordAudit(deps.env.DB, {
    actorId: actorOf(deps),
    action,
    subject: `rating:${ratingId}`,
    organizationId,
    facts,
  });
}
