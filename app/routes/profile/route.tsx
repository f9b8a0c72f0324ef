import { Form, useNavigation, useRouteLoaderData } from "react-router";
import { Button, ButtonLink } from "#app/ui/button";
import { readResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { useFormKey } from "#app/ui/form-key";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { anyone, requirePerson } from "#app/guards";
import { readForm } from "#app/read-form";
import { m } from "#i18n/paraglide/messages";
import type { SiteVisitor } from "#app/parts/people/site-visitor";
import { actOnProfile } from "./action";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { PreferencesPart } from "./preferences-part";
import { SessionList } from "./session-list";
import { SuggestionsPart } from "./suggestions-part";
import { WorkPart } from "./work-part";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  const person = requirePerson(context, request);
  const { city } = anyone(context);
  const { auth, recommendations } = context.get(servicesContext);
  const [profile, use] = await Promise.all([auth.getProfile(), recommendations.readUse()]);
  return {
    profile,
    use,
    city,
    memberships: person.memberships,
    isAdmin: person.isAdmin,
    result: readResult(new URL(request.url).searchParams, [
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
  return actOnProfile(context.get(servicesContext), await readForm(request));
}

export const meta: Route.MetaFunction = () => [{ title: `${m.profile_title()} · ${m.common_brand()}` }];

export default function Profile({
  loaderData: { profile, use, city, memberships, isAdmin, result },
  actionData,
}: Route.ComponentProps) {
  const cities = useRouteLoaderData<SiteVisitor>("routes/site/layout")?.cities ?? [];
  const formKey = useFormKey(actionData);
  const pending = useNavigation().formData?.get("intent");
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <h1 className="type-sentence">{m.profile_title()}</h1>
      <p className="type-second mt-1 text-ink-2">{profile.email}</p>
      <FlashNotice result={actionData ? null : result} texts={resultTexts} className="mt-6" />
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
          <NameForm key={`name ${formKey}`} name={profile.name} reply={actionData} />
          <PreferencesPart city={city} cities={cities} />
          <PasswordForm key={`password ${formKey}`} email={profile.email} reply={actionData} />
        </div>
        <div className="flex flex-col gap-12">
          <SuggestionsPart
            use={use}
            pending={pending === "suggestions-on" || pending === "suggestions-off"}
          />
          <SessionList sessions={profile.sessions} />
          <WorkPart memberships={memberships} isAdmin={isAdmin} />
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

const resultTexts = {
  password: m.profile_done_password,
  sessions: m.profile_done_sessions,
  name: m.profile_done_name,
  confirmation: m.profile_done_confirmation,
  suggestions: m.profile_done_suggestions,
  erased: m.profile_done_erased,
} as const;
