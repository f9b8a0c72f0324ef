import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, Link, data, redirect, useNavigation, useRouteLoaderData } from "react-router";
import { z } from "zod";
import { Button, ButtonLink } from "#app/ui/button";
import { Field, Select, TextInput } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { LanguageSwitch } from "#app/ui/language-switch";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { anyone, requirePerson } from "#app/guards";
import { oneOf } from "#app/one-of";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { RETRY_AFTER, setCookies } from "#app/set-cookies";
import type { SiteVisitor } from "../site/layout";
import { SuggestionsPart } from "./suggestions-part";
import { SessionList } from "./session-list";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  const person = requirePerson(context, request);
  const { city } = anyone(context);
  const { auth, taste } = context.get(servicesContext);
  const [profile, use] = await Promise.all([auth.getProfile(), taste.readUse()]);
  return {
    profile,
    use,
    city,
    memberships: person.memberships,
    isAdmin: person.isAdmin,
    done: oneOf(new URL(request.url).searchParams.get("done"), [
      "password",
      "sessions",
      "name",
      "confirmation",
      "suggestions",
      "erased",
    ]),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  requirePerson(context, request);
  const { auth, taste } = context.get(servicesContext);
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "rename": {
      const submission = parseWithZod(form, { schema: nameSchema() });
      if (submission.status !== "success") return data(submission.reply(), { status: 400 });
      await auth.rename(submission.value.name);
      throw redirect("/profile?done=name");
    }
    case "password": {
      const submission = parseWithZod(form, { schema: passwordSchema() });
      const secret = { hideFields: ["current", "password"] };
      if (submission.status !== "success") return data(submission.reply(secret), { status: 400 });
      const outcome = await auth.changePassword(submission.value);
      if (outcome.ok) {
        throw redirect("/profile?done=password", { headers: setCookies(outcome.value.cookies) });
      }
      return outcome.reason === "wrong"
        ? data(submission.reply({ fieldErrors: { current: [m.profile_password_wrong()] }, ...secret }), {
            status: 400,
          })
        : data(submission.reply({ formErrors: [m.people_too_many()], ...secret }), {
            status: 429,
            headers: RETRY_AFTER,
          });
    }
    case "confirmation":
      await auth.sendConfirmation();
      throw redirect("/profile?done=confirmation");
    case "end-session":
      await auth.endSession(String(form.get("sessionId")));
      throw redirect("/profile?done=sessions");
    case "end-others":
      await auth.endOtherSessions();
      throw redirect("/profile?done=sessions");
    case "suggestions-on":
    case "suggestions-off":
      await taste.choose(form.get("intent") === "suggestions-on");
      throw redirect("/profile?done=suggestions");
    case "erase":
      await taste.erase();
      throw redirect("/profile?done=erased");
    default:
      throw data(null, { status: 400 });
  }
}

const nameSchema = () =>
  z.object({
    name: z.string({ error: m.people_name_missing() }).trim().min(1, m.people_name_missing()).max(80),
  });

const passwordSchema = () =>
  z.object({
    current: z.string({ error: m.people_password_missing() }).max(200),
    password: z
      .string({ error: m.people_password_short() })
      .min(10, m.people_password_short())
      .max(128, m.people_password_long()),
  });

/** A 429 says when to try again. */
export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: Route.MetaFunction = () => [{ title: `${m.profile_title()} · ${m.common_brand()}` }];

export default function Profile({
  loaderData: { profile, use, city, memberships, isAdmin, done },
  actionData,
}: Route.ComponentProps) {
  const cities = useRouteLoaderData<SiteVisitor>("routes/site/layout")?.cities ?? [];
  const pending = useNavigation().formData?.get("intent");
  const [nameForm, nameFields] = useForm({
    id: "name",
    lastResult: actionData?.initialValue?.["intent"] === "rename" ? actionData : undefined,
    defaultValue: { name: profile.name },
    defaultNoValidate: false,
  });
  const [passwordForm, passwordFields] = useForm<{ current: string; password: string }>({
    id: "password",
    lastResult: actionData?.initialValue?.["intent"] === "password" ? actionData : undefined,
    defaultNoValidate: false,
  });
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <h1 className="type-sentence">{m.profile_title()}</h1>
      <p className="type-second mt-1 text-ink-2">{profile.email}</p>
      {done ? <Notice className="mt-6" title={doneWords[done]()} /> : null}
      {profile.emailVerified ? null : (
        <Notice
          tone="warn"
          className="mt-6"
          title={m.profile_unconfirmed_title()}
          action={
            <Form method="post">
              <Button variant="word" name="intent" value="confirmation">
                {m.profile_unconfirmed_action()}
              </Button>
            </Form>
          }
        >
          {m.profile_unconfirmed_text()}
        </Notice>
      )}
      <div className="mt-10 grid gap-x-14 gap-y-12 lg:grid-cols-[27rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-12">
          <section>
            <SectionHeading>{m.profile_you()}</SectionHeading>
            <Form method="post" {...getFormProps(nameForm)} className="mt-4">
              <input type="hidden" name="intent" value="rename" />
              <Field label={m.people_name()} field={nameFields.name}>
                <TextInput autoComplete="name" required maxLength={80} />
              </Field>
              <Button variant="third" className="mt-4" pending={pending === "rename"}>
                {m.profile_name_button()}
              </Button>
            </Form>
          </section>
          <section>
            <SectionHeading>{m.profile_preferences()}</SectionHeading>
            <p className="type-second mt-4 text-ink-2">{m.language_label()}</p>
            <LanguageSwitch className="mt-1" />
            {cities.length > 0 ? (
              <form method="post" action="/preferences" className="mt-5">
                <input type="hidden" name="to" value="/profile" />
                <Field label={m.profile_city()} hint={m.profile_city_hint()}>
                  <Select name="city" defaultValue={city ?? cities[0]}>
                    {cities.map((each) => (
                      <option key={each}>{each}</option>
                    ))}
                  </Select>
                </Field>
                <Button variant="third" className="mt-4">
                  {m.profile_city_button()}
                </Button>
              </form>
            ) : null}
          </section>
          <section>
            <SectionHeading>{m.profile_password()}</SectionHeading>
            <Form method="post" {...getFormProps(passwordForm)} className="mt-4">
              <FormProblem id={passwordForm.errorId} errors={passwordForm.errors} />
              <input type="hidden" name="intent" value="password" />
              {/* So that a password manager knows whose password changes. */}
              <input type="text" autoComplete="username" value={profile.email} readOnly hidden />
              <Field label={m.profile_password_current()} field={passwordFields.current}>
                <TextInput type="password" autoComplete="current-password" required />
              </Field>
              <Field
                label={m.people_password_new()}
                hint={m.profile_password_hint()}
                field={passwordFields.password}
                className="mt-4"
              >
                <TextInput
                  type="password"
                  autoComplete="new-password"
                  required
                  minLength={10}
                  maxLength={128}
                />
              </Field>
              <Button variant="third" className="mt-4" pending={pending === "password"}>
                {m.profile_password_button()}
              </Button>
            </Form>
          </section>
        </div>
        <div className="flex flex-col gap-12">
          <SuggestionsPart
            use={use}
            pending={pending === "suggestions-on" || pending === "suggestions-off"}
          />
          <SessionList sessions={profile.sessions} />
          <section>
            <SectionHeading>{m.profile_work()}</SectionHeading>
            <ul>
              {memberships.map((each) => (
                <li key={each.organizationId} className="border-b border-line">
                  <Link
                    to={`/organizations/${each.organizationSlug}`}
                    className="flex items-baseline justify-between gap-4 py-2.5 hover:bg-sunk"
                  >
                    <span className="font-semibold">{each.organizationName}</span>
                    <span className="type-second text-ink-2">{roleWords[each.role]()}</span>
                  </Link>
                </li>
              ))}
            </ul>
            {memberships.length === 0 ? <p className="text-ink-2">{m.profile_work_none()}</p> : null}
            <div className="mt-4 flex flex-wrap gap-4">
              <ButtonLink to="/organizations/new" variant="third">
                {m.profile_work_new()}
              </ButtonLink>
              {isAdmin ? (
                <ButtonLink to="/admin" variant="third">
                  {m.console_admin()}
                </ButtonLink>
              ) : null}
            </div>
          </section>
          <section>
            <SectionHeading>{m.profile_leave()}</SectionHeading>
            <p className="mt-4 text-ink-2">{m.profile_leave_text()}</p>
            <ButtonLink to="/sign-out" variant="second" className="mt-4">
              {m.sign_out_button()}
            </ButtonLink>
          </section>
        </div>
      </div>
    </div>
  );
}

const doneWords = {
  password: m.profile_done_password,
  sessions: m.profile_done_sessions,
  name: m.profile_done_name,
  confirmation: m.profile_done_confirmation,
  suggestions: m.profile_done_suggestions,
  erased: m.profile_done_erased,
} as const;

const roleWords = { owner: m.role_owner, organizer: m.role_organizer, staff: m.role_staff } as const;
