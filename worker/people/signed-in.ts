import type { OrganizationRole } from "#domain/people/organization-role";
import type { Person, Visitor } from "../platform/visitor";

/** The signed-in person; throws when the route has no guard for it. */
export function signedInPerson({ person }: Visitor): Person {
  if (!person) throw new Error("the route needs a guard for a signed-in person");
  return person;
}

/** The signed-in admin's id; throws when the route has no guard for it. */
export function signedInAdminId({ person }: Visitor): string {
  if (!person?.isAdmin) throw new Error("the route needs a guard for an admin");
  return person.id;
}

export function roleIn(visitor: Visitor, organizationId: string): OrganizationRole | null {
  const { memberships } = signedInPerson(visitor);
  return memberships.find((each) => each.organizationId === organizationId)?.role ?? null;
}
