import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, data, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { AccountPage } from "#app/ui/account-page";
import { Button, ButtonLink } from "#app/ui/button";
import { Field } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { withResult } from "#app/ui/flash";
import { newPasswordSchema } from "#app/parts/people/account-schema";
import { NewPasswordInput } from "#app/parts/people/new-password-input";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { TOO_MANY } from "#domain/core/rate-limit";
import type { Route } from "./+types/route";

export function loader({ context, request }: Route.LoaderArgs) {
  anyone(context);
  return { token: new URL(request.url).searchParams.get("token") ?? "" };
}

export async function action({ context, request }: Route.ActionArgs) {
  anyone(context);
  const submission = parseWithZod(await readForm(request), { schema: schema() });
  if (submission.status !== "success") {
    return data({ dead: false, result: submission.reply({ hideFields: ["password"] }) }, { status: 400 });
  }
  const outcome = await context.get(servicesContext).auth.resetPassword(submission.value);
  if (outcome.ok) throw redirect(withResult("/sign-in", "reset"));
  if (outcome.reason === "link_dead") return data({ dead: true, result: null }, { status: 400 });
  return data(
    {
      dead: false,
      result: submission.reply({ formErrors: [m.people_too_many()], hideFields: ["password"] }),
    },
    TOO_MANY,
  );
}

const schema = () =>
  z.object({
    token: z.string().max(200),
    password: newPasswordSchema(),
  });

export const meta: Route.MetaFunction = () => [
  { title: `${m.reset_password_title()} · ${m.common_brand()}` },
  { name: "referrer", content: "same-origin" },
];

export default function ResetPassword({ loaderData: { token }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({ lastResult: actionData?.result, defaultNoValidate: false });
  if (actionData?.dead || !token) {
    return (
      <AccountPage title={m.people_link_dead_title()} lead={m.reset_password_dead_text()}>
        <ButtonLink to="/forgot-password" variant="second">
          {m.reset_password_dead_action()}
        </ButtonLink>
      </AccountPage>
    );
  }
  return (
    <AccountPage title={m.reset_password_title()} lead={m.reset_password_lead()}>
      <Form method="post" {...getFormProps(form)}>
        <FormProblem id={form.errorId} errors={form.errors} />
        <input type="hidden" name="token" value={token} />
        <Field label={m.people_password_new()} hint={m.people_password_hint()} field={fields.password}>
          <NewPasswordInput />
        </Field>
        <Button wide className="mt-6" pending={pending}>
          {m.reset_password_button()}
        </Button>
      </Form>
    </AccountPage>
  );
}
