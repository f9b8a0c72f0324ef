import { type SubmissionResult, getFormProps, useForm } from "@conform-to/react";
import { useNavigation } from "react-router";
import { ORGANIZATION_ROLES, type OrganizationRole, mayInvite } from "#domain/people/organization-role";
import { Button } from "#app/ui/button";
import { Field, Select, TextInput } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { roleLabels } from "./role-labels";
import { ChangeForm } from "#app/ui/change-form";

/** Invites by email, to the roles that the inviter's own role allows. */
export function InviteForm({
  lastResult,
  role,
}: {
  lastResult: SubmissionResult<string[]> | undefined;
  role: OrganizationRole;
}) {
  const pending = useNavigation().formData?.get("intent");
  const [form, fields] = useForm<{ email: string; role: string }>({
    lastResult,
    defaultValue: { role: "staff" },
    defaultNoValidate: false,
  });
  return (
    <section>
      <SectionHeading>{m.members_invite()}</SectionHeading>
      <ChangeForm {...getFormProps(form)} className="mt-4">
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
                  {roleLabels[each]()}
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
      </ChangeForm>
    </section>
  );
}
