import { placeLabel } from "../event/place-label";
import type { ReactNode } from "react";
import { Form, useNavigation } from "react-router";
import { formatMoney } from "#domain/core/money";
import type { BookingView } from "#domain/sale/booking";
import { dateTimeWords } from "#domain/time/when-words";
import { cancelReasonText } from "#i18n/cancel-reason";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import type { FoundBooking } from "#worker/sale/booking";
import { Button, ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { isPaidLate, isPaymentOpen, isReleased } from "./payment-facts";
import { PendingPayment } from "./pending-payment";

/** State and next step of a booking without valid tickets, and refunds of duplicate payments. */
export function BookingStatus({
  found,
  now,
  cancelPath,
}: {
  found: FoundBooking;
  now: number;
  cancelPath: string;
}) {
  const { booking, event } = found;
  const again = <ButtonLink to={`/events/${event.slug}/seats`}>{m.checkout_choose_again()}</ButtonLink>;
  switch (booking.state) {
    case "confirmed":
      return (
        <>
          <Moved found={found} cancelPath={cancelPath} />
          <PartCancelled booking={booking} />
          <PaidTwice booking={booking} />
        </>
      );
    case "pending":
      return <PendingPayment booking={booking} payment={booking.payments.at(-1)} now={now} />;
    case "expired":
      return (
        <div aria-live="polite">
          <Expired booking={booking} action={again} />
        </div>
      );
    case "cancelled":
      return <Cancelled found={found} />;
    case "refunded":
      return isPaidLate(booking) ? (
        <Notice title={m.booking_late_title()} action={again}>
          {refundWords(booking)}
        </Notice>
      ) : (
        <Cancelled found={found} />
      );
  }
}

/** Says whether the whole event or only the booking is cancelled, and why. */
function Cancelled({ found: { booking, event } }: { found: FoundBooking }) {
  const { eventCancelled } = booking;
  if (!eventCancelled)
    return (
      <Notice title={booking.state === "refunded" ? m.booking_refunded_title() : m.booking_cancelled_title()}>
        {refundWords(booking)}
      </Notice>
    );
  return (
    <Notice title={m.booking_event_cancelled_title({ title: event.title })}>
      {eventCancelled.reason ? <p className="mb-1">{cancelReasonText(eventCancelled.reason)}</p> : null}
      {refundWords(booking)}
    </Notice>
  );
}

/** What changed since the booking, with the choice between tickets and refund while it is open. */
function Moved({ found, cancelPath }: { found: FoundBooking; cancelPath: string }) {
  const { booking, event, moveChoice } = found;
  const { movedFrom: was } = booking;
  const pending = useNavigation().formMethod === "POST";
  if (!was) return null;
  const place = {
    when: dateTimeWords(was.startsAt, { timeZone: was.timeZone, locale: intlLocale() }),
    venue: placeLabel(was.venue),
  };
  const title = m.booking_moved_title({ title: event.title });
  if (moveChoice?.answer !== "open")
    return (
      <div id="changed" className="mb-6 scroll-mt-4">
        <Notice title={title}>
          {moveChoice?.answer === "kept" ? m.booking_moved_kept(place) : m.booking_moved_text(place)}
        </Notice>
      </div>
    );
  const until = dateTimeWords(moveChoice.until, { timeZone: event.timeZone, locale: intlLocale() });
  const everything = new URLSearchParams(
    found.returns.map(({ lineNo }): [string, string] => ["ticket", String(lineNo)]),
  );
  return (
    <div id="changed" className="mb-6 scroll-mt-4">
      <Notice
        tone="warn"
        title={title}
        action={
          <>
            <Form method="post">
              <input type="hidden" name="intent" value="keep" />
              <Button variant="second" pending={pending}>
                {m.booking_moved_keep()}
              </Button>
            </Form>
            <ButtonLink
              to={`${cancelPath}${cancelPath.includes("?") ? "&" : "?"}${everything}`}
              variant="third"
            >
              {m.booking_moved_refund()}
            </ButtonLink>
          </>
        }
      >
        {m.booking_moved_choice({ ...place, until })}
      </Notice>
    </div>
  );
}

/** Some tickets of the booking are cancelled; the others are valid. */
function PartCancelled({ booking }: { booking: BookingView }) {
  const count = booking.lines.filter((line) => line.returned).length;
  if (count === 0) return null;
  return (
    <Notice title={m.booking_part_cancelled({ count })} className="mb-6">
      {booking.refunds.length > 0 ? refundWords(booking) : null}
    </Notice>
  );
}

function Expired({ booking, action }: { booking: BookingView; action: ReactNode }) {
  if (isPaidLate(booking))
    return (
      <Notice title={m.booking_late_title()} action={action}>
        {refundWords(booking)}
      </Notice>
    );
  if (booking.payments.some((payment) => isReleased(payment, booking.endedAt ?? 0)))
    return (
      <Notice title={m.booking_late_let_go_title()} action={action}>
        {m.booking_late_let_go_text()}
      </Notice>
    );
  return (
    <Notice title={m.booking_expired_title()} action={action}>
      {isPaymentOpen(booking) ? m.booking_expired_waiting_text() : m.booking_expired_unpaid_text()}
    </Notice>
  );
}

/** The booking is confirmed; a duplicate payment is refunded. */
function PaidTwice({ booking }: { booking: BookingView }) {
  const back = booking.refunds.filter(({ reason }) => reason === "paid_twice");
  if (back.length === 0) return null;
  const amountMinor = back.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const amount = formatMoney({ amountMinor, currency: booking.totals.currency }, intlLocale());
  return (
    <Notice title={m.booking_twice_title({ amount })} className="mb-6">
      {refundWords(booking)}
    </Notice>
  );
}

function refundWords(booking: BookingView): string {
  if (booking.refunds.length === 0) return m.booking_nothing_to_refund();
  if (booking.refunds.some((refund) => refund.state === "failed")) return m.booking_refund_stuck();
  return booking.refunds.every((refund) => refund.state === "done")
    ? m.booking_refund_done()
    : m.booking_refund_under_way();
}
