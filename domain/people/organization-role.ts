import { type Outcome, accept, refuse } from "../core/outcome";

/** What a member of an organization is. Owners decide about people and settings, organizers about events, staff about gates. */
export type OrganizationRole = "owner" | "organizer" | "staff";

export const ORGANIZATION_ROLES: readonly OrganizationRole[] = ["owner", "organizer", "staff"];

/** Owners invite anybody; organizers invite staff; staff nobody. */
export function mayInvite(actor: OrganizationRole, invited: OrganizationRole): boolean {
  return actor === "owner" || (actor === "organizer" && invited === "staff");
}

/** One change to who is in an organization. `next` null: they leave. */
export interface MemberChange {
  readonly actor: { readonly userId: string; readonly role: OrganizationRole };
  readonly target: { readonly userId: string; readonly role: OrganizationRole };
  readonly next: OrganizationRole | null;
  /** Owners there are now, the target among them when they are one. */
  readonly owners: number;
}

/**
 * Owners change and remove anybody, organizers remove staff, everybody may leave.
 * The last owner stays owner: an organization with nobody to decide cannot be helped by its own people.
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
