import { and, eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { member, organization, user } from "#worker/db/schema";

/** Recipients of an organization's notifications: its owners and organizers, not staff. */
export async function listOrganizers(db: D1Database, organizationId: string) {
  return drizzle(db)
    .select({ id: user.id, email: user.email, locale: user.locale, slug: organization.slug })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.organizationId, organizationId), inArray(member.role, ["owner", "organizer"])));
}
