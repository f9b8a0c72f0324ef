import type { BookingView, PaymentState, RefundState } from "#domain/sale/booking";
import { providerName } from "#app/parts/booking/booking-labels";
import { Money } from "#app/ui/money";
import { m } from "#i18n/paraglide/messages";

const paymentLabels: Record<PaymentState, () => string> = {
  created: m.sales_pay_created,
  authorised: m.sales_pay_authorised,
  captured: m.sales_pay_captured,
  failed: m.sales_pay_failed,
  voided: m.sales_pay_voided,
};
const refundLabels: Record<RefundState, () => string> = {
  due: m.sales_refund_due,
  requested: m.sales_refund_requested,
  done: m.sales_refund_done,
  failed: m.sales_refund_failed,
};

/** Payments and refunds of a booking, with their states. */
export function BookingPayments({ booking: { payments, refunds, totals } }: { booking: BookingView }) {
  if (payments.length + refunds.length === 0) return null;
  return (
    <ul aria-label={m.sales_detail_payments()}>
      {payments.map((payment) => (
        <li key={payment.id} className="flex justify-between gap-3 border-b border-line py-1.5">
          {m.sales_detail_payment({
            provider: providerName(payment.provider),
            state: paymentLabels[payment.state](),
          })}
          <Money amountMinor={payment.amountMinor} currency={payment.currency} />
        </li>
      ))}
      {refunds.map((refund) => (
        <li key={refund.id} className="flex justify-between gap-3 border-b border-line py-1.5">
          <span>
            {m.sales_detail_refund({ state: refundLabels[refund.state]() })}
            {refund.words ? (
              <span className="block text-ink-2">
                {m.sales_detail_refund_reason({ words: refund.words })}
              </span>
            ) : null}
          </span>
          <span>
            −<Money amountMinor={refund.amountMinor} currency={totals.currency} />
          </span>
        </li>
      ))}
    </ul>
  );
}
