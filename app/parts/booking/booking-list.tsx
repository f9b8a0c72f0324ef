import { Link } from "react-router";
import { m } from "#i18n/paraglide/messages";
import type { BookingSummary } from "#worker/sale/booking";
import { bookingStateLabel } from "./booking-labels";
import { EventLine } from "../event/event-line";
import { Money } from "../../ui/money";

/** Bookings, newest first; the whole row is a link. */
export function BookingList({ bookings }: { bookings: readonly BookingSummary[] }) {
  return (
    <ul className="border-t border-ink">
      {bookings.map((booking) => (
        <li key={booking.id} className="relative border-b border-line py-4 hover:bg-sunk">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
            <EventLine event={booking.event}>
              <Link
                to={booking.href ?? `/bookings/${booking.id}?event=${booking.eventId}`}
                className="word type-second after:absolute after:inset-0"
              >
                {m.booking_reference({ reference: booking.reference })}
              </Link>
            </EventLine>
            <p className="type-second max-sm:pl-18 sm:text-right">
              <span className="type-button block leading-6">{bookingStateLabel(booking.state)}</span>
              <span className="text-ink-2">
                {m.booking_places({ count: booking.quantity })},{" "}
                <Money amountMinor={booking.totalMinor} currency={booking.currency} />
              </span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
