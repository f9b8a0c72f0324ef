import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, data, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { Button } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Field, Select, TextInput } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { requireMember } from "#app/guards";
import { oneOf } from "#app/one-of";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { RETRY_AFTER } from "#app/set-cookies";
import { ORGANIZATION_ROLES, mayInvite } from "#domain/people/organization-role";
import { InvitationTable } from "./invitation-table";
import { MemberTable } from "./member-table";
import { roleWords } from "./role-words";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { person, membership } = requireMember(context, request, params.organization);
  const people = await context.get(servicesContext).auth.listPeople(membership.organizationId);
  return {
    ...people,
    you: person.id,
    role: membership.role,
    said: oneOf(new URL(request.url).searchParams.get("said"), ["invited", "changed", "cancelled"]),
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
      if (outcome.ok) throw redirect(`${here}?said=invited`);
      if (outcome.reason === "not_yours") throw data(null, { status: 404 });
      return outcome.reason === "too_many"
        ? data({ form: submission.reply({ formErrors: [m.people_too_many()] }) }, tooMany)
        : data(
            { form: submission.reply({ fieldErrors: { email: [m.members_invite_known()] } }) },
            { status: 409 },
          );
    }
    case "resend": {
      const outcome = await auth.resendInvitation(organizationId, id);
      if (outcome.ok) throw redirect(`${here}?said=invited`);
      if (outcome.reason === "too_many") return data({ problem: m.people_too_many() }, tooMany);
      throw data(null, { status: 404 });
    }
    case "cancel": {
      const outcome = await auth.cancelInvitation(organizationId, id);
      if (outcome.ok) throw redirect(`${here}?said=cancelled`);
      throw data(null, { status: 404 });
    }
    case "role":
    case "remove": {
      const role = form.get("intent") === "remove" ? null : roleSchema.safeParse(form.get("role")).data;
      if (role === undefined) throw data(null, { status: 400 });
      const leaving = role === null && form.get("userId") === person.id;
      const outcome = await auth.changeMember(organizationId, id, role);
      if (outcome.ok) throw redirect(leaving ? "/profile" : `${here}?said=changed`);
      if (outcome.reason === "last_owner") return data({ problem: m.members_last_owner() }, { status: 409 });
      throw data(null, { status: 404 });
    }
    default:
      throw data(null, { status: 400 });
  }
}

const tooMany = { status: 429, headers: RETRY_AFTER };
const roleSchema = z.enum(ORGANIZATION_ROLES);

const invitationSchema = () =>
  z.object({ email: z.email({ error: m.people_email_wrong() }).max(200), role: roleSchema });

/** A 429 says when to try again. */
export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: Route.MetaFunction = () => [{ title: `${m.members_title()} · ${m.common_brand()}` }];

export default function OrganizationPeople({
  loaderData: { members, invitations, you, role, said },
  actionData,
}: Route.ComponentProps) {
  const pending = useNavigation().formData?.get("intent");
  const [form, fields] = useForm<{ email: string; role: string }>({
    lastResult: actionData && "form" in actionData ? actionData.form : undefined,
    defaultValue: { role: "staff" },
    defaultNoValidate: false,
  });
  return (
    <ConsolePage title={m.members_title()} second={m.members_count({ count: members.length })}>
      {actionData && "problem" in actionData ? (
        <Notice tone="stop" className="mb-6" title={actionData.problem} />
      ) : said ? (
        <Notice className="mb-6" title={saidWords[said]()} />
      ) : null}
      <MemberTable members={members} you={you} role={role} />
      <div className="mt-12 grid gap-x-14 gap-y-12 xl:grid-cols-[27rem_minmax(0,1fr)]">
        <section>
          <SectionHeading>{m.members_invite()}</SectionHeading>
          <Form method="post" {...getFormProps(form)} className="mt-4">
            <FormProblem id={form.errorId} errors={form.errors} />
            <input type="hidden" name="intent" value="invite" />
            <Field label={m.people_email()} field={fields.email}>
              <TextInput type="email" inputMode="email" required autoComplete="off" />
            </Field>
            <Field label={m.members_role()} field={fields.role} className="mt-4">
              <Select required>
                {ORGANIZATION_ROLES.filter((each) => mayInvite(role, each))
                  .toReversed()
                  .map((each) => (
                    <option key={each} value={each}>
                      {roleWords[each]()}
                    </option>
                  ))}
              </Select>
            </Field>
            <ul className="type-second mt-3 text-ink-2">
              <li>{m.members_role_staff_text()}</li>
              {role === "owner" ? (
                <>
                  <li>{m.members_role_organizer_text()}</li>
                  <li>{m.members_role_owner_text()}</li>
                </>
              ) : null}
            </ul>
            <Button size="console" className="mt-5" pending={pending === "invite"}>
              {m.members_invite_button()}
            </Button>
          </Form>
        </section>
        <InvitationTable invitations={invitations} role={role} />
      </div>
    </ConsolePage>
  );
}

const saidWords = {
  invited: m.members_said_invited,
  changed: m.members_said_changed,
  cancelled: m.members_said_cancelled,
} as const;
