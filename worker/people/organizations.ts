import type { TooManyRequests } from "#domain/core/rate-limit";
import type { OrganizationRole } from "#domain/people/organization-role";
import type { OrganizationTax } from "#domain/people/organization-tax";
import type { Outcome } from "#domain/core/outcome";

/** Organizations and their members. A route guard checks membership first; these methods check the role. */
export interface Organizations {
  createOrganization(name: string): Promise<{ readonly slug: string }>;
  getSettings(organizationId: string): Promise<OrganizationSettings>;
  changeSettings(organizationId: string, settings: OrganizationSettings): Promise<void>;
  listPeople(organizationId: string): Promise<People>;
  /** A pending invitation for the same address is sent again instead of creating a second one. */
  invite(
    organizationId: string,
    invitation: { readonly email: string; readonly role: OrganizationRole },
  ): Promise<Outcome<null, "not_yours" | "already_member" | TooManyRequests>>;
  resendInvitation(
    organizationId: string,
    invitationId: string,
  ): Promise<Outcome<null, "not_yours" | "unknown" | TooManyRequests>>;
  cancelInvitation(
    organizationId: string,
    invitationId: string,
  ): Promise<Outcome<null, "not_yours" | "unknown">>;
  /** `role` null removes the member. */
  changeMember(
    organizationId: string,
    memberId: string,
    role: OrganizationRole | null,
  ): Promise<Outcome<null, "not_yours" | "last_owner" | "unknown">>;
  /** Null for an unknown, used, cancelled or expired invitation. */
  findInvitation(invitationId: string): Promise<InvitationView | null>;
  acceptInvitation(
    invitationId: string,
  ): Promise<Outcome<{ readonly slug: string }, "unknown" | "other_address" | "unconfirmed">>;
  declineInvitation(invitationId: string): Promise<void>;
  /** At most 40 events for the console's switcher; upcoming and recent events first. */
  listSwitcherEvents(organizationId: string): Promise<readonly SwitcherEvent[]>;
}

export interface OrganizationSettings extends OrganizationTax {
  readonly name: string;
  readonly taxNumber: string | null;
  readonly contactEmail: string | null;
}

export interface People {
  readonly members: readonly MemberView[];
  readonly invitations: readonly PendingInvitation[];
}

export interface MemberView {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: OrganizationRole;
  readonly since: number;
}

export interface PendingInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: OrganizationRole;
  readonly expiresAt: number;
  readonly expired: boolean;
}

export interface InvitationView {
  readonly id: string;
  readonly email: string;
  readonly role: OrganizationRole;
  readonly organizationName: string;
  readonly organizationSlug: string;
  readonly inviterName: string;
  readonly expiresAt: number;
}

export interface SwitcherEvent {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number | null;
  readonly timeZone: string;
  readonly state: string;
}
