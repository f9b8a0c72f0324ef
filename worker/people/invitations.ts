import { TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { APIError } from "better-auth/api";
import { and, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { type OrganizationRole, mayInvite, readOrganizationRole } from "#domain/people/organization-role";
import { invitation } from "#worker/db/schema";
import { servedOverTls } from "../platform/cookies";
import type { Deps } from "../platform/deps";
import { mayCauseMail } from "../mail/mail-limit";
import { mayTryAccount } from "../security/rate-limits";
import { authLibrary } from "./auth-library";
import { organizationAudit } from "./organization-audit";
import type { Organizations } from "./organizations";
import { roleIn } from "./signed-in";

/** Sending and cancelling invitations to an organization. */
export function makeInvitations(deps: Deps) {
  const { env, visitor, request, now } = deps;
  const api = () => authLibrary(env, servedOverTls(request)).api;
  const orm = drizzle(env.DB);
  const { headers } = request;
  const audit = organizationAudit(deps);

  async function sendInvitation(organizationId: string, email: string, role: OrganizationRole) {
    const allowed = await mayTryAccount(env, {
      action: "invite",
      email: organizationId,
      address: visitor.address,
    });
    if (!allowed || !(await mayCauseMail(env, visitor, email, now()))) return refuse(TOO_MANY_REQUESTS);
    try {
      const sent = await api().createInvitation({
        body: { email, role, organizationId, resend: true },
        headers,
      });
      await audit(organizationId, "invitation.sent", `invitation:${sent.id}`, { email, role });
      return accept(null);
    } catch (problem) {
      if (!(problem instanceof APIError)) throw problem;
      return refuse(problem.status === "FORBIDDEN" ? "not_yours" : "already_member");
    }
  }

  async function findPending(organizationId: string, invitationId: string) {
    const [row] = await orm
      .select({ email: invitation.email, role: invitation.role })
      .from(invitation)
      .where(
        and(
          eq(invitation.id, invitationId),
          eq(invitation.organizationId, organizationId),
          eq(invitation.status, "pending"),
        ),
      );
    return row ? { email: row.email, role: readOrganizationRole(row.role) } : null;
  }

  /** A pending invitation that the visitor may change. */
  async function findOwnPending(organizationId: string, invitationId: string) {
    const actor = roleIn(visitor, organizationId);
    const pending = await findPending(organizationId, invitationId);
    if (!pending) return refuse("unknown");
    return actor && mayInvite(actor, pending.role) ? accept(pending) : refuse("not_yours");
  }

  return {
    async invite(organizationId, { email, role }) {
      const actor = roleIn(visitor, organizationId);
      if (!actor || !mayInvite(actor, role)) return refuse("not_yours");
      return sendInvitation(organizationId, email.toLowerCase(), role);
    },

    async resendInvitation(organizationId, invitationId) {
      const found = await findOwnPending(organizationId, invitationId);
      if (!found.ok) return found;
      const pending = found.value;
      // The library does not find an expired invitation and would create a second one.
      await orm
        .update(invitation)
        .set({ status: "canceled" })
        .where(and(eq(invitation.id, invitationId), sql`${invitation.expiresAt} <= ${now()}`));
      const sent = await sendInvitation(organizationId, pending.email, pending.role);
      if (sent.ok) return sent;
      return refuse(sent.reason === "already_member" ? "unknown" : sent.reason);
    },

    async cancelInvitation(organizationId, invitationId) {
      const found = await findOwnPending(organizationId, invitationId);
      if (!found.ok) return found;
      const pending = found.value;
      await orm
        .update(invitation)
        .set({ status: "canceled" })
        .where(and(eq(invitation.id, invitationId), eq(invitation.status, "pending")));
      await audit(organizationId, "invitation.cancelled", `invitation:${invitationId}`, pending);
      return accept(null);
    },
  } satisfies Partial<Organizations>;
}
