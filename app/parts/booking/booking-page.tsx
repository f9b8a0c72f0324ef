import { CalendarPlus, Smartphone } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Form, Link, useNavigation, useRevalidator } from "react-router";
import type { BookingView, PaymentView } from "#domain/sale/booking";
import { formatMoney } from "#domain/core/money";
import { toWalletBooking } from "#domain/ticket/wallet-booking";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import type { FoundBooking } from "#worker/sale/booking";
import { BookingHistory } from "./booking-history";
import { BookingLines } from "./booking-lines";
import { bookingStateWords } from "./booking-words";
import { Button, ButtonLink } from "../../ui/button";
import { EventLine } from "../event/event-line";
import { RatingForm, type RatingStanding } from "../rating/rating-form";
import { HoldClock } from "./hold-clock";
import { Icon } from "../../ui/icon";
import { KeepTickets } from "../offline/save-tickets";
import { Notice } from "../../ui/notice";
import { useNow } from "../../ui/now";
import { SectionHeading } from "../../ui/section-heading";
import { seatListWords } from "../seating/seat-words";
import { TicketCard } from "./ticket-card";

const ASK_EVERY_MS = 1_500;
const ASK_SLOWLY_MS = 10_000;
const ASK_OFTEN_FOR_MS = 90_000;
const ASK_AFTER_END_MS = 60 * 60_000;

/**
 * One booking, whatever has become of it. After a payment it waits for the provider's own word: what the browser brings
 * back is not asked.
 */
export function BookingPage({
  found,
  now,
  owner,
  problem,
  rating,
}: {
  found: FoundBooking;
  rating: RatingStanding;
  /** The server's clock. */
  now: number;
  /** Whose tickets these are on this device; see KeepTickets. */
  owner: string;
  problem: BookingProblem | null;
}) {
  const { booking, event } = found;
  const waiting = isWaiting(booking, now);
  useAskAgain(waiting);
  const seats = booking.lines.flatMap((line) =>
    line.row !== null && line.seat !== null ? [{ row: line.row, seat: line.seat }] : [],
  );
  const confirmed = booking.state === "confirmed" && booking.tickets.length > 0;
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <header className="mb-6">
        <h1 className="type-sentence">{bookingStateWords(booking.state)}</h1>
        <p className="type-body mt-1 text-ink-2">{m.booking_reference({ reference: booking.reference })}</p>
      </header>
      <div className="xl:grid xl:grid-cols-[46.75rem_minmax(0,27rem)] xl:gap-x-12">
        <div className="min-w-0 max-w-[46.75rem]">
          {problem ? <ProblemNotice problem={problem} /> : null}
          <Standing found={found} now={now} />
          <RatingForm {...rating} />
          {confirmed ? <Tickets found={found} owner={owner} /> : null}
        </div>
        <div className="min-w-0 max-w-[46.75rem]">
          <section className="max-xl:mt-8">
            <EventLine event={event}>
              <p className="type-second">{seatListWords(seats)}</p>
              <Link to={`/events/${event.slug}`} className="word type-second">
                {m.booking_event_link()}
              </Link>
            </EventLine>
          </section>
          <BookingLines booking={booking} event={event} />
          <BookingHistory booking={booking} timeZone={event.timeZone} />
          {found.cancellable ? <CancelForm booking={booking} /> : null}
          {booking.state === "confirmed" && !found.cancellable ? <WhomToAsk found={found} /> : null}
        </div>
      </div>
    </div>
  );
}

export type BookingProblem = "provider" | "closed" | "scanned" | "organizer" | "slow";

function ProblemNotice({ problem }: { problem: BookingProblem }) {
  const words = {
    provider: [m.booking_problem_provider_title(), m.booking_problem_provider_text()],
    closed: [m.booking_problem_closed_title(), m.booking_problem_closed_text()],
    scanned: [m.booking_problem_scanned_title(), m.booking_problem_scanned_text()],
    organizer: [m.booking_problem_organizer_title(), m.booking_problem_organizer_text()],
    slow: [m.buying_slow_title(), m.buying_slow_text()],
  }[problem];
  return (
    <Notice tone="warn" title={words[0]} className="mb-6">
      {words[1]}
    </Notice>
  );
}

/** Where a booking that is no ticket yet, or none any more, stands, and what can be done. */
function Standing({ found, now }: { found: FoundBooking; now: number }) {
  const { booking, event } = found;
  const again = <ButtonLink to={`/events/${event.slug}/seats`}>{m.checkout_choose_again()}</ButtonLink>;
  switch (booking.state) {
    case "confirmed":
      return <PaidTwice booking={booking} />;
    case "pending":
      return <Paying booking={booking} payment={booking.payments.at(-1)} now={now} />;
    case "expired":
      return (
        <div aria-live="polite">
          <Expired booking={booking} action={again} />
        </div>
      );
    case "cancelled":
      return <Notice title={m.booking_cancelled_title()}>{refundWords(booking)}</Notice>;
    case "refunded":
      return isPaidLate(booking) ? (
        <Notice title={m.booking_late_title()} action={again}>
          {refundWords(booking)}
        </Notice>
      ) : (
        <Notice title={m.booking_refunded_title()}>{refundWords(booking)}</Notice>
      );
  }
}

function Expired({ booking, action }: { booking: BookingView; action: ReactNode }) {
  if (isPaidLate(booking))
    return (
      <Notice title={m.booking_late_title()} action={action}>
        {refundWords(booking)}
      </Notice>
    );
  if (booking.payments.some((payment) => isLetGo(payment, booking.endedAt ?? 0)))
    return (
      <Notice title={m.booking_late_let_go_title()} action={action}>
        {m.booking_late_let_go_text()}
      </Notice>
    );
  return (
    <Notice title={m.booking_expired_title()} action={action}>
      {isPaymentOpen(booking) ? m.booking_expired_waiting_text() : m.booking_expired_unpaid_text()}
    </Notice>
  );
}

/** Tickets stand, and money that was too much goes back. */
function PaidTwice({ booking }: { booking: BookingView }) {
  const back = booking.refunds.filter(({ reason }) => reason === "paid_twice");
  if (back.length === 0) return null;
  const amountMinor = back.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const amount = formatMoney({ amountMinor, currency: booking.totals.currency }, intlLocale());
  return (
    <Notice title={m.booking_twice_title({ amount })} className="mb-6">
      {refundWords(booking)}
    </Notice>
  );
}

function isPaidLate(booking: BookingView): boolean {
  return booking.refunds.some(({ reason }) => reason === "late_payment");
}

/** Money that was only reserved, after the booking had ended: it is never taken. */
function isLetGo({ state, at }: PaymentView, endedAt: number): boolean {
  return state === "authorised" || (state === "voided" && at >= endedAt);
}

/** Somebody was sent to pay, and what they did there has not been heard. */
function isPaymentOpen(booking: BookingView): boolean {
  return booking.payments.some(({ state, intentId }) => state === "created" && intentId !== null);
}

function Paying({
  booking,
  payment,
  now,
}: {
  booking: BookingView;
  payment: PaymentView | undefined;
  now: number;
}) {
  const settling = payment?.state === "authorised" || payment?.state === "captured";
  const failed = payment?.state === "failed" || payment?.state === "voided";
  const pending = useNavigation().formMethod === "POST";
  return (
    <section className="border-b border-line pb-6">
      {booking.payBy !== null && !settling ? (
        <div className="mb-5">
          <HoldClock
            expiresAt={booking.payBy}
            now={now}
            ofMs={booking.payBy - booking.placedAt}
            label={m.booking_clock_label()}
          />
        </div>
      ) : null}
      <div aria-live="polite">
        {failed ? (
          <Notice tone="warn" title={m.booking_failed_title()}>
            {m.booking_failed_text()}
          </Notice>
        ) : (
          <Notice title={settling ? m.booking_settling_title() : m.booking_waiting_title()}>
            {settling ? m.booking_settling_text() : m.booking_waiting_text()}
          </Notice>
        )}
      </div>
      {settling ? null : (
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="pay" />
          <Button variant={failed || !payment ? "primary" : "second"} pending={pending}>
            {failed ? m.booking_pay_again() : m.booking_go_to_payment()}
          </Button>
        </Form>
      )}
      <noscript>
        <p className="type-second mt-4 text-ink-2">
          <a className="word" href="?">
            {m.booking_look_again()}
          </a>
        </p>
      </noscript>
    </section>
  );
}

function Tickets({ found, owner }: { found: FoundBooking; owner: string }) {
  const { booking, event } = found;
  const now = useNow();
  const carried = toWalletBooking(booking, booking.tickets, {
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
  });
  const several = carried.tickets.length > 1;
  return (
    <section aria-label={m.booking_tickets_label()}>
      <KeepTickets booking={carried} owner={owner} />
      <div className="bg-ticket-ground py-6 max-md:-mx-5 md:rounded-ticket print:mx-0 print:bg-transparent print:py-0">
        {several ? (
          <p className="type-button mb-3 px-5 text-ticket-paper print:hidden">
            {m.wallet_ticket_count({ count: carried.tickets.length })}
          </p>
        ) : null}
        {/* A strip that scrolls must be reachable by keyboard. */}
        <section
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={several ? 0 : undefined}
          aria-label={m.ticket_strip_label({ count: carried.tickets.length })}
          className="snap-x overflow-x-auto px-5 pb-1 print:overflow-visible print:px-0"
        >
          <ul className="flex w-max gap-2 print:w-auto print:flex-wrap print:gap-4">
            {carried.tickets.map((ticket, at) => (
              <li key={ticket.ticketId} id={`ticket-${ticket.lineNo}`} className="flex snap-center">
                <TicketCard
                  booking={{ ...carried, checkedAt: now, owner }}
                  ticket={ticket}
                  now={now}
                  position={{ number: at + 1, count: carried.tickets.length }}
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

/** Asks with the consequence in words; works as a plain disclosure without scripts. */
function CancelForm({ booking }: { booking: BookingView }) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <section className="mt-10 print:hidden">
      <SectionHeading size="text">{m.booking_cancel_heading()}</SectionHeading>
      <details>
        <summary className="word type-button inline-flex min-h-9 items-center">
          {m.booking_cancel_open()}
        </summary>
        <Form method="post" className="mt-2">
          <input type="hidden" name="intent" value="cancel" />
          <p className="type-body measure mb-3 text-ink-2">
            {m.booking_cancel_consequence({ count: booking.lines.length })}
          </p>
          <Button variant="second" pending={pending}>
            {m.booking_cancel_button({ count: booking.lines.length })}
          </Button>
        </Form>
      </details>
    </section>
  );
}

/** Paid bookings are the organizer's to change: who that is, and how to reach them. */
function WhomToAsk({ found: { booking, event } }: { found: FoundBooking }) {
  const { contactEmail: email, organizationName: seller } = event;
  const { reference } = booking;
  const subject = m.booking_contact_subject({ reference, event: event.title });
  return (
    <section className="mt-10">
      <SectionHeading size="text">{m.booking_contact_heading()}</SectionHeading>
      <p className="type-body measure -mt-1 text-ink-2">
        {email
          ? m.booking_contact_text({ seller, reference })
          : m.booking_contact_text_plain({ seller, reference })}
      </p>
      {email ? (
        <a
          className="word type-button mt-2 inline-flex min-h-9 items-center"
          href={`mailto:${email}?subject=${encodeURIComponent(subject)}`}
        >
          {m.booking_contact_button({ email })}
        </a>
      ) : null}
    </section>
  );
}

function refundWords(booking: BookingView): string {
  if (booking.refunds.length === 0) return m.booking_nothing_to_refund();
  if (booking.refunds.some((refund) => refund.state === "failed")) return m.booking_refund_stuck();
  return booking.refunds.every((refund) => refund.state === "done")
    ? m.booking_refund_done()
    : m.booking_refund_under_way();
}

/** Somebody else may change it while the page is looked at. */
function isWaiting(booking: BookingView, now: number): boolean {
  if (booking.refunds.some((refund) => refund.state === "due" || refund.state === "requested")) return true;
  if (booking.state === "expired")
    return isPaymentOpen(booking) && now - (booking.endedAt ?? 0) < ASK_AFTER_END_MS;
  return booking.state === "pending" || (booking.state === "confirmed" && booking.tickets.length === 0);
}

function useAskAgain(waiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waiting) return;
    const since = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const ask = () => {
      if (document.visibilityState === "visible") void revalidate();
      plan();
    };
    const plan = () => {
      const often = performance.now() - since < ASK_OFTEN_FOR_MS;
      timer = setTimeout(ask, often ? ASK_EVERY_MS : ASK_SLOWLY_MS);
    };
    plan();
    return () => clearTimeout(timer);
  }, [waiting, revalidate]);
}
