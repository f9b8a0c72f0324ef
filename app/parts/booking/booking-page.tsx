import { Link } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { liveLines } from "#domain/sale/event-state";
import type { FoundBooking } from "#worker/sale/booking";
import { FlashNotice } from "../../ui/flash-notice";
import { EventLine } from "../event/event-line";
import { RatingForm, type RatingFormProps } from "../rating/rating-form";
import { seatNames } from "../seating/seat-names";
import { BookingHistory } from "./booking-history";
import { BookingLines } from "./booking-lines";
import { type BookingProblem, BookingProblemNotice } from "./booking-problem";
import { BookingStatus } from "./booking-status";
import { BookingTickets } from "./booking-tickets";
import { bookingStateLabel } from "./booking-labels";
import { CancelForm } from "./cancel-form";
import { OnlineLink } from "./online-link";
import { CancelTickets } from "./cancel-tickets-link";
import { isWaiting, useBookingRefresh } from "./use-booking-refresh";

/**
 * A booking in any state. After a payment the page waits for the provider's webhook; the parameters of the return URL
 * are not trusted.
 */
export function BookingPage({
  found,
  now,
  owner,
  problem,
  rating,
  said,
  cancelPath,
}: {
  found: FoundBooking;
  /** Result of the action that led here. */
  said: "tickets_cancelled" | null;
  /** The page on which the buyer cancels tickets. */
  cancelPath: string;
  rating: RatingFormProps;
  /** Server time, epoch milliseconds. */
  now: number;
  /** Wallet owner on this device; see SaveTickets. */
  owner: string;
  problem: BookingProblem | null;
}) {
  const { booking, event } = found;
  const waiting = isWaiting(booking, now);
  useBookingRefresh(waiting);
  const confirmed = booking.state === "confirmed" && booking.tickets.length > 0;
  const seats = (confirmed ? liveLines(booking) : booking.lines).flatMap((line) =>
    line.row !== null && line.seat !== null ? [{ row: line.row, seat: line.seat }] : [],
  );
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <header className="mb-6">
        <h1 className="type-sentence">{bookingStateLabel(booking.state)}</h1>
        <p className="type-body mt-1 text-ink-2">{m.booking_reference({ reference: booking.reference })}</p>
      </header>
      <div className="xl:grid xl:grid-cols-[46.75rem_minmax(0,27rem)] xl:gap-x-12">
        <div className="min-w-0 max-w-[46.75rem]">
          <FlashNotice result={said} texts={{ tickets_cancelled: m.booking_said_cancelled }} />
          {problem ? <BookingProblemNotice problem={problem} /> : null}
          <BookingStatus found={found} now={now} cancelPath={cancelPath} />
          {found.online ? (
            <OnlineLink access={found.online} timeZone={event.timeZone} now={now} className="mb-6" />
          ) : null}
          <RatingForm {...rating} />
          {confirmed ? <BookingTickets found={found} owner={owner} /> : null}
        </div>
        <div className="min-w-0 max-w-[46.75rem]">
          <section className="max-xl:mt-8">
            <EventLine event={event}>
              <p className="type-second">{seatNames(seats)}</p>
              <Link to={`/events/${event.slug}`} className="word type-second">
                {m.booking_event_link()}
              </Link>
            </EventLine>
          </section>
          <BookingLines booking={booking} event={event} />
          <BookingHistory booking={booking} timeZone={event.timeZone} />
          {booking.state === "pending" && found.cancellable ? <CancelForm booking={booking} /> : null}
          {booking.state === "confirmed" ? <CancelTickets found={found} cancelPath={cancelPath} /> : null}
        </div>
      </div>
    </div>
  );
}
