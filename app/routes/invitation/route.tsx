import { Form, data, redirect, useNavigation } from "react-router";
import { AccountPage } from "#app/ui/account-page";
import { Button, ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { ViewerWhen } from "#app/ui/when";
import { servicesContext } from "#worker/router-context";
import { anyone, requirePerson } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { person } = anyone(context);
  const invitation = await context.get(servicesContext).auth.findInvitation(params.invitationId);
  return {
    invitation,
    signedInAs: person?.email ?? null,
    fits: invitation !== null && person?.email.toLowerCase() === invitation.email.toLowerCase(),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  requirePerson(context, request);
  const { auth } = context.get(servicesContext);
  const form = await readForm(request);
  if (form.get("intent") === "decline") {
    await auth.declineInvitation(params.invitationId);
    throw redirect("/");
  }
  const outcome = await auth.acceptInvitation(params.invitationId);
  if (outcome.ok) throw redirect(`/organizations/${outcome.value.slug}`);
  return data({ problem: outcome.reason }, { status: outcome.reason === "unknown" ? 404 : 403 });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.invitation_title()} · ${m.common_brand()}` }];

export default function Invitation({
  loaderData: { invitation, signedInAs, fits },
  actionData,
  params,
}: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  if (!invitation) {
    return (
      <AccountPage title={m.invitation_dead_title()} lead={m.invitation_dead_text()}>
        <ButtonLink to="/" variant="second">
          {m.people_to_start()}
        </ButtonLink>
      </AccountPage>
    );
  }
  const here = new URLSearchParams({ to: `/invitations/${params.invitationId}`, email: invitation.email });
  return (
    <AccountPage
      title={m.invitation_heading({ organization: invitation.organizationName })}
      lead={`${m.invitation_lead({ inviter: invitation.inviterName, email: invitation.email })} ${roleTexts[invitation.role]()}`}
    >
      {actionData ? (
        <Notice
          tone="stop"
          className="mb-6"
          title={
            actionData.problem === "unconfirmed" ? m.invitation_unconfirmed() : m.invitation_not_accepted()
          }
        />
      ) : null}
      {signedInAs === null ? (
        <div className="flex flex-wrap gap-4">
          <ButtonLink to={`/sign-up?${here}`}>{m.invitation_sign_up()}</ButtonLink>
          <ButtonLink to={`/sign-in?${here}`} variant="second">
            {m.sign_in_title()}
          </ButtonLink>
        </div>
      ) : fits ? (
        <Form method="post" className="flex flex-wrap items-center gap-x-6 gap-y-4">
          <Button name="intent" value="accept" pending={pending}>
            {m.invitation_accept({ organization: invitation.organizationName })}
          </Button>
          <Button variant="word" name="intent" value="decline">
            {m.invitation_decline()}
          </Button>
        </Form>
      ) : (
        <Notice
          tone="warn"
          title={m.invitation_other_title({ email: signedInAs })}
          action={
            <ButtonLink to="/sign-out" variant="word">
              {m.sign_out_button()}
            </ButtonLink>
          }
        >
          {m.invitation_other_text({ email: invitation.email })}
        </Notice>
      )}
      <p className="type-second mt-8 text-ink-2">
        {m.invitation_until()} <ViewerWhen at={invitation.expiresAt} style="datetime" />
      </p>
    </AccountPage>
  );
}

const roleTexts = {
  owner: m.invitation_role_owner,
  organizer: m.invitation_role_organizer,
  staff: m.invitation_role_staff,
} as const;
