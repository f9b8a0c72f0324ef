import { Form, data, redirect, useNavigation } from "react-router";
import { localPath } from "#domain/core/local-path";
import { TOO_MANY } from "#domain/core/rate-limit";
import { AccountPage } from "#app/ui/account-page";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { requirePerson } from "#app/guards";
import { readForm } from "#app/read-form";
import { setCookies } from "#app/set-cookies";
import { servicesContext } from "#worker/router-context";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

/** The password once more before an action that moves money; returns to the action with what was entered. */
export function loader({ context, request }: Route.LoaderArgs) {
  const { email } = requirePerson(context, request);
  return { email, to: localPath(new URL(request.url).searchParams.get("to")) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { email } = requirePerson(context, request);
  const form = await readForm(request);
  const to = localPath(String(form.get("to") ?? ""));
  const password = String(form.get("password") ?? "").slice(0, 200);
  const outcome = await context.get(servicesContext).auth.signIn({ email, password, to });
  if (outcome.ok) throw redirect(to, { headers: setCookies(outcome.value.cookies) });
  const isTooMany = outcome.reason === "too_many_requests";
  return data({ problem: outcome.reason }, isTooMany ? TOO_MANY : { status: 400 });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.sign_in_again_title()} · ${m.common_brand()}` }];

export default function Page({ loaderData: { email, to }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const problem = actionData
    ? actionData.problem === "too_many_requests"
      ? m.people_too_many()
      : m.sign_in_again_wrong()
    : null;
  return (
    <AccountPage title={m.sign_in_again_title()}>
      <p className="type-body mb-6 text-ink-2">{m.sign_in_again_text()}</p>
      <Form method="post">
        <FormProblem id="problem" errors={problem ? [problem] : undefined} />
        <input type="hidden" name="to" value={to} />
        <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
        <p className="type-second mb-3 text-ink-2">{m.sign_in_again_as({ email })}</p>
        <Field label={m.people_password()}>
          <TextInput name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Button wide className="mt-6" pending={pending}>
          {m.sign_in_again_button()}
        </Button>
      </Form>
    </AccountPage>
  );
}
