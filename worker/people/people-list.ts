import { and, asc, desc, eq } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { readOrganizationRole } from "#domain/people/organization-role";
import { invitation, member, user } from "#worker/db/schema";

/** Members by name, and pending invitations, newest first. @param now epoch milliseconds */
export async function listPeople(orm: DrizzleD1Database, organizationId: string, now: number) {
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
      expired: each.expiresAt.getTime() <= now,
    })),
  };
}
