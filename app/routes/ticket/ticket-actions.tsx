import { CalendarPlus, ReceiptText, Smartphone, Star } from "lucide-react";
import type { ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { Link } from "react-router";
import { Icon } from "#app/ui/icon";
import { acceptInstallOffer, hasInstallOffer, watchInstallOffer } from "#app/parts/offline/install-offer";
import { useOnline } from "#app/ui/online";
import { m } from "#i18n/paraglide/messages";
import { type WalletBooking, ticketStatusOf } from "#domain/ticket/wallet-booking";

const look = "flex min-h-16 min-w-24 flex-col items-center justify-center gap-1 px-2 text-center";

/** Further actions for a ticket; actions that need the network are labelled. */
export function TicketActions({ booking, now }: { booking: WalletBooking; now: number }) {
  const rateable =
    booking.event.endsAt <= now &&
    booking.tickets.some((ticket) => ticketStatusOf(ticket, booking, now) === "used");
  const offered = useSyncExternalStore(watchInstallOffer, hasInstallOffer, () => false);
  return (
    <nav
      aria-label={m.ticket_actions_label()}
      className="type-body mx-auto flex w-full max-w-[calc(350px+2.5rem)] flex-wrap justify-around gap-x-2 px-3 py-4 print:hidden"
    >
      {offered ? (
        <button type="button" className={look} onClick={() => void acceptInstallOffer()}>
          <Icon of={Smartphone} size={24} />
          {m.ticket_add_to_phone()}
        </button>
      ) : null}
      <ServerAction>
        <a href={`/events/${booking.event.slug}/calendar.ics`} className={look}>
          <Icon of={CalendarPlus} size={24} />
          {m.ticket_calendar()}
        </a>
      </ServerAction>
      {rateable ? (
        <ServerAction>
          <a href={`/bookings/${booking.bookingId}?event=${booking.event.id}#rating`} className={look}>
            <Icon of={Star} size={24} />
            {m.rating_ticket_action()}
          </a>
        </ServerAction>
      ) : null}
      <ServerAction>
        <Link to={`/bookings/${booking.bookingId}`} className={look}>
          <Icon of={ReceiptText} size={24} />
          {m.ticket_booking()}
        </Link>
      </ServerAction>
    </nav>
  );
}

function ServerAction({ children }: { children: ReactNode }) {
  const online = useOnline();
  if (online) return children;
  return (
    <div className="flex flex-col items-center">
      <div inert className="opacity-60">
        {children}
      </div>
      <span className="type-second">{m.common_needs_network()}</span>
    </div>
  );
}
