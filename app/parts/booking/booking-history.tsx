import type { BookingState, BookingView } from "#domain/sale/booking";
import { formatMoney } from "#domain/core/money";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { bookingStateLabel, paymentStateLabel, providerName, refundStateLabel } from "./booking-labels";
import { SectionHeading } from "../../ui/section-heading";
import { When } from "../../ui/when";

/** Payments, refunds and state changes in order of time. */
export function BookingHistory({ booking, timeZone }: { booking: BookingView; timeZone: string }) {
  const money = (amountMinor: number, currency: string) =>
    formatMoney({ amountMinor, currency }, intlLocale());
  const facts = [
    { at: booking.placedAt, words: m.booking_placed() },
    ...booking.payments.map((payment) => ({
      at: Math.max(payment.at, booking.placedAt),
      words: m.booking_payment_fact({
        amount: money(payment.amountMinor, payment.currency),
        provider: providerName(payment.provider),
        state: paymentStateLabel(payment.state),
      }),
    })),
    ...(booking.confirmedAt === null
      ? []
      : [{ at: booking.confirmedAt, words: bookingStateLabel("confirmed") }]),
    ...(booking.endedAt === null ? [] : [{ at: booking.endedAt, words: bookingStateLabel(endOf(booking)) }]),
    ...returnsOf(booking),
    ...booking.refunds.map((refund) => {
      const fact = m.booking_refund_fact({
        amount: money(refund.amountMinor, booking.totals.currency),
        state: refundStateLabel(refund.state),
      });
      return {
        at: refund.at,
        words: refund.words ? `${fact}. ${m.cancel_reason({ reason: refund.words })}` : fact,
      };
    }),
  ].sort((a, b) => a.at - b.at);
  return (
    <section className="mt-10">
      <SectionHeading>{m.booking_history_heading()}</SectionHeading>
      <ol className="-mt-3">
        {facts.map((fact) => (
          <li
            key={`${fact.at} ${fact.words}`}
            className="type-second flex flex-wrap justify-between gap-x-6 border-b border-line py-2.5"
          >
            <span>{fact.words}</span>
            <span className="text-ink-2">
              <When at={fact.at} timeZone={timeZone} style="datetime" />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Single tickets that were cancelled, together where it happened at once; a booking's end is listed by itself. */
function returnsOf({ lines, endedAt }: BookingView) {
  const times = lines.flatMap(({ returned }) => (returned && returned.at !== endedAt ? [returned.at] : []));
  return [...new Set(times)].map((at) => ({
    at,
    words: m.booking_tickets_cancelled_fact({ count: times.filter((each) => each === at).length }),
  }));
}

/** The final state, listed before its refunds. */
function endOf({ state, refunds }: BookingView): BookingState {
  if (state !== "refunded") return state;
  if (refunds.some(({ reason }) => reason === "late_payment")) return "expired";
  return refunds.every(({ reason }) => reason === "by_provider") ? "refunded" : "cancelled";
}
