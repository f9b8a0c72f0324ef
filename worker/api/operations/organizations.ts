import { z } from "@hono/zod-openapi";
import { ORGANIZATION_ROLES } from "#domain/people/organization-role";
import type { OrganizationSettings } from "../../people/organizations";
import { hexHashOf } from "../../platform/digest";
import { PERSON, deciders, operation, owners, refused, refusedBy } from "../operation";
import { Id, Time, email, organizationPath, time, words } from "../schemas/values";

const Role = z.enum(ORGANIZATION_ROLES);

export const listOrganizations = operation({
  id: "listOrganizations",
  method: "get",
  path: "/organizations",
  tag: "Organizations",
  summary: "List the person's organizations",
  guard: PERSON,
  answer: z.object({
    items: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), role: Role })),
  }),
  async handle({ caller }) {
    const memberships = caller.visitor.person?.memberships ?? [];
    const items = memberships.map(({ organizationId, organizationSlug, organizationName, role }) => ({
      id: organizationId,
      slug: organizationSlug,
      name: organizationName,
      role,
    }));
    return { body: { items } };
  },
});

export const createOrganization = operation({
  id: "createOrganization",
  method: "post",
  path: "/organizations",
  tag: "Organizations",
  summary: "Create an organization",
  description: "The person is its first owner.",
  guard: PERSON,
  body: z.object({ name: words(80).trim().min(2) }),
  answer: z.object({ slug: z.string(), name: z.string() }),
  status: 201,
  async handle({ services, body }) {
    const { slug } = await services.auth.createOrganization(body.name);
    return { body: { slug, name: body.name }, headers: { location: `/api/v1/organizations/${slug}` } };
  },
});

const Settings = z
  .object({
    name: words(80).trim().min(2),
    contactEmail: email.nullable(),
    taxName: words(20).trim().min(1),
    taxRateBasisPoints: z.number().int().min(0).max(5000).openapi({ description: "1800 is 18 %." }),
    taxInclusive: z.boolean(),
    taxNumber: words(40).nullable(),
  })
  .openapi("OrganizationSettings");

/** Settings have no revision: a hash of them is the version. */
function versionOf(settings: OrganizationSettings): Promise<string> {
  const { name, contactEmail, taxName, taxRateBasisPoints, taxInclusive, taxNumber } = settings;
  return hexHashOf(
    JSON.stringify([name, contactEmail, taxName, taxRateBasisPoints, taxInclusive, taxNumber]),
    8,
  );
}

export const getOrganization = operation({
  id: "getOrganization",
  method: "get",
  path: "/organizations/{organization}",
  tag: "Organizations",
  summary: "Read an organization's settings",
  guard: deciders("organization:read"),
  params: organizationPath,
  answer: z.object({ id: z.string(), settings: Settings }),
  async handle({ services, organizationId }) {
    const settings = await services.auth.getSettings(organizationId);
    return { body: { id: organizationId, settings }, etag: await versionOf(settings) };
  },
});

export const changeOrganization = operation({
  id: "changeOrganization",
  method: "put",
  path: "/organizations/{organization}",
  tag: "Organizations",
  summary: "Change an organization's settings",
  guard: owners("organization:write"),
  params: organizationPath,
  body: Settings,
  answer: z.object({ id: z.string(), settings: Settings }),
  conditional: true,
  async handle({ services, organizationId, body, ifMatch }) {
    if (ifMatch !== null && ifMatch !== (await versionOf(await services.auth.getSettings(organizationId))))
      return refused("changed_since");
    await services.auth.changeSettings(organizationId, body);
    const settings = await services.auth.getSettings(organizationId);
    return { body: { id: organizationId, settings }, etag: await versionOf(settings) };
  },
});

const Member = z
  .object({
    id: z.string(),
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    since: Time,
  })
  .openapi("Member");
const Invitation = z
  .object({ id: z.string(), email: z.string(), role: Role, expiresAt: Time, expired: z.boolean() })
  .openapi("Invitation");

export const listMembers = operation({
  id: "listMembers",
  method: "get",
  path: "/organizations/{organization}/members",
  tag: "Organizations",
  summary: "List members and pending invitations",
  guard: deciders("organization:read"),
  params: organizationPath,
  answer: z.object({ members: z.array(Member), invitations: z.array(Invitation) }),
  async handle({ services, organizationId }) {
    const people = await services.auth.listPeople(organizationId);
    return {
      body: {
        members: people.members.map((each) => ({ ...each, since: time(each.since) })),
        invitations: people.invitations.map((each) => ({ ...each, expiresAt: time(each.expiresAt) })),
      },
    };
  },
});

export const inviteMember = operation({
  id: "inviteMember",
  method: "post",
  path: "/organizations/{organization}/invitations",
  tag: "Organizations",
  summary: "Invite a person by email",
  guard: deciders(null),
  params: organizationPath,
  body: z.object({ email, role: Role }),
  answer: z.object({ status: z.literal("sent") }),
  status: 202,
  refusals: ["not_yours", "already_member"],
  asSession: true,
  async handle({ services, organizationId, body }) {
    const invited = await services.auth.invite(organizationId, body);
    return invited.ok ? { body: { status: "sent" as const } } : refusedBy(invited);
  },
});

export const cancelInvitation = operation({
  id: "cancelInvitation",
  method: "delete",
  path: "/organizations/{organization}/invitations/{invitation}",
  tag: "Organizations",
  summary: "Cancel an invitation",
  guard: deciders(null),
  params: organizationPath.extend({ invitation: Id }),
  answer: null,
  refusals: ["not_yours"],
  async handle({ services, organizationId, params }) {
    const cancelled = await services.auth.cancelInvitation(organizationId, params.invitation);
    return cancelled.ok ? { body: undefined } : refusedBy(cancelled, { unknown: "not_found" });
  },
});

const memberPath = organizationPath.extend({ member: Id });

export const changeMember = operation({
  id: "changeMember",
  method: "patch",
  path: "/organizations/{organization}/members/{member}",
  tag: "Organizations",
  summary: "Change a member's role",
  guard: deciders(null),
  params: memberPath,
  body: z.object({ role: Role }),
  answer: null,
  refusals: ["not_yours", "last_owner"],
  async handle({ services, organizationId, params, body }) {
    const changed = await services.auth.changeMember(organizationId, params.member, body.role);
    return changed.ok ? { body: undefined } : refusedBy(changed, { unknown: "not_found" });
  },
});

export const removeMember = operation({
  id: "removeMember",
  method: "delete",
  path: "/organizations/{organization}/members/{member}",
  tag: "Organizations",
  summary: "Remove a member",
  guard: deciders(null),
  params: memberPath,
  answer: null,
  refusals: ["not_yours", "last_owner"],
  async handle({ services, organizationId, params }) {
    const removed = await services.auth.changeMember(organizationId, params.member, null);
    return removed.ok ? { body: undefined } : refusedBy(removed, { unknown: "not_found" });
  },
});
