import { placeLabel } from "#app/parts/event/place-label";
import { ButtonLink } from "#app/ui/button";
import { TicketBand } from "#app/parts/booking/ticket-band";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { nearDayWord } from "#domain/time/age-words";
import { gateNumber, shortPlaces } from "#domain/ticket/ticket-place";
import type { WalletBooking } from "#domain/ticket/wallet-booking";
import { dateWords, timeWords } from "#domain/time/when-words";
import { ZonedTime } from "./zoned-time";

/** The next ticket, large, with the page's only accent. */
export function NextTicket({ booking, now }: { booking: WalletBooking; now: number }) {
  const { event, tickets } = booking;
  const options = { timeZone: event.timeZone, locale: intlLocale() };
  const day = nearDayWord(event.startsAt, now, event.timeZone, options.locale);
  const gate = tickets.find((ticket) => ticket.gateName !== null)?.gateName;
  const doors = timeWords(event.doorsAt, options);
  return (
    <section
      aria-labelledby="next"
      className="mt-5 overflow-hidden rounded-ticket border border-line bg-card"
    >
      <TicketBand
        event={event}
        level={2}
        titleId="next"
        title={{ height: 116, most: 52 }}
        className="min-h-49 justify-between gap-2 p-6 pt-5"
      >
        <p className="type-body">{placeLabel(event.venueName)}</p>
      </TicketBand>
      <div className="p-6 pt-5">
        <div className="flex justify-between gap-4">
          <div>
            <p className="type-button leading-6">
              {day ?? dateWords(event.startsAt, options)}, <ZonedTime at={event.startsAt} event={event} />
            </p>
            <p className="type-second text-ink-2">
              {event.venueName === ""
                ? null
                : gate
                  ? m.wallet_doors_gate({ time: doors, gate: gateNumber(gate) })
                  : m.wallet_doors({ time: doors })}
            </p>
          </div>
          <div className="text-right">
            <p className="type-button leading-6 tnum">{shortPlaces(tickets)}</p>
            <p className="type-second text-ink-2">{m.wallet_ticket_count({ count: tickets.length })}</p>
          </div>
        </div>
        <ButtonLink to={`/wallet/${booking.bookingId}`} wide className="mt-4">
          {m.wallet_show_button({ count: tickets.length })}
        </ButtonLink>
      </div>
    </section>
  );
}
