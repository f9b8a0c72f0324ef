import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, data, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { AccountPage } from "#app/ui/account-page";
import { Button, ButtonLink } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { withResult } from "#app/ui/flash";
import { organizationNameSchema } from "#app/parts/people/account-schema";
import { servicesContext } from "#worker/router-context";
import { requirePerson } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

export function loader({ context, request }: Route.LoaderArgs) {
  requirePerson(context, request);
  return null;
}

export async function action({ context, request }: Route.ActionArgs) {
  requirePerson(context, request);
  const submission = parseWithZod(await readForm(request), { schema: schema() });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { slug } = await context.get(servicesContext).auth.createOrganization(submission.value.name);
  throw redirect(withResult(`/organizations/${slug}/settings`, "new"));
}

const schema = () =>
  z.object({
    name: organizationNameSchema(),
  });

export const meta: Route.MetaFunction = () => [
  { title: `${m.organization_new_title()} · ${m.common_brand()}` },
];

export default function OrganizationNew({ actionData }: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({ lastResult: actionData, defaultNoValidate: false });
  return (
    <AccountPage title={m.organization_new_title()} lead={m.organization_new_lead()}>
      <Form method="post" {...getFormProps(form)}>
        <Field label={m.organization_name()} hint={m.organization_name_hint()} field={fields.name}>
          <TextInput autoComplete="organization" required minLength={2} maxLength={80} />
        </Field>
        <Button wide pending={pending} className="mt-6">
          {m.organization_new_button()}
        </Button>
        <p className="mt-8 border-t border-line pt-5">
          <ButtonLink variant="word" to="/profile">
            {m.people_back()}
          </ButtonLink>
        </p>
      </Form>
    </AccountPage>
  );
}
