import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { decideMemberChange, readOrganizationRole } from "#domain/people/organization-role";
import { invitation, member, user } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import { organizationAudit } from "./organization-audit";
import { recheckSockets } from "./open-sockets";
import type { Organizations } from "./organizations";
import { roleIn, signedInPerson } from "./signed-in";

/** The members of an organization, with the invitations that are pending. */
export function makeMembers(deps: Deps) {
  const { env, visitor, now, waitUntil } = deps;
  const orm = drizzle(env.DB);
  const audit = organizationAudit(deps);

  return {
    async listPeople(organizationId) {
      // Not a batch: its rows are objects by column name, so the `id` of two joined tables would collide.
      const [members, invitations] = await Promise.all([
        orm
          .select({
            id: member.id,
            userId: user.id,
            name: user.name,
            email: user.email,
            role: member.role,
            createdAt: member.createdAt,
          })
          .from(member)
          .innerJoin(user, eq(user.id, member.userId))
          .where(eq(member.organizationId, organizationId))
          .orderBy(asc(user.name)),
        orm
          .select()
          .from(invitation)
          .where(and(eq(invitation.organizationId, organizationId), eq(invitation.status, "pending")))
          .orderBy(desc(invitation.createdAt)),
      ]);
      return {
        members: members.map(({ createdAt, role, ...rest }) => ({
          ...rest,
          role: readOrganizationRole(role),
          since: createdAt.getTime(),
        })),
        invitations: invitations.map((each) => ({
          id: each.id,
          email: each.email,
          role: readOrganizationRole(each.role),
          expiresAt: each.expiresAt.getTime(),
          expired: each.expiresAt.getTime() <= now(),
        })),
      };
    },

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
