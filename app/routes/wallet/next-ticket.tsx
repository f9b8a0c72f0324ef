import { ButtonLink } from "#app/components/button";
import { Poster } from "#app/components/poster";
import { intlLocale } from "#app/i18n/locale";
import { m } from "#app/paraglide/messages";
import { nearDayWord } from "#domain/age-words";
import { gateNumber, shortPlaces } from "#domain/ticket-place";
import type { WalletBooking } from "#domain/wallet-booking";
import { dateWords, timeWords } from "#domain/when-words";
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
      <div className="relative h-49 overflow-hidden">
        <Poster
          id={event.id}
          category={event.category}
          title={event.title}
          format="band"
          className="h-full rounded-none"
        />
        <div className="absolute inset-0 flex flex-col justify-between gap-2 p-6 pt-5 text-white">
          <h2
            id="next"
            className={`font-display font-extrabold tracking-[-0.035em] ${titleSize(event.title)}`}
          >
            {event.title}
          </h2>
          <p className="type-body">{event.venueName}</p>
        </div>
      </div>
      <div className="p-6 pt-5">
        <div className="flex justify-between gap-4">
          <div>
            <p className="type-button leading-6">
              {day ?? dateWords(event.startsAt, options)}, <ZonedTime at={event.startsAt} event={event} />
            </p>
            <p className="type-second text-ink-2">
              {gate
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

/** A long title keeps clear of the art by being smaller. */
function titleSize(title: string): string {
  if (title.length <= 10) return "text-[3.25rem] leading-[3rem]";
  if (title.length <= 24) return "max-w-[75%] text-[2.125rem] leading-[2.125rem]";
  return "max-w-[70%] text-[1.5rem] leading-[1.625rem] line-clamp-4";
}
