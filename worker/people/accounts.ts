import { drizzle } from "drizzle-orm/d1";
import { hashPassword } from "better-auth/crypto";
import { account, member, organization, organizationProfile, user } from "#worker/db/schema";
import type { Env } from "../platform/env";
import { newId } from "../platform/ids";
import type { OrganizationRole } from "../platform/visitor";
import { systemClock } from "../platform/clock";

/** Creates an account without a request, for the demo seed and the runbook's first admin. Returns the user's id. */
export async function createAccount(
  env: Pick<Env, "DB">,
  request: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly emailVerified: boolean;
    readonly isAdmin: boolean;
    readonly locale?: "en" | "hi";
  },
): Promise<string> {
  const orm = drizzle(env.DB);
  const now = new Date(systemClock());
  const id = newId();
  const password = await hashPassword(request.password);
  await orm.batch([
    orm.insert(user).values({
      id,
      name: request.name,
      email: request.email.toLowerCase(),
      emailVerified: request.emailVerified,
      role: request.isAdmin ? "admin" : "user",
      locale: request.locale ?? "en",
      createdAt: now,
      updatedAt: now,
    }),
    orm.insert(account).values({
      id: newId(),
      accountId: id,
      providerId: "credential",
      userId: id,
      password,
      createdAt: now,
      updatedAt: now,
    }),
  ]);
  return id;
}

/** With the default profile and the first owner. Returns the organization's id. */
export async function createOrganization(
  env: Pick<Env, "DB">,
  request: {
    readonly name: string;
    readonly slug: string;
    readonly ownerId: string;
    readonly contactEmail?: string;
  },
): Promise<string> {
  const orm = drizzle(env.DB);
  const id = newId();
  const createdAt = new Date(systemClock());
  await orm.batch([
    orm.insert(organization).values({ id, name: request.name, slug: request.slug, createdAt }),
    orm
      .insert(organizationProfile)
      .values({ organizationId: id, contactEmail: request.contactEmail ?? null }),
    orm
      .insert(member)
      .values({ id: newId(), organizationId: id, userId: request.ownerId, role: "owner", createdAt }),
  ]);
  return id;
}

export async function addMember(
  env: Pick<Env, "DB">,
  request: { readonly organizationId: string; readonly userId: string; readonly role: OrganizationRole },
): Promise<void> {
  await drizzle(env.DB)
    .insert(member)
    .values({ id: newId(), ...request, createdAt: new Date(systemClock()) });
}
