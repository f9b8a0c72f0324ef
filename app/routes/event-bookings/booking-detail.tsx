import { X } from "lucide-react";
import { Form } from "react-router";
import type { BookingView, PaymentState, RefundState } from "#domain/sale/booking";
import { formatMoney } from "#domain/core/money";
import { dateTimeWords } from "#domain/time/when-words";
import { providerName } from "#app/parts/booking/booking-words";
import { ButtonLink } from "#app/ui/button";
import { ConfirmButton } from "#app/ui/dialog";
import { Field, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import { Notice } from "#app/ui/notice";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { BookingStateMark } from "./booking-state";

const payments: Record<PaymentState, () => string> = {
  created: m.sales_pay_created,
  authorised: m.sales_pay_authorised,
  captured: m.sales_pay_captured,
  failed: m.sales_pay_failed,
  voided: m.sales_pay_voided,
};
const refunds: Record<RefundState, () => string> = {
  due: m.sales_refund_due,
  requested: m.sales_refund_requested,
  done: m.sales_refund_done,
  failed: m.sales_refund_failed,
};

/** One booking as the event's object knows it now; cancelled from here, with the consequence said first. */
export function BookingDetail({
  booking,
  timeZone,
  closeTo,
  refused,
}: {
  booking: BookingView;
  timeZone: string;
  closeTo: string;
  refused: string | null;
}) {
  const { totals, lines, tickets } = booking;
  const money = (amountMinor: number) =>
    formatMoney({ amountMinor, currency: totals.currency }, intlLocale());
  const tax = { name: totals.taxName, rate: totals.taxRateBasisPoints / 100 };
  const valid = tickets.filter(({ state }) => state === "valid");
  const inside = tickets.filter(({ checkedInAt }) => checkedInAt !== null).length;
  const open = booking.state === "confirmed" || booking.state === "pending";
  return (
    <section aria-labelledby="booking" className="mb-8 border-t-2 border-b border-ink pt-4 pb-5">
      <div className="mb-4 flex items-start justify-between gap-4">
        <div>
          <h2 id="booking" className="type-small">
            {m.sales_detail_heading({ reference: booking.reference })}
          </h2>
          <div className="type-second mt-1">
            <BookingStateMark state={booking.state} free={totals.totalMinor === 0} />
          </div>
        </div>
        <ButtonLink to={closeTo} variant="word" preventScrollReset aria-label={m.sales_detail_close()}>
          <Icon of={X} />
        </ButtonLink>
      </div>
      {refused ? (
        <Notice
          tone="stop"
          className="mb-4"
          title={
            refused === "already_scanned" ? m.sales_cancel_refused_scanned() : m.sales_cancel_refused_closed()
          }
        />
      ) : null}
      <div className="type-second grid gap-x-10 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
        <div>
          <p className="font-semibold">{booking.buyerName}</p>
          <p>
            <a href={`mailto:${booking.buyerEmail}`} className="word">
              {booking.buyerEmail}
            </a>
          </p>
          <p className="mt-2 text-ink-2">
            {m.sales_detail_placed()}:{" "}
            {dateTimeWords(booking.placedAt, { timeZone, locale: intlLocale() }, { clock24: true })}
          </p>
          {tickets.length > 0 ? (
            <p className="text-ink-2">{m.sales_detail_tickets({ count: valid.length, inside })}</p>
          ) : null}
        </div>
        <table className="w-full border-collapse">
          <caption className="sr-only">{m.sales_detail_lines()}</caption>
          <tbody>
            {lines.map((line) => (
              <tr key={line.lineNo} className="border-b border-line">
                <td className="py-1.5 pr-3">
                  {line.row && line.seat ? `${line.row} ${line.seat}` : line.ticketTypeName}
                  <span className="text-ink-2"> {line.attendeeName}</span>
                </td>
                <td className="py-1.5 text-right">
                  <Money amountMinor={line.priceMinor} currency={totals.currency} />
                </td>
              </tr>
            ))}
            <tr className="text-ink-2">
              <td className="py-1.5">
                {totals.taxInclusive ? m.sales_detail_tax_included(tax) : m.sales_detail_tax(tax)}
              </td>
              <td className="py-1.5 text-right">
                <Money amountMinor={totals.taxMinor} currency={totals.currency} exact />
              </td>
            </tr>
            <tr className="border-t border-ink font-semibold">
              <td className="py-1.5">{m.sales_detail_total()}</td>
              <td className="py-1.5 text-right">
                <Money amountMinor={totals.totalMinor} currency={totals.currency} />
              </td>
            </tr>
          </tbody>
        </table>
        <div>
          {booking.payments.length + booking.refunds.length > 0 ? (
            <ul aria-label={m.sales_detail_payments()}>
              {booking.payments.map((payment) => (
                <li key={payment.id} className="flex justify-between gap-3 border-b border-line py-1.5">
                  {m.sales_detail_payment({
                    provider: providerName(payment.provider),
                    state: payments[payment.state](),
                  })}
                  <Money amountMinor={payment.amountMinor} currency={payment.currency} />
                </li>
              ))}
              {booking.refunds.map((refund) => (
                <li key={refund.id} className="flex justify-between gap-3 border-b border-line py-1.5">
                  {m.sales_detail_refund({ state: refunds[refund.state]() })}
                  <span>
                    −<Money amountMinor={refund.amountMinor} currency={totals.currency} />
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
          {open ? (
            <Form method="post" className="mt-4 flex flex-col items-start gap-3">
              <input type="hidden" name="bookingId" value={booking.id} />
              <Field label={m.sales_cancel_reason()} className="w-full">
                <TextInput name="reason" required maxLength={300} />
              </Field>
              <ConfirmButton
                variant="second"
                title={m.sales_cancel_title({ reference: booking.reference })}
                consequence={m.sales_cancel_text({
                  count: lines.length,
                  amount: money(totals.totalMinor),
                  buyer: booking.buyerName,
                })}
                confirm={m.sales_cancel_confirm({ amount: money(totals.totalMinor) })}
              >
                {m.sales_cancel()}
              </ConfirmButton>
            </Form>
          ) : null}
        </div>
      </div>
    </section>
  );
}
