import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, Link, data, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { AccountPage } from "#app/ui/account-page";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { FirstAdminNotice } from "#app/parts/people/first-admin-notice";
import { FormProblem } from "#app/ui/form-problem";
import { newPasswordSchema, personNameSchema } from "#app/parts/people/account-schema";
import { NewPasswordInput } from "#app/parts/people/new-password-input";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { TOO_MANY } from "#domain/core/rate-limit";
import { localPath } from "#domain/core/local-path";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { person } = anyone(context);
  const { searchParams } = new URL(request.url);
  const to = localPath(searchParams.get("to"));
  if (person) throw redirect(to);
  const needsAdmin = await context.get(servicesContext).auth.needsFirstAdmin();
  return { to, email: searchParams.get("email") ?? "", sentTo: searchParams.get("sent"), needsAdmin };
}

export async function action({ context, request }: Route.ActionArgs) {
  anyone(context);
  const submission = parseWithZod(await readForm(request), { schema: schema() });
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  }
  const { name, email, password } = submission.value;
  const to = localPath(submission.value.to);
  const outcome = await context.get(servicesContext).auth.signUp({ name, email, password, to });
  if (!outcome.ok) {
    return data(submission.reply({ formErrors: [m.people_too_many()], hideFields: ["password"] }), TOO_MANY);
  }
  // Redirect after POST; the page is the same for new and known addresses (no account enumeration).
  throw redirect(`/sign-up?${new URLSearchParams({ sent: email, ...(to === "/" ? {} : { to }) })}`);
}

const schema = () =>
  z.object({
    name: personNameSchema(),
    email: z.email({ error: m.people_email_wrong() }).max(200),
    password: newPasswordSchema(),
    to: z.string().optional(),
  });

export const meta: Route.MetaFunction = () => [{ title: `${m.sign_up_title()} · ${m.common_brand()}` }];

export default function SignUp({
  loaderData: { to, email, sentTo, needsAdmin },
  actionData,
}: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm<{ name: string; email: string; password: string; to: string }>({
    lastResult: actionData,
    defaultValue: { email, to },
    defaultNoValidate: false,
  });
  const keep = to === "/" ? "" : `?to=${encodeURIComponent(to)}`;
  if (sentTo) {
    return (
      <AccountPage title={m.sign_up_sent_title()} lead={m.sign_up_sent_text({ email: sentTo })}>
        <p className="type-second text-ink-2">{m.sign_up_sent_hint()}</p>
        {needsAdmin ? <FirstAdminNotice className="mt-6" /> : null}
        <p className="mt-6">
          <Link className="word" to={`/sign-up${keep}`}>
            {m.sign_up_sent_again()}
          </Link>
        </p>
      </AccountPage>
    );
  }
  return (
    <AccountPage title={m.sign_up_title()} lead={m.sign_up_lead()}>
      {needsAdmin ? <FirstAdminNotice className="mb-6" /> : null}
      <Form method="post" {...getFormProps(form)}>
        <FormProblem id={form.errorId} errors={form.errors} />
        <input type="hidden" name="to" value={to} />
        <Field label={m.people_name()} field={fields.name}>
          <TextInput autoComplete="name" required maxLength={80} />
        </Field>
        <Field label={m.people_email()} field={fields.email} className="mt-4">
          <TextInput type="email" autoComplete="username" inputMode="email" required />
        </Field>
        <Field
          label={m.people_password()}
          hint={m.people_password_hint()}
          field={fields.password}
          className="mt-4"
        >
          <NewPasswordInput />
        </Field>
        <Button wide className="mt-6" pending={pending}>
          {m.sign_up_button()}
        </Button>
      </Form>
      <p className="mt-8 border-t border-line pt-6">
        <Link className="word" to={`/sign-in${keep}`}>
          {m.sign_up_to_sign_in()}
        </Link>
      </p>
    </AccountPage>
  );
}
