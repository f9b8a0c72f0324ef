import { placeLabel } from "../event/place-label";
import { CircleCheck, Clock, OctagonX } from "lucide-react";
import { Icon } from "../../ui/icon";
import { sinceWords } from "../../ui/since";
import { TicketCode } from "./ticket-code";
import { TicketBand } from "./ticket-band";
import { When } from "../../ui/when";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { gateNumber, shortPlace } from "#domain/ticket/ticket-place";
import { type CarriedBooking, type WalletTicket, ticketStatusOf } from "#domain/ticket/wallet-booking";
import { timeWords } from "#domain/time/when-words";

/** A ticket, white in both themes so that scanners read its code. */
export function TicketCard({
  booking,
  ticket,
  now,
  position,
  dimmed,
}: {
  booking: CarriedBooking;
  ticket: WalletTicket;
  now: number;
  position: { number: number; count: number };
  dimmed: boolean;
}) {
  const { event } = booking;
  return (
    <article
      aria-label={m.ticket_label({ ...position, place: shortPlace(ticket) })}
      className={`flex w-[calc(100vw-2.5rem)] max-w-[350px] shrink-0 snap-center flex-col rounded-ticket bg-ticket-paper text-ticket-ink transition-opacity duration-150 print:break-inside-avoid print:border print:border-ticket-edge print:opacity-100 ${dimmed ? "opacity-60" : ""}`}
    >
      <header className="overflow-hidden rounded-t-ticket print:[print-color-adjust:exact]">
        <TicketBand
          event={event}
          level={2}
          title={{ height: 60, most: 34 }}
          className="min-h-29 justify-end gap-1 px-6 pt-4 pb-4.5"
        >
          <p className="type-body">
            <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />
          </p>
        </TicketBand>
      </header>
      <TicketPlace booking={booking} ticket={ticket} />
      <Tear />
      <TicketStatus booking={booking} ticket={ticket} now={now} />
    </article>
  );
}

interface TicketProps {
  readonly booking: CarriedBooking;
  readonly ticket: WalletTicket;
}

/** Row, seat and gate, or the ticket type; section and doors below. */
function TicketPlace({ booking: { event }, ticket }: TicketProps) {
  const isOnline = event.venueName === "";
  return (
    <>
      <dl className="grid grid-cols-3 gap-x-4 px-6 pt-4">
        {ticket.row !== null && ticket.seat !== null ? (
          <>
            <Fact word={m.ticket_row()} value={ticket.row} />
            <Fact word={m.ticket_seat()} value={ticket.seat} />
          </>
        ) : (
          <div className="col-span-2">
            <Fact word={m.ticket_type()} value={ticket.ticketTypeName} />
          </div>
        )}
        {ticket.gateName !== null && !isOnline ? (
          <Fact word={m.ticket_gate()} value={gateNumber(ticket.gateName)} />
        ) : null}
      </dl>
      <p className="type-body flex flex-wrap justify-between gap-x-4 px-6 pt-1.5">
        <span>{placeLabel(ticket.sectionName ?? event.venueName)}</span>
        {isOnline ? null : (
          <span className="text-ticket-ink-2">
            {m.ticket_doors({
              time: timeWords(event.doorsAt, { timeZone: event.timeZone, locale: intlLocale() }),
            })}
          </span>
        )}
      </p>
    </>
  );
}

/** The code and whether it is valid; a revoked or cancelled ticket has no code. */
function TicketStatus({ booking, ticket, now }: TicketProps & { readonly now: number }) {
  const standing = ticketStatusOf(ticket, booking, now);
  const dead = standing === "revoked" || standing === "cancelled";
  const options = { timeZone: booking.event.timeZone, locale: intlLocale() };
  return (
    <div className="flex grow flex-col items-center px-1 pb-5">
      {dead ? (
        <p className="type-body my-14 flex max-w-[16rem] items-start gap-2 text-scan-stop">
          <Icon of={OctagonX} className="mt-0.5" />
          {standing === "cancelled" ? m.ticket_cancelled_sentence() : m.ticket_revoked_sentence()}
        </p>
      ) : (
        <TicketCode code={ticket.code} shortCode={ticket.shortCode} />
      )}
      <p className="type-button leading-6 tracking-[0.04em] tnum">{ticket.shortCode.replaceAll("-", " ")}</p>
      {dead ? null : (
        <p
          className={`type-body mt-0.5 flex items-center gap-2 ${standing === "valid" ? "text-ticket-go" : "text-ticket-ink-2"}`}
        >
          <Icon of={standing === "valid" ? CircleCheck : Clock} />
          {standing === "used"
            ? m.ticket_used({ time: timeWords(ticket.checkedInAt ?? 0, options) })
            : standing === "over"
              ? m.ticket_over()
              : m.ticket_valid({ since: sinceWords(booking.checkedAt, now) })}
        </p>
      )}
      <p className="type-second mt-1 px-3 text-center text-ticket-ink-2 print:hidden">
        {dead
          ? null
          : ticket.serial > 1 && standing === "valid"
            ? m.ticket_reissued()
            : m.ticket_brightness_hint()}
      </p>
    </div>
  );
}

function Fact({ word, value }: { word: string; value: string }) {
  const type = value.length <= 3 ? "type-seat" : "type-section py-2";
  return (
    <div>
      <dt className="type-second leading-6 text-ticket-ink-2">{word}</dt>
      <dd className={type}>{value}</dd>
    </div>
  );
}

/** Perforation between stub and code. */
function Tear() {
  return (
    <div aria-hidden="true" className="relative mt-2.5 -mb-2 h-6 shrink-0 overflow-hidden">
      <span className="absolute -left-3 size-6 rounded-full bg-ticket-ground print:hidden" />
      <span className="absolute -right-3 size-6 rounded-full bg-ticket-ground print:hidden" />
      <span className="absolute inset-x-5.5 top-[11px] border-t-2 border-dotted border-ticket-edge" />
    </div>
  );
}
