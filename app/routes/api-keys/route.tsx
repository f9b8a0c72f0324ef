import { data, redirect } from "react-router";
import { readApiScopes } from "#domain/people/api-scope";
import { ConsolePage } from "#app/ui/console-page";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { Notice } from "#app/ui/notice";
import { requireMember } from "#app/guards";
import { readForm } from "#app/read-form";
import { m } from "#i18n/paraglide/messages";
import { servicesContext } from "#worker/router-context";
import { KeyForm } from "./key-form";
import { KeyNotice } from "./key-notice";
import { KeyTable } from "./key-table";
import { readKeyForm } from "./read-key-form";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization, ["owner"]);
  const keys = await context.get(servicesContext).auth.listApiKeys(membership.organizationId);
  return {
    keys,
    now: Date.now(),
    name: membership.organizationName,
    mayChange: !membership.isReadOnly,
    result: readResult(new URL(request.url).searchParams, ["revoked"]),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization, ["owner"]);
  const { auth } = context.get(servicesContext);
  const form = await readForm(request);
  if (form.get("intent") === "revoke") {
    await auth.revokeApiKey(membership.organizationId, String(form.get("key") ?? ""));
    return redirect(withResult(`/organizations/${params.organization}/api-keys`, "revoked"));
  }
  const { name, scopes, expiresAt } = readKeyForm(form, Date.now());
  const values = { name, scopes };
  if (name === "") return data({ problem: "name" as const, values }, { status: 400 });
  if (scopes.length === 0) return data({ problem: "scopes" as const, values }, { status: 400 });
  const made = await auth.createApiKey(membership.organizationId, {
    name,
    scopes: readApiScopes(scopes),
    expiresAt,
  });
  if (!made.ok) return data({ problem: "too_many" as const, values }, { status: 409 });
  return data({ made: { key: made.value.key, id: made.value.view.id } });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.api_keys_title()} · ${m.common_brand()}` }];

export default function ApiKeys({
  loaderData: { keys, now, name, mayChange, result },
  actionData,
}: Route.ComponentProps) {
  const made = actionData && "made" in actionData ? actionData.made : null;
  const refused = actionData && "problem" in actionData ? actionData : null;
  return (
    <ConsolePage title={m.api_keys_title()} second={name}>
      <p className="type-body measure mb-8 text-ink-2">
        {m.api_keys_intro()}{" "}
        <a href="/api/docs" className="word">
          {m.api_keys_docs()}
        </a>
      </p>
      {made ? <KeyNotice value={made.key} /> : null}
      {actionData ? null : <FlashNotice result={result} texts={{ revoked: m.api_keys_done_revoked }} />}
      {keys.length === 0 ? (
        <Notice title={m.api_keys_empty_title()}>{m.api_keys_empty_text()}</Notice>
      ) : (
        <KeyTable keys={keys} now={now} mayChange={mayChange} />
      )}
      {mayChange ? (
        <KeyForm
          // Emptied after a key was made.
          key={made?.id ?? "new"}
          values={refused?.values ?? { name: "", scopes: [] }}
          problem={refused?.problem ?? null}
        />
      ) : null}
    </ConsolePage>
  );
}
