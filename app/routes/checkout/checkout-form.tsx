import { getFormProps, useForm } from "@conform-to/react";
import { useState } from "react";
import { Form } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { HoldClock } from "#app/parts/booking/hold-clock";
import { Field, TextInput } from "#app/ui/field";
import { AttendeeNames } from "./attendee-names";
import type { CheckoutChoice, CheckoutEvent, CheckoutReply } from "./checkout-data";
import { CheckoutPart } from "./checkout-part";
import { NothingHeld } from "./nothing-held";
import { OrderSummary } from "./order-summary";
import { PayBar } from "./pay-bar";

export function CheckoutForm({
  event,
  choice,
  reply,
}: {
  event: CheckoutEvent;
  choice: CheckoutChoice;
  reply: CheckoutReply;
}) {
  const { hold, totals, places, buyer } = choice;
  // Stable while this hold is shown: a second submit is the same checkout.
  const [idempotencyKey] = useState(choice.idempotencyKey);
  const [expired, setExpired] = useState(false);
  const [form, fields] = useForm({
    lastResult: reply,
    defaultValue: { buyerName: buyer.name, buyerEmail: buyer.email, attendee: places.map(() => "") },
    defaultNoValidate: false,
  });
  const names = fields.attendee.getFieldList().map((field) => field.initialValue as string | undefined);
  if (expired) return <NothingHeld slug={event.slug} expired />;
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="max-w-[35rem] lg:grid lg:max-w-none lg:grid-cols-[minmax(0,35rem)_minmax(0,27rem)] lg:gap-x-20"
    >
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="holdId" value={hold.holdId} />
      <div className="lg:col-start-1 lg:pt-4">
        <HoldClock expiresAt={hold.expiresAt} now={choice.now} onExpire={() => setExpired(true)} />
      </div>
      <CheckoutPart number={1} title={m.checkout_who()} first className="lg:col-start-1">
        <div className="grid gap-3">
          <Field label={m.checkout_name()} field={fields.buyerName}>
            <TextInput autoComplete="name" required maxLength={80} />
          </Field>
          <Field label={m.checkout_email()} hint={m.checkout_email_hint()} field={fields.buyerEmail}>
            <TextInput type="email" autoComplete="email" inputMode="email" required maxLength={200} />
          </Field>
          {places.length > 1 ? <AttendeeNames places={places} names={names} /> : null}
        </div>
      </CheckoutPart>
      <CheckoutPart
        number={2}
        title={m.checkout_review()}
        className="lg:col-start-2 lg:row-span-4 lg:row-start-1 lg:mt-5"
      >
        <OrderSummary event={event} choice={choice} />
      </CheckoutPart>
      <CheckoutPart
        number={3}
        title={totals.totalMinor > 0 ? m.checkout_pay() : m.checkout_confirm()}
        className="lg:col-start-1"
      >
        <p className="type-body text-ink-2">
          {totals.totalMinor > 0 ? m.checkout_pay_text() : m.checkout_confirm_text()}
        </p>
        {totals.totalMinor > 0 ? <p className="type-body mt-2">{choice.refundWords}</p> : null}
      </CheckoutPart>
      <PayBar totals={totals} />
    </Form>
  );
}
