import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "react-router";
import { NewPasswordInput } from "#app/parts/people/new-password-input";
import { m } from "#i18n/paraglide/messages";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { SectionHeading } from "#app/ui/section-heading";
import { type ProfileReply, replyOf } from "./profile-reply";

export function PasswordForm({ email, reply }: { email: string; reply: ProfileReply }) {
  const pending = useNavigation().formData?.get("intent");
  const [passwordForm, passwordFields] = useForm<{ current: string; password: string }>({
    id: "password",
    lastResult: replyOf("password", reply),
    defaultNoValidate: false,
  });
  return (
    <section>
      <SectionHeading>{m.profile_password()}</SectionHeading>
      <Form method="post" {...getFormProps(passwordForm)} className="mt-4">
        <FormProblem id={passwordForm.errorId} errors={passwordForm.errors} />
        <input type="hidden" name="intent" value="password" />
        {/* For password managers: the account whose password changes. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Field label={m.profile_password_current()} field={passwordFields.current}>
          <TextInput type="password" autoComplete="current-password" required />
        </Field>
        <Field
          label={m.people_password_new()}
          hint={m.profile_password_hint()}
          field={passwordFields.password}
          className="mt-4"
        >
          <NewPasswordInput />
        </Field>
        <Button variant="third" className="mt-4" pending={pending === "password"}>
          {m.profile_password_button()}
        </Button>
      </Form>
    </section>
  );
}
