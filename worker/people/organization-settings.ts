import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { toHex } from "#domain/core/hex";
import { isReservedSlug, organizationSlug } from "#domain/people/organization-slug";
import { DEFAULT_TAX } from "#domain/people/organization-tax";
import { organization, organizationProfile } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import { createOrganization } from "./accounts";
import { organizationAudit } from "./organization-audit";
import type { Organizations } from "./organizations";
import { signedInPerson } from "./signed-in";

/** Creating an organization, and its name, tax and contact. */
export function makeOrganizationSettings(deps: Deps) {
  const { env, visitor } = deps;
  const orm = drizzle(env.DB);
  const audit = organizationAudit(deps);

  async function freeSlug(wanted: string): Promise<string> {
    const taken = await orm
      .select({ id: organization.id })
      .from(organization)
      .where(eq(organization.slug, wanted));
    if (taken.length === 0 && !isReservedSlug(wanted)) return wanted;
    const suffix = crypto.getRandomValues(new Uint8Array(3));
    return `${wanted}-${toHex(suffix)}`;
  }

  return {
    async createOrganization(name) {
      const { id: ownerId, email } = signedInPerson(visitor);
      const slug = await freeSlug(organizationSlug(name));
      const id = await createOrganization(env, { name, slug, ownerId, contactEmail: email });
      await audit(id, "organization.created", `organization:${id}`, { name, slug });
      return { slug };
    },

    async getSettings(organizationId) {
      const [row] = await orm
        .select()
        .from(organization)
        .leftJoin(organizationProfile, eq(organizationProfile.organizationId, organization.id))
        .where(eq(organization.id, organizationId));
      const profile = row?.organization_profile;
      return {
        name: row?.organization.name ?? "",
        taxName: profile?.taxName ?? DEFAULT_TAX.taxName,
        taxRateBasisPoints: profile?.taxRateBasisPoints ?? DEFAULT_TAX.taxRateBasisPoints,
        taxInclusive: profile?.taxInclusive ?? DEFAULT_TAX.taxInclusive,
        taxNumber: profile?.taxNumber ?? null,
        contactEmail: profile?.contactEmail ?? null,
      };
    },

    async changeSettings(organizationId, { name, ...profile }) {
      await orm.batch([
        orm.update(organization).set({ name }).where(eq(organization.id, organizationId)),
        orm
          .insert(organizationProfile)
          .values({ organizationId, ...profile })
          .onConflictDoUpdate({ target: organizationProfile.organizationId, set: profile }),
      ]);
      await audit(organizationId, "organization.changed", `organization:${organizationId}`, {
        name,
        ...profile,
      });
    },
  } satisfies Partial<Organizations>;
}
