import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "react-router";
import { z } from "zod";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { useFormKey } from "#app/ui/form-key";
import { Notice } from "#app/ui/notice";
import { organizationNameSchema } from "#app/parts/people/account-schema";
import { publicUrlContext, servicesContext } from "#worker/router-context";
import { requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { SaleMailsForm } from "./sale-mails-form";
import { ShareSection } from "./share-section";
import { SettingsForm } from "./settings-form";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { auth } = context.get(servicesContext);
  const [settings, saleMails] = await Promise.all([
    auth.getSettings(membership.organizationId),
    auth.getSaleMails(),
  ]);
  return {
    settings,
    saleMails,
    page: `/organizations/${membership.organizationSlug}/settings`,
    slug: membership.organizationSlug,
    origin: context.get(publicUrlContext),
    mayChange: membership.role === "owner",
    isMember: membership.isReadOnly !== true,
    result: readResult(new URL(request.url).searchParams, ["new", "saved", "sale-mails"]),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization, ["owner"]);
  const submission = parseWithZod(await readForm(request), { schema: schema() });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { taxRate, taxKind, taxNumber, contactEmail, ...rest } = submission.value;
  await context.get(servicesContext).auth.changeSettings(membership.organizationId, {
    ...rest,
    taxRateBasisPoints: Math.round(taxRate * 100),
    taxInclusive: taxKind === "inside",
    taxNumber: taxNumber ?? null,
    contactEmail: contactEmail ?? null,
  });
  throw redirect(withResult(`/organizations/${params.organization}/settings`, "saved"));
}

const schema = () =>
  z.object({
    name: organizationNameSchema(),
    contactEmail: z.email({ error: m.people_email_wrong() }).max(200).optional(),
    taxName: z.string({ error: m.settings_tax_name_missing() }).trim().min(1).max(20),
    taxRate: z
      .number({ error: m.settings_tax_rate_wrong() })
      .min(0, m.settings_tax_rate_wrong())
      .max(50, m.settings_tax_rate_wrong()),
    taxKind: z.enum(["inside", "added"]),
    taxNumber: z.string().trim().max(40).optional(),
  });

export const meta: Route.MetaFunction = () => [{ title: `${m.settings_title()} · ${m.common_brand()}` }];

export default function OrganizationSettings({
  loaderData: { settings, saleMails, page, slug, origin, mayChange, isMember, result },
  actionData,
}: Route.ComponentProps) {
  const formKey = useFormKey(actionData);
  return (
    <ConsolePage title={m.settings_title()}>
      <FlashNotice
        className="mb-8"
        result={actionData ? null : result}
        texts={resultTexts}
        action={
          result === "new" ? (
            <ButtonLink to="../venues" relative="path" variant="word">
              {m.venues_new()}
            </ButtonLink>
          ) : null
        }
      />
      {mayChange ? null : <Notice className="mb-8" title={m.settings_owner_only()} />}
      <SettingsForm key={formKey} settings={settings} mayChange={mayChange} lastResult={actionData} />
      {isMember ? <SaleMailsForm choice={saleMails} back={page} /> : null}
      <ShareSection slug={slug} origin={origin} />
    </ConsolePage>
  );
}

const resultTexts = {
  new: m.settings_done_new,
  saved: m.settings_done_saved,
  "sale-mails": m.settings_done_sale_mails,
} as const;
