import { useEffect } from "react";
import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, Link, data, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { AccountPage } from "#app/ui/account-page";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { readResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { FormProblem } from "#app/ui/form-problem";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { TOO_MANY } from "#domain/core/rate-limit";
import { setCookies } from "#app/set-cookies";
import { localPath } from "#domain/core/local-path";
import type { Route } from "./+types/route";

export function loader({ context, request }: Route.LoaderArgs) {
  const { person } = anyone(context);
  const { searchParams } = new URL(request.url);
  const to = localPath(searchParams.get("to"));
  if (person) throw redirect(to);
  return {
    to,
    email: searchParams.get("email") ?? "",
    result: readResult(searchParams, ["out", "reset", "confirmed", "mark"]),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  anyone(context);
  const submission = parseWithZod(await readForm(request), { schema: schema() });
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  }
  const { email, password } = submission.value;
  const to = localPath(submission.value.to);
  const outcome = await context.get(servicesContext).auth.signIn({ email, password, to });
  if (outcome.ok) throw redirect(to, { headers: setCookies(outcome.value.cookies) });
  const formErrors = [refusals[outcome.reason]()];
  const init = outcome.reason === "too_many_requests" ? TOO_MANY : { status: 400 };
  return data(submission.reply({ formErrors, hideFields: ["password"] }), init);
}

const schema = () =>
  z.object({
    email: z.email({ error: m.people_email_wrong() }).max(200),
    password: z.string({ error: m.people_password_missing() }).max(200),
    to: z.string().optional(),
  });

const refusals = {
  wrong: m.sign_in_wrong,
  unconfirmed: m.sign_in_unconfirmed,
  banned: m.sign_in_banned,
  too_many_requests: m.people_too_many,
} as const;

const resultTexts = {
  out: m.sign_in_said_out,
  reset: m.sign_in_said_reset,
  confirmed: m.sign_in_said_confirmed,
  mark: m.sign_in_said_mark,
} as const;

export const meta: Route.MetaFunction = () => [{ title: `${m.sign_in_title()} · ${m.common_brand()}` }];

export default function SignIn({ loaderData: { to, email, result }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm<{ email: string; password: string; to: string }>({
    lastResult: actionData,
    defaultValue: { email, to },
    defaultNoValidate: false,
  });
  useEffect(() => {
    // Clears again after the session ended: another tab can have fetched tickets in between.
    if (result === "out")
      void import("#app/wallet/erase").then(({ erasePersonalData }) => erasePersonalData());
  }, [result]);
  const keep = to === "/" ? "" : `?to=${encodeURIComponent(to)}`;
  return (
    <AccountPage title={m.sign_in_title()}>
      <FlashNotice result={actionData ? null : result} texts={resultTexts} />
      <Form method="post" {...getFormProps(form)}>
        <FormProblem id={form.errorId} errors={form.errors} />
        <input type="hidden" name="to" value={to} />
        <Field label={m.people_email()} field={fields.email}>
          <TextInput type="email" autoComplete="username" inputMode="email" required />
        </Field>
        <Field label={m.people_password()} field={fields.password} className="mt-4">
          <TextInput type="password" autoComplete="current-password" required />
        </Field>
        <Button wide className="mt-6" pending={pending}>
          {m.sign_in_button()}
        </Button>
      </Form>
      <ul className="mt-8 flex flex-col gap-3 border-t border-line pt-6">
        <li>
          <Link className="word" to={`/sign-up${keep}`}>
            {m.sign_in_to_sign_up()}
          </Link>
        </li>
        <li>
          <Link className="word" to="/forgot-password">
            {m.sign_in_to_forgot()}
          </Link>
        </li>
        <li>
          <Link className="word" to="/bookings/find">
            {m.sign_in_to_guest()}
          </Link>
        </li>
      </ul>
    </AccountPage>
  );
}
