import type { ReactNode } from "react";
import { formatMoney } from "#domain/core/money";
import type { BookingView } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import type { FoundBooking } from "#worker/sale/booking";
import { ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { isPaidLate, isPaymentOpen, isReleased } from "./payment-facts";
import { PendingPayment } from "./pending-payment";

/** State and next step of a booking without valid tickets, and refunds of duplicate payments. */
export function BookingStatus({ found, now }: { found: FoundBooking; now: number }) {
  const { booking, event } = found;
  const again = <ButtonLink to={`/events/${event.slug}/seats`}>{m.checkout_choose_again()}</ButtonLink>;
  switch (booking.state) {
    case "confirmed":
      return <PaidTwice booking={booking} />;
    case "pending":
      return <PendingPayment booking={booking} payment={booking.payments.at(-1)} now={now} />;
    case "expired":
      return (
        <div aria-live="polite">
          <Expired booking={booking} action={again} />
        </div>
      );
    case "cancelled":
      return <Notice title={m.booking_cancelled_title()}>{refundWords(booking)}</Notice>;
    case "refunded":
      return isPaidLate(booking) ? (
        <Notice title={m.booking_late_title()} action={again}>
          {refundWords(booking)}
        </Notice>
      ) : (
        <Notice title={m.booking_refunded_title()}>{refundWords(booking)}</Notice>
      );
  }
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
