import { count, desc, eq, inArray, or } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { contains } from "../db/contains";
import { event, member, organization, user } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import type { Administration } from "./administration";

const PAGE = 40;

/** Every user and every organization, for admins. */
export function makeDirectory({ env, now }: Deps) {
  const orm = drizzle(env.DB);

  async function listMemberships(userIds: readonly string[]) {
    if (userIds.length === 0) return [];
    return orm
      .select({ userId: member.userId, name: organization.name })
      .from(member)
      .innerJoin(organization, eq(organization.id, member.organizationId))
      .where(inArray(member.userId, [...userIds]));
  }

  return {
    async findPeople(query, page) {
      const rows = await orm
        .select()
        .from(user)
        .where(
          query ? or(contains(user.name, query), contains(user.email, query), eq(user.id, query)) : undefined,
        )
        .orderBy(desc(user.createdAt), desc(user.id))
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE);
      const shown = rows.slice(0, PAGE);
      const memberships = await listMemberships(shown.map(({ id }) => id));
      return {
        page,
        more: rows.length > PAGE,
        rows: shown.map((row) => ({
          id: row.id,
          name: row.name,
          email: row.email,
          emailVerified: row.emailVerified,
          isAdmin: row.role === "admin",
          banned: row.banned === true && (!row.banExpires || row.banExpires.getTime() > now()),
          banReason: row.banReason,
          since: row.createdAt.getTime(),
          organizations: memberships.filter(({ userId }) => userId === row.id).map(({ name }) => name),
        })),
      };
    },

    async findOrganizations(query) {
      const members = orm
        .select({ id: member.organizationId, many: count().as("members") })
        .from(member)
        .groupBy(member.organizationId)
        .as("m");
      const events = orm
        .select({ id: event.organizationId, many: count().as("events") })
        .from(event)
        .groupBy(event.organizationId)
        .as("e");
      const rows = await orm
        .select({
          id: organization.id,
          name: organization.name,
          slug: organization.slug,
          createdAt: organization.createdAt,
          members: members.many,
          events: events.many,
        })
        .from(organization)
        .leftJoin(members, eq(members.id, organization.id))
        .leftJoin(events, eq(events.id, organization.id))
        .where(query ? or(contains(organization.name, query), contains(organization.slug, query)) : undefined)
        .orderBy(organization.name)
        .limit(PAGE);
      return rows.map(({ createdAt, members: memberCount, events: eventCount, ...row }) => ({
        ...row,
        members: memberCount ?? 0,
        events: eventCount ?? 0,
        since: createdAt.getTime(),
      }));
    },
  } satisfies Partial<Administration>;
}
