import { APIError } from "better-auth/api";
import { and, asc, count, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { type OrganizationRole, decideMemberChange, mayInvite } from "#domain/people/organization-role";
import { accept, refuse } from "#domain/core/outcome";
import { event, invitation, member, organization, organizationProfile, user } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import { recordAudit } from "../notices/audit";
import { notify } from "../notices/notifications";
import { mayTryAccount } from "../security/limits";
import { createOrganization } from "./accounts";
import { authLibrary } from "./auth-library";
import { servedOverTls } from "../platform/cookies";
import type { Organizations } from "./organizations";
import { organizationSlug } from "./organization-slug";

const SWITCHER_EVENTS = 40;
/** Shows that ended this long ago still come before later ones: their gates and refunds are today's work. */
const JUST_BEFORE_MS = 36 * 3_600_000;

export function makeOrganizations({ env, visitor, request, now }: Deps): Organizations {
  const library = () => authLibrary(env, servedOverTls(request));
  const orm = drizzle(env.DB);
  const { headers } = request;

  function person() {
    if (!visitor.person) throw new Error("a guard must prove the person first");
    return visitor.person;
  }

  function roleIn(organizationId: string): OrganizationRole | null {
    return person().memberships.find((each) => each.organizationId === organizationId)?.role ?? null;
  }

  function audit(organizationId: string, action: string, subject: string, facts: Record<string, unknown>) {
    return recordAudit(env.DB, { actorId: person().id, action, subject, organizationId, facts });
  }

  async function sendInvitation(organizationId: string, email: string, role: OrganizationRole) {
    const allowed = await mayTryAccount(env, {
      action: "invite",
      email: organizationId,
      address: visitor.address,
    });
    if (!allowed) return refuse("too_many");
    try {
      const sent = await library().api.createInvitation({
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
    return row ? { email: row.email, role: toRole(row.role) } : null;
  }

  return {
    async createOrganization(name) {
      const { id: ownerId, email } = person();
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
        taxName: profile?.taxName ?? "GST",
        taxRateBasisPoints: profile?.taxRateBasisPoints ?? 1800,
        taxInclusive: profile?.taxInclusive ?? true,
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

    async listPeople(organizationId) {
      // Not a batch: D1 answers one as objects, in which two joined tables' `id` would be one.
      const [members, invitations] = await Promise.all([
        orm
          .select({
            id: member.id,
            userId: user.id,
            name: user.name,
            email: user.email,
            role: member.role,
            createdAt: member.createdAt,
          })
          .from(member)
          .innerJoin(user, eq(user.id, member.userId))
          .where(eq(member.organizationId, organizationId))
          .orderBy(asc(user.name)),
        orm
          .select()
          .from(invitation)
          .where(and(eq(invitation.organizationId, organizationId), eq(invitation.status, "pending")))
          .orderBy(desc(invitation.createdAt)),
      ]);
      return {
        members: members.map(({ createdAt, role, ...rest }) => ({
          ...rest,
          role: toRole(role),
          since: createdAt.getTime(),
        })),
        invitations: invitations.map((each) => ({
          id: each.id,
          email: each.email,
          role: toRole(each.role),
          expiresAt: each.expiresAt.getTime(),
          expired: each.expiresAt.getTime() <= now(),
        })),
      };
    },

    async invite(organizationId, { email, role }) {
      const actor = roleIn(organizationId);
      if (!actor || !mayInvite(actor, role)) return refuse("not_yours");
      return sendInvitation(organizationId, email.toLowerCase(), role);
    },

    async resendInvitation(organizationId, invitationId) {
      const actor = roleIn(organizationId);
      const pending = await findPending(organizationId, invitationId);
      if (!pending) return refuse("unknown");
      if (!actor || !mayInvite(actor, pending.role)) return refuse("not_yours");
      // An expired one is not found by the library any more and would be made a second time.
      await orm
        .update(invitation)
        .set({ status: "canceled" })
        .where(and(eq(invitation.id, invitationId), sql`${invitation.expiresAt} <= ${now()}`));
      const sent = await sendInvitation(organizationId, pending.email, pending.role);
      if (sent.ok) return sent;
      return refuse(sent.reason === "already_member" ? "unknown" : sent.reason);
    },

    async cancelInvitation(organizationId, invitationId) {
      const actor = roleIn(organizationId);
      const pending = await findPending(organizationId, invitationId);
      if (!pending) return refuse("unknown");
      if (!actor || !mayInvite(actor, pending.role)) return refuse("not_yours");
      await orm
        .update(invitation)
        .set({ status: "canceled" })
        .where(and(eq(invitation.id, invitationId), eq(invitation.status, "pending")));
      await audit(organizationId, "invitation.cancelled", `invitation:${invitationId}`, pending);
      return accept(null);
    },

    async changeMember(organizationId, memberId, next) {
      const actorRole = roleIn(organizationId);
      if (!actorRole) return refuse("not_yours");
      const here = eq(member.organizationId, organizationId);
      const [[target], [owners]] = await orm.batch([
        orm
          .select({ userId: member.userId, role: member.role })
          .from(member)
          .where(and(here, eq(member.id, memberId))),
        orm
          .select({ many: count() })
          .from(member)
          .where(and(here, eq(member.role, "owner"))),
      ]);
      if (!target) return refuse("unknown");
      const decision = decideMemberChange({
        actor: { userId: person().id, role: actorRole },
        target: { userId: target.userId, role: toRole(target.role) },
        next,
        owners: owners?.many ?? 0,
      });
      if (!decision.ok) return decision;
      // Decided again where it is written: of two owners demoting each other at once, one stays.
      const unlessLastOwner = and(
        here,
        eq(member.id, memberId),
        eq(member.role, target.role),
        next === "owner"
          ? undefined
          : sql`(${member.role} <> 'owner' or (select count(*) from ${member} as o where o.organization_id = ${organizationId} and o.role = 'owner') > 1)`,
      );
      const changed =
        next === null
          ? await orm.delete(member).where(unlessLastOwner).returning({ id: member.id })
          : await orm.update(member).set({ role: next }).where(unlessLastOwner).returning({ id: member.id });
      if (changed.length === 0) return refuse("last_owner");
      await audit(
        organizationId,
        next === null ? "member.removed" : "member.role_changed",
        `user:${target.userId}`,
        {
          from: target.role,
          to: next,
        },
      );
      return accept(null);
    },

    async findInvitation(invitationId) {
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
      return row ? { ...row, role: toRole(row.role), expiresAt: row.expiresAt.getTime() } : null;
    },

    async acceptInvitation(invitationId) {
      const found = await this.findInvitation(invitationId);
      if (!found) return refuse("unknown");
      const { id, name, email, emailVerified } = person();
      if (found.email.toLowerCase() !== email.toLowerCase()) return refuse("other_address");
      if (!emailVerified) return refuse("unconfirmed");
      try {
        const { member: made } = await library().api.acceptInvitation({ body: { invitationId }, headers });
        const organizationId = made.organizationId;
        await audit(organizationId, "invitation.accepted", `user:${id}`, { role: found.role });
        const owners = await orm
          .select({ userId: member.userId })
          .from(member)
          .where(and(eq(member.organizationId, organizationId), inArray(member.role, ["owner"])));
        await notify(
          env.DB,
          owners.map((owner) => owner.userId).filter((owner) => owner !== id),
          "invitation_accepted",
          { name, organization: found.organizationName },
          `/organizations/${found.organizationSlug}/people`,
        );
        return accept({ slug: found.organizationSlug });
      } catch (problem) {
        if (!(problem instanceof APIError)) throw problem;
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
            eq(invitation.email, person().email.toLowerCase()),
          ),
        );
    },

    async listSwitcherEvents(organizationId) {
      const since = now() - JUST_BEFORE_MS;
      return orm
        .select({
          id: event.id,
          title: event.title,
          startsAt: event.startsAt,
          timeZone: event.timeZone,
          state: event.state,
        })
        .from(event)
        .where(eq(event.organizationId, organizationId))
        .orderBy(
          sql`case when ${event.startsAt} >= ${since} then 0 when ${event.startsAt} is null then 1 else 2 end`,
          sql`abs(coalesce(${event.startsAt}, 0) - ${since})`,
        )
        .limit(SWITCHER_EVENTS);
    },
  };

  async function freeSlug(wanted: string): Promise<string> {
    const taken = await orm
      .select({ id: organization.id })
      .from(organization)
      .where(eq(organization.slug, wanted));
    if (taken.length === 0 && wanted !== "new") return wanted;
    const suffix = crypto.getRandomValues(new Uint8Array(3));
    return `${wanted}-${Array.from(suffix, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }
}

/** Anything we did not write ourselves is the least of the three. */
function toRole(text: string | null): OrganizationRole {
  return text === "owner" || text === "organizer" ? text : "staff";
}
