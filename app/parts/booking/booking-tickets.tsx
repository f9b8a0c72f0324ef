import { CalendarPlus, Smartphone } from "lucide-react";
import { toWalletBooking } from "#domain/ticket/wallet-booking";
import { m } from "#i18n/paraglide/messages";
import type { FoundBooking } from "#worker/sale/booking";
import { ButtonLink } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useNow } from "../../ui/now";
import { SaveTickets } from "../offline/save-tickets";
import { TicketCard } from "./ticket-card";

/** All tickets of a confirmed booking, saved to the device's wallet while the page is open. */
export function BookingTickets({ found, owner }: { found: FoundBooking; owner: string }) {
  const { booking, event } = found;
  const now = useNow();
  const carried = toWalletBooking(
    booking,
    booking.tickets,
    {
      id: event.id,
      slug: event.slug,
      title: event.title,
      category: event.category,
      tags: event.tags,
      venueName: event.venueName,
      venueArea: event.venueArea,
      doorsAt: event.doorsAt,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      timeZone: event.timeZone,
      state: event.state === "cancelled" || event.state === "completed" ? event.state : "published",
    },
    found.online,
  );
  const valid = carried.tickets.filter((ticket) => ticket.state === "valid");
  const several = valid.length > 1;
  return (
    <section aria-label={m.booking_tickets_label()}>
      <SaveTickets booking={carried} owner={owner} />
      <div className="bg-ticket-ground py-6 max-md:-mx-5 md:rounded-ticket print:mx-0 print:bg-transparent print:py-0">
        {several ? (
          <p className="type-button mb-3 px-5 text-ticket-paper print:hidden">
            {m.wallet_ticket_count({ count: valid.length })}
          </p>
        ) : null}
        {/* A scrollable region must be focusable (axe: scrollable-region-focusable). */}
        <section
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={several ? 0 : undefined}
          aria-label={m.ticket_strip_label({ count: valid.length })}
          className="snap-x overflow-x-auto px-5 pb-1 print:overflow-visible print:px-0"
        >
          <ul className="flex w-max gap-2 print:w-auto print:flex-wrap print:gap-4">
            {valid.map((ticket, at) => (
              <li key={ticket.ticketId} id={`ticket-${ticket.lineNo}`} className="flex snap-center">
                <TicketCard
                  booking={{ ...carried, checkedAt: now, owner }}
                  ticket={ticket}
                  now={now}
                  position={{ number: at + 1, count: valid.length }}
                  dimmed={false}
                />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <p className="type-second mt-3 text-ink-2">{m.booking_mailed({ email: booking.buyerEmail })}</p>
      <div className="mt-4 flex flex-wrap gap-3 print:hidden">
        <ButtonLink to={`/wallet/${booking.id}`}>
          <Icon of={Smartphone} /> {m.booking_to_phone()}
        </ButtonLink>
        <ButtonLink variant="third" to={`/events/${event.slug}/calendar.ics`} reloadDocument>
          <Icon of={CalendarPlus} /> {m.booking_to_calendar()}
        </ButtonLink>
      </div>
    </section>
  );
}
