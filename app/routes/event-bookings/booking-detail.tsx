import { X } from "lucide-react";
import type { BookingView } from "#domain/sale/booking";
import { bookingRefundsOf } from "#domain/sale/sale-count";
import { mostRefundable } from "#domain/sale/saga/amount-refund";
import { dateTimeWords } from "#domain/time/when-words";
import { ButtonLink } from "#app/ui/button";
import { Icon } from "#app/ui/icon";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { BookingAmounts } from "./booking-amounts";
import { BookingPayments } from "./booking-payments";
import { CancelBookingForm } from "./cancel-booking-form";
import { SalesStateBadge } from "./sales-state";
import { RefusalNotice } from "#app/ui/refusal-notice";

/** The current state of one booking in its event's object, with its cancellation. */
export function BookingDetail({
  booking,
  timeZone,
  closeTo,
  refundTo,
  reason,
  refused,
}: {
  booking: BookingView;
  timeZone: string;
  closeTo: string;
  refundTo: string;
  /** The reason as entered before a sign-in. */
  reason: string;
  refused: string | null;
}) {
  const { totals, tickets } = booking;
  const valid = tickets.filter(({ state }) => state === "valid");
  const inside = tickets.filter(({ checkedInAt }) => checkedInAt !== null).length;
  return (
    <section aria-labelledby="booking" className="mb-8 border-t-2 border-b border-ink pt-4 pb-5">
      <div className="mb-4 flex items-start justify-between gap-4">
        <div>
          <h2 id="booking" className="type-small">
            {m.sales_detail_heading({ reference: booking.reference })}
          </h2>
          <div className="type-second mt-1">
            <SalesStateBadge
              state={booking.state}
              free={totals.totalMinor === 0}
              partRefunded={bookingRefundsOf(booking) > 0}
            />
          </div>
        </div>
        <ButtonLink to={closeTo} variant="word" preventScrollReset aria-label={m.sales_detail_close()}>
          <Icon of={X} />
        </ButtonLink>
      </div>
      {refused ? (
        <RefusalNotice
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
        <BookingAmounts booking={booking} />
        <div>
          <BookingPayments booking={booking} />
          {booking.state === "pending" ? <CancelBookingForm booking={booking} reason={reason} /> : null}
          {booking.confirmedAt !== null && mostRefundable(booking) + valid.length > 0 ? (
            <ButtonLink to={refundTo} variant="second" size="console" className="mt-4">
              {m.refund_desk_open()}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </section>
  );
}
