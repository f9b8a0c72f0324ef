import { Form, useNavigation } from "react-router";
import type { BookingView, PaymentView } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { HoldClock } from "./hold-clock";

/** Waiting for the provider, or the way to pay again. Without scripts the buyer reloads by a link. */
export function PendingPayment({
  booking,
  payment,
  now,
}: {
  booking: BookingView;
  payment: PaymentView | undefined;
  now: number;
}) {
  const settling = payment?.state === "authorised" || payment?.state === "captured";
  const failed = payment?.state === "failed" || payment?.state === "voided";
  const pending = useNavigation().formMethod === "POST";
  return (
    <section className="border-b border-line pb-6">
      {booking.payBy !== null && !settling ? (
        <div className="mb-5">
          <HoldClock
            expiresAt={booking.payBy}
            now={now}
            ofMs={booking.payBy - booking.placedAt}
            label={m.booking_clock_label()}
          />
        </div>
      ) : null}
      <div aria-live="polite">
        {failed ? (
          <Notice tone="warn" title={m.booking_failed_title()}>
            {m.booking_failed_text()}
          </Notice>
        ) : (
          <Notice title={settling ? m.booking_settling_title() : m.booking_waiting_title()}>
            {settling ? m.booking_settling_text() : m.booking_waiting_text()}
          </Notice>
        )}
      </div>
      {settling ? null : (
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="pay" />
          <Button variant={failed || !payment ? "primary" : "second"} pending={pending}>
            {failed ? m.booking_pay_again() : m.booking_go_to_payment()}
          </Button>
        </Form>
      )}
      <noscript>
        <p className="type-second mt-4 text-ink-2">
          <a className="word" href="?">
            {m.booking_look_again()}
          </a>
        </p>
      </noscript>
    </section>
  );
}
