import { Form, useNavigation } from "react-router";
import type { BookingView } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import { Button } from "../../ui/button";
import { SectionHeading } from "../../ui/section-heading";

/** A disclosure, so that the confirmation step works without scripts. */
export function CancelForm({ booking }: { booking: BookingView }) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <section className="mt-10 print:hidden">
      <SectionHeading size="text">{m.booking_cancel_heading()}</SectionHeading>
      <details>
        <summary className="word type-button inline-flex min-h-9 items-center">
          {m.booking_cancel_open()}
        </summary>
        <Form method="post" className="mt-2">
          <input type="hidden" name="intent" value="cancel" />
          <p className="type-body measure mb-3 text-ink-2">
            {m.booking_cancel_consequence({ count: booking.lines.length })}
          </p>
          <Button variant="second" pending={pending}>
            {m.booking_cancel_button({ count: booking.lines.length })}
          </Button>
        </Form>
      </details>
    </section>
  );
}
