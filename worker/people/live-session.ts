import { type SQL, and, asc, eq, gt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { readOrganizationRole } from "#domain/people/organization-role";
import { member, organization, session, user } from "#worker/db/schema";
import type { Env } from "../platform/env";
import type { Membership, Person } from "../platform/visitor";

export interface LiveSession {
  readonly sessionId: string;
  /** Epoch ms; null when unknown, as during an outage. */
  readonly signedInAt: number | null;
  readonly person: Person;
}

/** The sessions under the condition that are not expired and whose person is not banned, with the person's rights. */
export async function readLiveSessions(
  env: Pick<Env, "DB">,
  condition: SQL,
  now: Date,
): Promise<readonly LiveSession[]> {
  const rows = await drizzle(env.DB)
    .select({
      sessionId: session.id,
      signedInAt: session.createdAt,
      id: user.id,
      name: user.name,
      email: user.email,
      emailVerified: user.emailVerified,
      userRole: user.role,
      banned: user.banned,
      banExpires: user.banExpires,
      memberRole: member.role,
      organizationId: organization.id,
      organizationSlug: organization.slug,
      organizationName: organization.name,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(member, eq(member.userId, user.id))
    .leftJoin(organization, eq(organization.id, member.organizationId))
    .where(and(condition, gt(session.expiresAt, now)))
    .orderBy(asc(organization.name));
  const sessions = new Map<string, LiveSession & { memberships: Membership[] }>();
  for (const row of rows) {
    if (row.banned && (!row.banExpires || row.banExpires > now)) continue;
    let found = sessions.get(row.sessionId);
    if (!found) {
      const { sessionId, id, name, email, emailVerified } = row;
      const memberships: Membership[] = [];
      const isAdmin = row.userRole === "admin";
      found = {
        sessionId,
        signedInAt: row.signedInAt.getTime(),
        person: { id, name, email, emailVerified, isAdmin, memberships },
        memberships,
      };
      sessions.set(sessionId, found);
    }
    if (!row.organizationId || !row.organizationSlug || !row.organizationName) continue;
    found.memberships.push({
      organizationId: row.organizationId,
      organizationSlug: row.organizationSlug,
      organizationName: row.organizationName,
      role: readOrganizationRole(row.memberRole),
    });
  }
  return Array.from(sessions.values(), ({ memberships: _memberships, ...live }) => live);
}
