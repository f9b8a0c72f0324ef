import { Form, data, redirect, useNavigation } from "react-router";
import { AccountPage } from "#app/ui/account-page";
import { Button, ButtonLink } from "#app/ui/button";
import { withResult } from "#app/ui/flash";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { setCookies } from "#app/set-cookies";
import { localPath } from "#domain/core/local-path";
import type { Route } from "./+types/route";

/** GET has no effect: mail scanners open links, and a link that another person sent must not sign the reader in. */
export function loader({ context, request }: Route.LoaderArgs) {
  anyone(context);
  const { searchParams } = new URL(request.url);
  return { token: searchParams.get("token") ?? "", to: localPath(searchParams.get("to")) };
}

export async function action({ context, request }: Route.ActionArgs) {
  anyone(context);
  const form = await readForm(request);
  const token = form.get("token");
  const to = form.get("to");
  const outcome = await context
    .get(servicesContext)
    .auth.confirmAddress(typeof token === "string" ? token.slice(0, 2_000) : "");
  if (!outcome.ok) return data({ dead: true }, { status: 400 });
  const next = localPath(typeof to === "string" ? to : null);
  // Already confirmed: the link signs in only once.
  const { cookies } = outcome.value;
  if (cookies.length === 0) throw redirect(withResult("/sign-in", "confirmed", { to: next }));
  throw redirect(next, { headers: setCookies(cookies) });
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.confirm_address_title()} · ${m.common_brand()}` },
  { name: "referrer", content: "same-origin" },
];

export default function ConfirmAddress({ loaderData: { token, to }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  if (actionData?.dead || !token) {
    return (
      <AccountPage title={m.people_link_dead_title()} lead={m.confirm_address_dead_text()}>
        <ButtonLink to="/sign-in" variant="second">
          {m.sign_in_title()}
        </ButtonLink>
      </AccountPage>
    );
  }
  return (
    <AccountPage title={m.confirm_address_title()} lead={m.confirm_address_lead()}>
      <Form method="post">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="to" value={to} />
        <Button wide pending={pending}>
          {m.confirm_address_button()}
        </Button>
      </Form>
    </AccountPage>
  );
}
