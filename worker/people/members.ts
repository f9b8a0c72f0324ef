import { and, count, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { decideMemberChange, readOrganizationRole } from "#domain/people/organization-role";
import { member } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import { organizationAudit } from "./organization-audit";
import { recheckSockets } from "./open-sockets";
import type { Organizations } from "./organizations";
import { listPeople } from "./people-list";
import { roleIn, signedInPerson } from "./signed-in";

/** The members of an organization, with the invitations that are pending. */
export function makeMembers(deps: Deps) {
  const { env, visitor, now, waitUntil } = deps;
  const orm = drizzle(env.DB);
  const audit = organizationAudit(deps);

  return {
    listPeople: (organizationId) => listPeople(orm, organizationId, now()),

    async changeMember(organizationId, memberId, next) {
      const actorRole = roleIn(visitor, organizationId);
      if (!actorRole) return refuse("not_yours");
      const here = eq(member.organizationId, organizationId);
      const [[target], [owners]] = await orm.batch([
        orm
          .select({ userId: member.userId, role: member.role })
          .from(member)
          .where(and(here, eq(member.id, memberId))),
        orm
          .select({ many: count() })
          .from(member)
          .where(and(here, eq(member.role, "owner"))),
      ]);
      if (!target) return refuse("unknown");
      const decision = decideMemberChange({
        actor: { userId: signedInPerson(visitor).id, role: actorRole },
        target: { userId: target.userId, role: readOrganizationRole(target.role) },
        next,
        owners: owners?.many ?? 0,
      });
      if (!decision.ok) return decision;
      // Repeats the rule in SQL: two owners who demote each other at the same time must not both succeed.
      const unlessLastOwner = and(
        here,
        eq(member.id, memberId),
        eq(member.role, target.role),
        next === "owner"
          ? undefined
          : sql`(${member.role} <> 'owner' or (select count(*) from ${member} as o where o.organization_id = ${organizationId} and o.role = 'owner') > 1)`,
      );
      const changed =
        next === null
          ? await orm.delete(member).where(unlessLastOwner).returning({ id: member.id })
          : await orm.update(member).set({ role: next }).where(unlessLastOwner).returning({ id: member.id });
      if (changed.length === 0) return refuse("last_owner");
      waitUntil(recheckSockets(env, target.userId));
      await audit(
        organizationId,
        next === null ? "member.removed" : "member.role_changed",
        `user:${target.userId}`,
        {
          from: target.role,
          to: next,
        },
      );
      return accept(null);
    },
  } satisfies Partial<Organizations>;
}
