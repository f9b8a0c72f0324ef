import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "react-router";
import { z } from "zod";
import { ConsolePage } from "#app/ui/console-page";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { useFormKey } from "#app/ui/form-key";
import { servicesContext } from "#worker/router-context";
import { requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { TOO_MANY } from "#domain/core/rate-limit";
import { ORGANIZATION_ROLES } from "#domain/people/organization-role";
import { InvitationTable } from "./invitation-table";
import { InviteForm } from "./invite-form";
import { MemberTable } from "./member-table";
import type { Route } from "./+types/route";
import { RefusalNotice } from "#app/ui/refusal-notice";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { person, membership } = requireMember(context, request, params.organization);
  const people = await context.get(servicesContext).auth.listPeople(membership.organizationId);
  return {
    ...people,
    you: person.id,
    role: membership.role,
    result: readResult(new URL(request.url).searchParams, ["invited", "changed", "cancelled"]),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { person, membership } = requireMember(context, request, params.organization);
  const { auth } = context.get(servicesContext);
  const { organizationId } = membership;
  const here = `/organizations/${params.organization}/people`;
  const form = await readForm(request);
  const id = String(form.get("id") ?? "");
  switch (form.get("intent")) {
    case "invite": {
      const submission = parseWithZod(form, { schema: invitationSchema() });
      if (submission.status !== "success") return data({ form: submission.reply() }, { status: 400 });
      const { email, role } = submission.value;
      const outcome = await auth.invite(organizationId, { email, role });
      if (outcome.ok) throw redirect(withResult(here, "invited"));
      if (outcome.reason === "not_yours") throw data(null, { status: 404 });
      return outcome.reason === "too_many_requests"
        ? data({ form: submission.reply({ formErrors: [m.people_too_many()] }) }, TOO_MANY)
        : data(
            { form: submission.reply({ fieldErrors: { email: [m.members_invite_known()] } }) },
            { status: 409 },
          );
    }
    case "resend": {
      const outcome = await auth.resendInvitation(organizationId, id);
      if (outcome.ok) throw redirect(withResult(here, "invited"));
      if (outcome.reason === "too_many_requests") return data({ problem: m.people_too_many() }, TOO_MANY);
      throw data(null, { status: 404 });
    }
    case "cancel": {
      const outcome = await auth.cancelInvitation(organizationId, id);
      if (outcome.ok) throw redirect(withResult(here, "cancelled"));
      throw data(null, { status: 404 });
    }
    case "role":
    case "remove": {
      const role = form.get("intent") === "remove" ? null : roleSchema.safeParse(form.get("role")).data;
      if (role === undefined) throw data(null, { status: 400 });
      const leaving = role === null && form.get("userId") === person.id;
      const outcome = await auth.changeMember(organizationId, id, role);
      if (outcome.ok) throw redirect(leaving ? "/profile" : withResult(here, "changed"));
      if (outcome.reason === "last_owner") return data({ problem: m.members_last_owner() }, { status: 409 });
      throw data(null, { status: 404 });
    }
    default:
      throw data(null, { status: 400 });
  }
}

const roleSchema = z.enum(ORGANIZATION_ROLES);

const invitationSchema = () =>
  z.object({ email: z.email({ error: m.people_email_wrong() }).max(200), role: roleSchema });

export const meta: Route.MetaFunction = () => [{ title: `${m.members_title()} · ${m.common_brand()}` }];

export default function OrganizationPeople({
  loaderData: { members, invitations, you, role, result },
  actionData,
}: Route.ComponentProps) {
  const formKey = useFormKey(actionData);
  return (
    <ConsolePage title={m.members_title()} second={m.members_count({ count: members.length })}>
      {actionData && "problem" in actionData ? (
        <RefusalNotice className="mb-6" title={actionData.problem} />
      ) : (
        <FlashNotice result={actionData ? null : result} texts={resultTexts} />
      )}
      <MemberTable members={members} you={you} role={role} />
      <div className="mt-12 grid gap-x-14 gap-y-12 xl:grid-cols-[27rem_minmax(0,1fr)]">
        <InviteForm
          key={formKey}
          lastResult={actionData && "form" in actionData ? actionData.form : undefined}
          role={role}
        />
        <InvitationTable invitations={invitations} role={role} />
      </div>
    </ConsolePage>
  );
}

const resultTexts = {
  invited: m.members_said_invited,
  changed: m.members_said_changed,
  cancelled: m.members_said_cancelled,
} as const;
