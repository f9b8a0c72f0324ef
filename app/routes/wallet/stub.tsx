import { placeLabel } from "#app/parts/event/place-label";
import { Link } from "react-router";
import { Poster } from "#app/parts/event/poster";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { paletteOf } from "#domain/poster/poster";
import { shortPlaces } from "#domain/ticket/ticket-place";
import { type WalletBooking, ticketStatusOf } from "#domain/ticket/wallet-booking";
import { dateWords } from "#domain/time/when-words";
import { ZonedTime } from "./zoned-time";

/** A booking in one strip: art, a dotted tear line, what, when, where, how many. */
export function Stub({ booking, now }: { booking: WalletBooking; now: number }) {
  const { event, tickets } = booking;
  const options = { timeZone: event.timeZone, locale: intlLocale() };
  return (
    <li>
      <Link
        to={`/wallet/${booking.bookingId}`}
        className="flex min-h-22 overflow-hidden rounded-stub border border-line bg-card hover:bg-sunk"
      >
        <span className="w-21 shrink-0" style={{ backgroundColor: paletteOf(event).ground }}>
          <Poster {...event} tags={event.tags} format="1:1" className="rounded-none" />
        </span>
        <span aria-hidden="true" className="my-2 ml-2.5 border-l-2 border-dotted border-edge" />
        <span className="min-w-0 grow py-2.5 pr-4 pl-3">
          <span className="flex items-baseline justify-between gap-3">
            <span className="type-button leading-6">{event.title}</span>
            <span className="type-second shrink-0 text-ink-2">
              {m.wallet_ticket_count({ count: tickets.length })}
            </span>
          </span>
          <span className="type-second block text-ink-2">
            {dateWords(event.startsAt, options)}, <ZonedTime at={event.startsAt} event={event} />
          </span>
          <span className="type-second block">{ending(booking, now) ?? where(booking)}</span>
        </span>
      </Link>
    </li>
  );
}

function where({ event, tickets }: WalletBooking): string {
  const places = shortPlaces(tickets, 3);
  return placeLabel(event.venueName, places);
}

/** What became of it, where that matters more than the place. */
function ending(booking: WalletBooking, now: number): string | null {
  if (booking.event.state === "cancelled") return m.wallet_stub_event_cancelled();
  if (booking.state === "refunded") return m.wallet_stub_refunded();
  if (booking.state === "cancelled") return m.wallet_stub_cancelled();
  const used = booking.tickets.filter((ticket) => ticketStatusOf(ticket, booking, now) === "used").length;
  return booking.event.endsAt <= now && used > 0 ? m.wallet_stub_attended() : null;
}
