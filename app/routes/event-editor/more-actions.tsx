import { CANCEL_CAUSES, LONGEST_CANCEL_WORDS } from "#domain/sale/event-cancellation";
import { formatMoney } from "#domain/core/money";
import type { Consequences } from "#worker/catalogue/cancellation-service";
import type { EventView } from "#worker/catalogue/event-service";
import { Button } from "#app/ui/button";
import { ConfirmButton } from "#app/ui/dialog";
import { Field, Select, TextInput } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { cancelCauseLabel } from "#i18n/cancel-reason";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { ChangeForm } from "#app/ui/change-form";

/** Duplicate, delete, cancel. Delete and cancel need a confirmation, which shows the refunds. */
export function MoreActions({
  event,
  consequences,
  copyId,
  organization,
  pending,
  entered,
}: {
  event: EventView;
  consequences: Consequences;
  copyId: string;
  organization: string;
  pending: boolean;
  /** The cancellation as entered before a sign-in. */
  entered: { readonly cause: string; readonly reason: string };
}) {
  const count = consequences.bookings;
  const amount = formatMoney(
    { amountMinor: consequences.refundsMinor, currency: consequences.currency },
    intlLocale(),
  );
  return (
    <section aria-labelledby="more" className="flex flex-col gap-4">
      <SectionHeading id="more" size="text">
        {m.editor_more()}
      </SectionHeading>
      <ChangeForm action={`/organizations/${organization}?index`}>
        <input type="hidden" name="eventId" value={copyId} />
        <Button name="copyOf" value={event.id} variant="third" size="console" pending={pending}>
          {m.editor_duplicate()}
        </Button>
      </ChangeForm>
      {!event.everApproved && (event.state === "draft" || event.state === "in_review") ? (
        <ChangeForm>
          <ConfirmButton
            name="intent"
            value="delete"
            variant="third"
            title={m.editor_delete_title()}
            consequence={m.editor_delete_text()}
            confirm={m.editor_delete_confirm()}
          >
            {m.editor_delete()}
          </ConfirmButton>
        </ChangeForm>
      ) : null}
      {event.state === "published" ? (
        <ChangeForm className="flex flex-col items-start gap-3">
          <Field label={m.editor_cancel_cause()} className="w-full">
            <Select name="cause" required defaultValue={entered.cause}>
              <option value="" disabled>
                {m.editor_cancel_cause_choose()}
              </option>
              {CANCEL_CAUSES.map((cause) => (
                <option key={cause} value={cause}>
                  {cancelCauseLabel(cause)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={m.editor_cancel_reason()} hint={m.editor_cancel_reason_hint()} className="w-full">
            <TextInput name="reason" maxLength={LONGEST_CANCEL_WORDS} defaultValue={entered.reason} />
          </Field>
          <ConfirmButton
            name="intent"
            value="cancel"
            variant="second"
            title={m.editor_cancel_title()}
            consequence={count > 0 ? m.editor_cancel_text({ count, amount }) : m.editor_cancel_text_none()}
            confirm={count > 0 ? m.editor_cancel_confirm({ count }) : m.editor_cancel_confirm_none()}
            keep={m.editor_cancel_keep()}
          >
            {m.editor_cancel()}
          </ConfirmButton>
          <p className="type-second text-ink-2">
            {count > 0 ? m.editor_cancel_text({ count, amount }) : m.editor_cancel_text_none()}
          </p>
        </ChangeForm>
      ) : null}
    </section>
  );
}
