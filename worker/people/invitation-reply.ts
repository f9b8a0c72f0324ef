import { and, eq, gt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { readOrganizationRole } from "#domain/people/organization-role";
import { invitation, member, organization, user } from "#worker/db/schema";
import { notify } from "../notices/notifications";
import { servedOverTls } from "../platform/cookies";
import type { Deps } from "../platform/deps";
import { authErrorCode } from "./auth-error";
import { authLibrary } from "./auth-library";
import { organizationAudit } from "./organization-audit";
import type { InvitationView, Organizations } from "./organizations";
import { signedInPerson } from "./signed-in";

/** The invited person's side: reading, accepting and declining an invitation. */
export function makeInvitationReplies(deps: Deps) {
  const { env, visitor, request, now } = deps;
  const api = () => authLibrary(env, servedOverTls(request)).api;
  const orm = drizzle(env.DB);
  const { headers } = request;
  const audit = organizationAudit(deps);

  async function findInvitation(invitationId: string): Promise<InvitationView | null> {
    const [row] = await orm
      .select({
        id: invitation.id,
        email: invitation.email,
        role: invitation.role,
        expiresAt: invitation.expiresAt,
        organizationName: organization.name,
        organizationSlug: organization.slug,
        inviterName: user.name,
      })
      .from(invitation)
      .innerJoin(organization, eq(organization.id, invitation.organizationId))
      .innerJoin(user, eq(user.id, invitation.inviterId))
      .where(
        and(
          eq(invitation.id, invitationId),
          eq(invitation.status, "pending"),
          gt(invitation.expiresAt, new Date(now())),
        ),
      );
    return row ? { ...row, role: readOrganizationRole(row.role), expiresAt: row.expiresAt.getTime() } : null;
  }

  return {
    findInvitation,

    async acceptInvitation(invitationId) {
      const found = await findInvitation(invitationId);
      if (!found) return refuse("unknown");
      const { id, name, email, emailVerified } = signedInPerson(visitor);
      if (found.email.toLowerCase() !== email.toLowerCase()) return refuse("other_address");
      if (!emailVerified) return refuse("unconfirmed");
      try {
        const { member: made } = await api().acceptInvitation({ body: { invitationId }, headers });
        const organizationId = made.organizationId;
        await audit(organizationId, "invitation.accepted", `user:${id}`, { role: found.role });
        const owners = await orm
          .select({ userId: member.userId })
          .from(member)
          .where(and(eq(member.organizationId, organizationId), eq(member.role, "owner")));
        await notify(
          env.DB,
          owners.map((owner) => owner.userId).filter((owner) => owner !== id),
          "invitation_accepted",
          { name, organization: found.organizationName },
          `/organizations/${found.organizationSlug}/people`,
        );
        return accept({ slug: found.organizationSlug });
      } catch (error) {
        authErrorCode(error);
        return refuse("unknown");
      }
    },

    async declineInvitation(invitationId) {
      await orm
        .update(invitation)
        .set({ status: "rejected" })
        .where(
          and(
            eq(invitation.id, invitationId),
            eq(invitation.status, "pending"),
            eq(invitation.email, signedInPerson(visitor).email.toLowerCase()),
          ),
        );
    },
  } satisfies Partial<Organizations>;
}
