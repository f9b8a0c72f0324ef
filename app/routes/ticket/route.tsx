import { ArrowLeft } from "lucide-react";
import { useEffect } from "react";
import { Link } from "react-router";
import { Icon } from "#app/ui/icon";
import { useNow } from "#app/ui/now";
import { m } from "#i18n/paraglide/messages";
import { useWallet } from "#app/wallet/use-wallet";
import { accessStage } from "#domain/catalogue/online-access";
import { keepAwake } from "#app/device/wake-lock";
import type { Route } from "./+types/route";
import { MissingTicket } from "./missing-ticket";
import { TicketActions } from "./ticket-actions";
import { OnlineLink } from "#app/parts/booking/online-link";
import { TicketCard } from "#app/parts/booking/ticket-card";
import { useTicketStrip } from "./use-ticket-strip";

export const meta: Route.MetaFunction = () => [{ title: `${m.ticket_page_title()} · ${m.common_brand()}` }];

/** From the device alone: opens from a cold start in flight mode. */
export default function Page({ params }: Route.ComponentProps) {
  const { wallet, refreshState, refresh } = useWallet();
  const booking = wallet?.bookings.find((each) => each.bookingId === params.bookingId);
  const tickets = booking?.tickets ?? [];
  const now = useNow();
  const { strip, shown, go } = useTicketStrip(tickets.length);
  const any = tickets.length > 0;

  const isLinkMissing =
    booking?.online != null && !booking.online.url && accessStage(booking.online, now) === "open";

  useEffect(() => (any ? keepAwake() : undefined), [any]);
  // The stored ticket is older than the opening of its link.
  useEffect(() => {
    if (isLinkMissing) refresh();
  }, [isLinkMissing, refresh]);

  return (
    <main
      id="main"
      className="flex min-h-viewport flex-col bg-ticket-ground text-scan-paper print:block print:min-h-0 print:bg-transparent print:text-ticket-ink"
    >
      <div className="mx-auto flex w-full max-w-[calc(350px+2.5rem)] items-center justify-between px-5 pt-2 print:hidden">
        <Link to="/wallet" className="type-button -ml-1 inline-flex min-h-11 items-center gap-2.5 px-1">
          <Icon of={ArrowLeft} />
          {m.ticket_back_link()}
        </Link>
        {tickets.length > 1 ? (
          <p className="type-button tnum" aria-live="polite">
            {m.ticket_position({ number: shown + 1, count: tickets.length })}
          </p>
        ) : null}
      </div>
      {booking && any ? (
        <>
          <h1 className="sr-only">{booking.event.title}</h1>
          {/* A strip that scrolls must be reachable by keyboard. */}
          <section
            ref={strip}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            aria-label={m.ticket_strip_label({ count: tickets.length })}
            className="relative mt-2 flex snap-x snap-mandatory [scrollbar-width:none] gap-2.5 overflow-x-auto px-[max(1.25rem,calc(50%-10.9375rem))] pb-1 print:flex-wrap print:gap-4 print:overflow-visible print:px-0"
          >
            {tickets.map((ticket, index) => (
              <TicketCard
                key={ticket.ticketId}
                booking={booking}
                ticket={ticket}
                now={now}
                position={{ number: index + 1, count: tickets.length }}
                dimmed={index !== shown}
              />
            ))}
          </section>
          {tickets.length > 1 ? (
            <p className="sr-only">
              <button type="button" disabled={shown === 0} onClick={() => go(shown - 1)}>
                {m.ticket_previous_button()}
              </button>
              <button type="button" disabled={shown === tickets.length - 1} onClick={() => go(shown + 1)}>
                {m.ticket_next_button()}
              </button>
            </p>
          ) : null}
          {booking.online && booking.state === "confirmed" ? (
            <OnlineLink
              access={booking.online}
              timeZone={booking.event.timeZone}
              now={now}
              className="mx-auto mt-4 w-[calc(100vw-2.5rem)] max-w-[350px] print:hidden"
            />
          ) : null}
          <TicketActions booking={booking} now={now} />
        </>
      ) : (
        <MissingTicket refreshState={wallet ? refreshState : "pending"} booking={booking ?? null} />
      )}
    </main>
  );
}
