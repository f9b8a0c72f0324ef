import { Form, useNavigation } from "react-router";
import { SALE_MAIL_CHOICES, type SaleMailChoice } from "#domain/sale/sale-digest";
import { withResult } from "#app/ui/flash";
import { Button } from "#app/ui/button";
import { Checkbox } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";

/** The reader's own choice, for all their organizations; sent to `/notifications`. */
export function SaleMailsForm({ choice, back }: { choice: SaleMailChoice; back: string }) {
  const pending = useNavigation().formData?.get("intent") === "sale-mails";
  return (
    <Form method="post" action="/notifications" id="sale-mails" className="mt-14 max-w-[34rem]">
      <SectionHeading>{m.settings_sale_mails()}</SectionHeading>
      <input type="hidden" name="href" value={withResult(back, "sale-mails")} />
      <fieldset className="mt-4">
        <legend className="type-second mb-2 text-ink-2">{m.settings_sale_mails_hint()}</legend>
        {SALE_MAIL_CHOICES.map((each) => (
          <Checkbox
            key={each}
            type="radio"
            name="choice"
            value={each}
            defaultChecked={each === choice}
            label={words[each]()}
          />
        ))}
      </fieldset>
      <Button
        size="console"
        variant="third"
        name="intent"
        value="sale-mails"
        className="mt-4"
        pending={pending}
      >
        {m.settings_sale_mails_save()}
      </Button>
    </Form>
  );
}

const words = {
  hour: m.settings_sale_mails_hour,
  day: m.settings_sale_mails_day,
  none: m.settings_sale_mails_none,
} as const;
