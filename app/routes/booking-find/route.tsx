import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, data, useNavigation } from "react-router";
import { z } from "zod";
import { AccountPage } from "#app/ui/account-page";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { TOO_MANY } from "#domain/core/rate-limit";
import type { Route } from "./+types/route";
import { RefusalNotice } from "#app/ui/refusal-notice";

export function loader({ context }: Route.LoaderArgs) {
  anyone(context);
  return null;
}

/** The response is the same for known and unknown addresses (no account enumeration). */
export async function action({ context, request }: Route.ActionArgs) {
  anyone(context);
  const submission = parseWithZod(await readForm(request), { schema: schema() });
  if (submission.status !== "success")
    return data({ reply: submission.reply(), sentTo: null, slow: false }, { status: 400 });
  const { email } = submission.value;
  const sent = await context.get(servicesContext).booking.sendLink(email);
  if (!sent.ok) return data({ reply: submission.reply(), sentTo: null, slow: true }, TOO_MANY);
  return { reply: submission.reply(), sentTo: email, slow: false };
}

const schema = () =>
  z.object({
    email: z
      .string({ error: m.booking_find_email_missing() })
      .trim()
      .toLowerCase()
      .pipe(z.email(m.checkout_email_wrong()).max(200)),
  });

export const meta: Route.MetaFunction = () => [{ title: `${m.booking_find_title()} · ${m.common_brand()}` }];

export default function Page({ actionData }: Route.ComponentProps) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({ lastResult: actionData?.reply, defaultNoValidate: false });
  return (
    <AccountPage title={m.booking_find_title()} lead={m.booking_find_lead()}>
      {actionData?.sentTo ? (
        <Notice tone="plain" title={m.booking_find_sent_title()} className="mb-6">
          <span role="status">{m.booking_find_sent_text({ email: actionData.sentTo })}</span>
        </Notice>
      ) : null}
      {actionData?.slow ? (
        <RefusalNotice tone="warn" title={m.buying_slow_title()} className="mb-6">
          {m.buying_slow_text()}
        </RefusalNotice>
      ) : null}
      <Form method="post" {...getFormProps(form)}>
        <Field label={m.checkout_email()} field={fields.email}>
          <TextInput type="email" autoComplete="email" inputMode="email" required maxLength={200} />
        </Field>
        <Button wide className="mt-6" pending={pending}>
          {m.booking_find_button()}
        </Button>
      </Form>
    </AccountPage>
  );
}
