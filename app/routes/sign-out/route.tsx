import { type FormEvent, useEffect, useState } from "react";
import { Form, redirect } from "react-router";
import { AccountPage } from "#app/ui/account-page";
import { Button } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { withResult } from "#app/ui/flash";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { setCookies } from "#app/set-cookies";
import type { Route } from "./+types/route";

export function loader({ context }: Route.LoaderArgs) {
  const { person } = anyone(context);
  return { name: person?.name ?? null };
}

export async function action({ context }: Route.ActionArgs) {
  anyone(context);
  const { cookies } = await context.get(servicesContext).auth.signOut();
  // Clear-Site-Data without "storage": unsent scans must survive. The page deletes the user's own data itself.
  throw redirect(withResult("/sign-in", "out"), {
    headers: setCookies(cookies, { "clear-site-data": '"cache"' }),
  });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.sign_out_title()} · ${m.common_brand()}` }];

export default function SignOut({ loaderData: { name } }: Route.ComponentProps) {
  const [leaving, setLeaving] = useState(false);
  const unsent = useUnsentScans();
  async function forgetFirst(submit: FormEvent<HTMLFormElement>) {
    submit.preventDefault();
    const form = submit.currentTarget;
    setLeaving(true);
    const { erasePersonalData } = await import("#app/wallet/erase");
    // Sign out even if the local data cannot be deleted.
    await erasePersonalData().catch(() => undefined);
    form.submit();
  }
  return (
    <AccountPage title={m.sign_out_title()} lead={name ? m.sign_out_lead({ name }) : m.sign_out_nobody()}>
      {unsent > 0 ? (
        <Notice tone="warn" title={m.sign_out_unsent_title({ count: unsent })} className="mb-6">
          {m.sign_out_unsent_sentence()}
        </Notice>
      ) : null}
      <Form method="post" reloadDocument onSubmit={forgetFirst}>
        <Button pending={leaving}>{m.sign_out_button()}</Button>
      </Form>
    </AccountPage>
  );
}

/** Unsent scans stay on the device after sign-out. */
function useUnsentScans(): number {
  const [unsent, setUnsent] = useState(0);
  useEffect(() => {
    async function count() {
      const { listPairings } = await import("#app/scanner/pairings.client");
      const pairings = await listPairings();
      setUnsent(pairings.reduce((sum, pairing) => sum + pairing.unsent, 0));
    }
    void count().catch(() => undefined);
  }, []);
  return unsent;
}
