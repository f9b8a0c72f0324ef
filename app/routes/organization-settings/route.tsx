import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, data, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { Button, ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Checkbox, Field, TextInput } from "#app/ui/field";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { requireMember } from "#app/guards";
import { oneOf } from "#app/one-of";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const settings = await context.get(servicesContext).auth.getSettings(membership.organizationId);
  return {
    settings,
    mayChange: membership.role === "owner",
    done: oneOf(new URL(request.url).searchParams.get("done"), ["new", "saved"]),
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
  throw redirect(`/organizations/${params.organization}/settings?done=saved`);
}

const schema = () =>
  z.object({
    name: z
      .string({ error: m.organization_name_missing() })
      .trim()
      .min(2, m.organization_name_missing())
      .max(80),
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
  loaderData: { settings, mayChange, done },
  actionData,
}: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({
    lastResult: actionData,
    defaultValue: {
      name: settings.name,
      contactEmail: settings.contactEmail ?? "",
      taxName: settings.taxName,
      taxRate: String(settings.taxRateBasisPoints / 100),
      taxNumber: settings.taxNumber ?? "",
    },
    defaultNoValidate: false,
  });
  return (
    <ConsolePage title={m.settings_title()}>
      {done ? (
        <Notice
          className="mb-8"
          title={done === "new" ? m.settings_done_new() : m.settings_done_saved()}
          action={
            done === "new" ? (
              <ButtonLink to="../venues" relative="path" variant="word">
                {m.venues_new()}
              </ButtonLink>
            ) : null
          }
        />
      ) : null}
      {mayChange ? null : <Notice className="mb-8" title={m.settings_owner_only()} />}
      <Form method="post" {...getFormProps(form)} className="max-w-[34rem]">
        <fieldset disabled={!mayChange}>
          <SectionHeading>{m.settings_organization()}</SectionHeading>
          <div className="mt-4 flex flex-col gap-4">
            <Field label={m.organization_name()} field={fields.name}>
              <TextInput required minLength={2} maxLength={80} />
            </Field>
            <Field label={m.settings_contact()} hint={m.settings_contact_hint()} field={fields.contactEmail}>
              <TextInput type="email" inputMode="email" />
            </Field>
          </div>
          <div className="mt-10">
            <SectionHeading>{m.settings_tax()}</SectionHeading>
          </div>
          <div className="mt-4 grid gap-4 sm:grid-cols-2">
            <Field label={m.settings_tax_name()} field={fields.taxName}>
              <TextInput required maxLength={20} />
            </Field>
            <Field label={m.settings_tax_rate()} field={fields.taxRate}>
              <TextInput
                type="number"
                inputMode="decimal"
                min={0}
                max={50}
                step="0.01"
                required
                className="tnum"
              />
            </Field>
          </div>
          <fieldset className="mt-4">
            <legend className="sr-only">{m.settings_tax_kind()}</legend>
            <Checkbox
              type="radio"
              name="taxKind"
              value="inside"
              defaultChecked={settings.taxInclusive}
              label={m.settings_tax_inside()}
              hint={m.settings_tax_inside_hint()}
            />
            <Checkbox
              type="radio"
              name="taxKind"
              value="added"
              defaultChecked={!settings.taxInclusive}
              label={m.settings_tax_added()}
              hint={m.settings_tax_added_hint()}
            />
          </fieldset>
          <Field
            label={m.settings_tax_number()}
            hint={m.settings_tax_number_hint()}
            field={fields.taxNumber}
            className="mt-4"
          >
            <TextInput maxLength={40} autoCapitalize="characters" spellCheck={false} />
          </Field>
          {mayChange ? (
            <Button size="console" className="mt-8" pending={pending}>
              {m.settings_save()}
            </Button>
          ) : null}
        </fieldset>
      </Form>
    </ConsolePage>
  );
}
