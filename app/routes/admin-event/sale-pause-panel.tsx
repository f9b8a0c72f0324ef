import { Form, useNavigation } from "react-router";
import type { SalePause } from "#domain/sale/sale-pause";
import { ConfirmButton } from "#app/ui/dialog";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { Notice } from "#app/ui/notice";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** Stops or resumes the sale of a live event. */
export function SalePausePanel({ pause, timeZone }: { pause: SalePause | null; timeZone: string }) {
  const pending = useNavigation().state !== "idle";
  if (pause)
    return (
      <Notice
        tone="warn"
        title={m.admin_pause_is()}
        className="mb-6"
        action={
          <Form method="post">
            <Button variant="word" name="intent" value="resume" pending={pending}>
              {m.admin_pause_resume()}
            </Button>
          </Form>
        }
      >
        <When at={pause.at} timeZone={timeZone} style="datetime" clock24 />. {pause.reason}
      </Notice>
    );
  return (
    <details className="mb-6">
      <summary className="word type-second inline-block min-h-6">{m.admin_pause_open()}</summary>
      <Form method="post" className="mt-3 flex max-w-170 flex-wrap items-start gap-4">
        <input type="hidden" name="intent" value="pause" />
        <Field label={m.admin_pause_reason()} hint={m.admin_pause_reason_hint()} className="min-w-64 grow">
          <TextInput name="reason" required maxLength={300} autoComplete="off" />
        </Field>
        <ConfirmButton
          title={m.admin_pause_title()}
          consequence={m.admin_pause_detail()}
          confirm={m.admin_pause()}
          pending={pending}
        >
          {m.admin_pause()}
        </ConfirmButton>
      </Form>
    </details>
  );
}
