import { type Outcome, accept, refuse } from "../core/outcome";

/** Owners manage members and settings, organizers manage events, staff run the gates. */
export type OrganizationRole = "owner" | "organizer" | "staff";

export const ORGANIZATION_ROLES: readonly OrganizationRole[] = ["owner", "organizer", "staff"];

/** Reads a stored role; an unknown value gets the fewest rights, `staff`. */
export function readOrganizationRole(text: string | null): OrganizationRole {
  return text === "owner" || text === "organizer" ? text : "staff";
}

/** Owners invite for every role, organizers invite staff, staff cannot invite. */
export function mayInvite(actor: OrganizationRole, invited: OrganizationRole): boolean {
  return actor === "owner" || (actor === "organizer" && invited === "staff");
}

/** A change of one membership. */
export interface MemberChange {
  readonly actor: { readonly userId: string; readonly role: OrganizationRole };
  readonly target: { readonly userId: string; readonly role: OrganizationRole };
  /** Null removes the member. */
  readonly next: OrganizationRole | null;
  /** Number of owners before the change, including the target. */
  readonly owners: number;
}

/**
 * Owners change and remove every member, organizers remove staff, every member may leave. Refuses `not_yours` without
 * that right, and `last_owner` when the organization would have no owner.
 */
export function decideMemberChange(
  change: MemberChange,
): Outcome<{ readonly next: OrganizationRole | null }, "not_yours" | "last_owner"> {
  const { actor, target, next, owners } = change;
  const self = actor.userId === target.userId;
  const allowed =
    actor.role === "owner" ||
    (next === null && self) ||
    (next === null && actor.role === "organizer" && target.role === "staff");
  if (!allowed) return refuse("not_yours");
  if (target.role === "owner" && next !== "owner" && owners <= 1) return refuse("last_owner");
  return accept({ next });
}
