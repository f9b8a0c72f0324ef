import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { ApiCaller } from "../people/api-caller";
import type { Guard } from "./operation";

export type GuardRefusal =
  "credentials_missing" | "person_required" | "scope_missing" | "role_missing" | "not_found";

/**
 * Whether the caller passes the guard. What belongs to an organization is not found for everyone outside it.
 * @param organization id or slug in the path
 * @returns the organization's id; empty for a guard without one
 */
export function authorize(
  guard: Guard,
  caller: ApiCaller,
  organization: string | undefined,
): Outcome<string, GuardRefusal> {
  if (guard.kind === "public") return accept("");
  if (caller.kind === "anonymous") return refuse("credentials_missing");
  if (guard.kind === "person") return caller.kind === "person" ? accept("") : refuse("person_required");
  if (guard.kind === "admin") {
    if (caller.kind !== "person") return refuse("person_required");
    return caller.person.isAdmin ? accept("") : refuse("not_found");
  }
  const membership = caller.visitor.person?.memberships.find(
    ({ organizationId, organizationSlug }) =>
      organizationId === organization || organizationSlug === organization,
  );
  if (!membership) return refuse("not_found");
  if (caller.kind === "key") {
    if (guard.scope === null) return refuse("person_required");
    if (!caller.scopes.includes(guard.scope)) return refuse("scope_missing", { scope: guard.scope });
  } else if (!guard.roles.includes(membership.role)) return refuse("role_missing", { roles: guard.roles });
  return accept(membership.organizationId);
}
