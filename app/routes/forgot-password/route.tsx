import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, Link, data, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { AccountPage } from "#app/ui/account-page";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { TOO_MANY } from "#domain/core/rate-limit";
import type { Route } from "./+types/route";

export function loader({ context, request }: Route.LoaderArgs) {
  const { person } = anyone(context);
  return { sentTo: new URL(request.url).searchParams.get("sent"), email: person?.email ?? "" };
}

export async function action({ context, request }: Route.ActionArgs) {
  anyone(context);
  const submission = parseWithZod(await readForm(request), { schema: schema() });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { email } = submission.value;
  const outcome = await context.get(servicesContext).auth.requestReset(email);
  if (!outcome.ok) {
    return data(submission.reply({ formErrors: [m.people_too_many()] }), TOO_MANY);
  }
  throw redirect(`/forgot-password?${new URLSearchParams({ sent: email })}`);
}

const schema = () => z.object({ email: z.email({ error: m.people_email_wrong() }).max(200) });

export const meta: Route.MetaFunction = () => [
  { title: `${m.forgot_password_title()} · ${m.common_brand()}` },
];

export default function ForgotPassword({ loaderData: { sentTo, email }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({
    lastResult: actionData,
    defaultValue: { email },
    defaultNoValidate: false,
  });
  if (sentTo) {
    return (
      <AccountPage
        title={m.forgot_password_sent_title()}
        lead={m.forgot_password_sent_text({ email: sentTo })}
      >
        <Link className="word" to="/forgot-password">
          {m.forgot_password_again()}
        </Link>
      </AccountPage>
    );
  }
  return (
    <AccountPage title={m.forgot_password_title()} lead={m.forgot_password_lead()}>
      <Form method="post" {...getFormProps(form)}>
        <FormProblem id={form.errorId} errors={form.errors} />
        <Field label={m.people_email()} field={fields.email}>
          <TextInput type="email" autoComplete="username" inputMode="email" required />
        </Field>
        <Button wide className="mt-6" pending={pending}>
          {m.forgot_password_button()}
        </Button>
      </Form>
    </AccountPage>
  );
}
