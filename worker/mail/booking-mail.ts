import { isGuest } from "#domain/core/buyer-key";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { m } from "#i18n/paraglide/messages";
import type { BookingLine, BookingView } from "#domain/sale/booking";
import type { Effect, RefundAbout } from "#domain/sale/effect";
import { moveChoiceOf } from "#domain/refund/move-choice";
import { event, organization, organizationProfile, venue } from "#worker/db/schema";
import { signLink } from "../platform/signed-link";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { recordSale } from "../notices/sale-notices";
import { notifyBuyer } from "./buyer-notice";
import type { BookingMailFacts } from "./mail-facts";
import { sendMail } from "./send-mail";
import type { MailLocale } from "./mail-templates";
import { systemClock } from "../platform/clock";

/** A guest's link stays valid this long after the show, for refunds and invoices. */
const LINK_AFTER_SHOW_MS = 60 * 86_400_000;

interface Show {
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly venue: string;
  readonly organizationId: string;
  readonly organizationSlug: string;
  readonly organizer: { readonly name: string; readonly email: string | null };
}

/**
 * Sends the mail of a booking effect once, in the booking's language; a sale notice is recorded and mailed by the schedule
 * (sale-mails.ts). Reports the result to the
 * event's object, whose outbox retries and shows the effects it gave up. Throws only if that report fails.
 */
export async function performBookingMail(effect: Extract<Effect, { kind: "mail" }>, env: Env): Promise<void> {
  const object = await eventObject(env, effect.eventId);
  try {
    await sendAll(effect, env, await object.readBooking(effect.mail.bookingId, null));
  } catch (problem) {
    await object.recordEffectFailed(effect.key, problem instanceof Error ? problem.message : String(problem));
    return;
  }
  await object.recordEffectDone(effect.key);
}

async function sendAll(
  effect: Extract<Effect, { kind: "mail" }>,
  env: Env,
  booking: BookingView | null,
): Promise<void> {
  const show = await findShow(env, effect.eventId);
  if (!booking || !show) throw new Error("the booking or its event does not exist");
  const { template } = effect.mail;
  if (template === "sale_notice") return recordBookedSale(env, effect, booking, show);
  const locale = toLocale(effect.mail.locale);
  const page = await bookingUrl(env, booking, show);
  const booked = factsOf(booking, show, locale, {
    booking: template === "event_moved" ? `${page}#changed` : page,
    withTickets: template === "booking_confirmed" || template === "ticket_reissued",
    ...(effect.mail.paymentId ? { aboutPayment: effect.mail.paymentId } : {}),
    ...(effect.mail.about ? { aboutRefund: effect.mail.about } : {}),
  });
  const reason = booking.eventCancelled?.reason ?? null;
  await notifyBuyer(env, effect, booking, { ...booked, reason });
  const mail = { key: effect.key, to: effect.mail.to, locale };
  if (template === "event_moved") {
    const { moved } = effect.mail;
    if (!moved) throw new Error("an event_moved mail without a move");
    // The approved times and venue: D1 is updated only after the event's object.
    const choice = moveChoiceOf(booking.refundEvent, booking, systemClock());
    const chooseUntil = choice?.answer === "open" ? choice.until : null;
    const facts = { ...booked, ...moved.is, was: moved.was, organizer: show.organizer, chooseUntil };
    await sendMail(env, { ...mail, template, facts });
  } else if (template === "event_cancelled") {
    await sendMail(env, { ...mail, template, facts: { ...booked, reason } });
  } else {
    await sendMail(env, { ...mail, template, facts: booked });
  }
}

async function recordBookedSale(
  env: Env,
  { key, eventId }: Effect,
  booking: BookingView,
  show: Show,
): Promise<void> {
  await recordSale(
    env.DB,
    {
      key,
      eventId,
      organizationId: show.organizationId,
      title: show.title,
      href: `/organizations/${show.organizationSlug}/events/${eventId}/bookings`,
      tickets: booking.lines.length,
      amountMinor: booking.totals.totalMinor,
      currency: booking.totals.currency,
      soldAt: booking.confirmedAt ?? booking.placedAt,
    },
    systemClock(),
  );
}

/** The booking's page: behind sign-in for buyers with an account, a signed link for guests. */
export async function bookingUrl(
  env: Pick<Env, "PUBLIC_URL" | "LINK_SECRET">,
  booking: Pick<BookingView, "id" | "eventId" | "buyerKey" | "placedAt">,
  show: Pick<Show, "endsAt">,
): Promise<string> {
  if (!isGuest(booking.buyerKey)) return `${env.PUBLIC_URL}/bookings/${booking.id}`;
  const token = await signLink(env, {
    purpose: "booking",
    subject: `${booking.eventId}/${booking.id}`,
    expiresAt: Math.max(show.endsAt, booking.placedAt) + LINK_AFTER_SHOW_MS,
  });
  return `${env.PUBLIC_URL}/bookings/link/${token}`;
}

function factsOf(
  booking: BookingView,
  show: Show,
  locale: MailLocale,
  about: {
    readonly booking: string;
    readonly withTickets: boolean;
    /** Limits the refund total to this payment. */
    readonly aboutPayment?: string;
    readonly aboutRefund?: RefundAbout;
  },
): BookingMailFacts {
  const { totals } = booking;
  return {
    title: show.title,
    startsAt: show.startsAt,
    timeZone: show.timeZone,
    venue: show.venue,
    reference: booking.reference,
    buyerName: booking.buyerName,
    url: about.booking,
    currency: totals.currency,
    lines: booking.lines.map((line) => ({ what: lineWords(line, locale), amountMinor: line.priceMinor })),
    discountMinor: totals.discountMinor,
    taxName: totals.taxName,
    taxInclusive: totals.taxInclusive,
    taxMinor: totals.taxMinor,
    totalMinor: totals.totalMinor,
    refundMinor:
      about.aboutRefund?.amountMinor ??
      booking.refunds
        .filter(
          ({ state, paymentId }) => state !== "failed" && paymentId === (about.aboutPayment ?? paymentId),
        )
        .reduce((sum, refund) => sum + refund.amountMinor, 0),
    keptMinor: about.aboutRefund?.keptMinor ?? 0,
    words: about.aboutRefund?.words ?? "",
    cancelled: booking.lines
      .filter(({ lineNo }) => about.aboutRefund?.lineNos.includes(lineNo))
      .map((line) => lineWords(line, locale)),
    tickets: about.withTickets
      ? booking.tickets
          .filter((ticket) => ticket.state === "valid")
          .map((ticket) => ({
            what: m.mail_ticket({ what: lineWords(ticket, locale) }, { locale }),
            url: `${about.booking}#ticket-${ticket.lineNo}`,
          }))
      : [],
  };
}

/** "Stalls, row H, seat 14", or the ticket type's name. */
function lineWords(
  line: Pick<BookingLine, "ticketTypeName" | "sectionName" | "row" | "seat">,
  locale: MailLocale,
): string {
  if (line.row === null || line.seat === null) return line.ticketTypeName;
  return m.mail_seat(
    { section: line.sectionName ?? line.ticketTypeName, row: line.row, seat: line.seat },
    { locale },
  );
}

async function findShow(env: Pick<Env, "DB">, eventId: string): Promise<Show | null> {
  const [row] = await drizzle(env.DB)
    .select({
      title: event.title,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      timeZone: event.timeZone,
      venueName: venue.name,
      area: venue.area,
      city: venue.city,
      organizationId: organization.id,
      organizationSlug: organization.slug,
      organizationName: organization.name,
      contactEmail: organizationProfile.contactEmail,
    })
    .from(event)
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(organizationProfile, eq(organizationProfile.organizationId, event.organizationId))
    .leftJoin(venue, eq(venue.id, event.venueId))
    .where(eq(event.id, eventId));
  if (!row) return null;
  return {
    title: row.title,
    startsAt: row.startsAt ?? 0,
    endsAt: row.endsAt ?? row.startsAt ?? 0,
    timeZone: row.timeZone,
    venue: [row.venueName, row.area, row.city].filter(Boolean).join(", "),
    organizationId: row.organizationId,
    organizationSlug: row.organizationSlug,
    organizer: { name: row.organizationName, email: row.contactEmail },
  };
}

function toLocale(text: string | null): MailLocale {
  return text === "hi" ? "hi" : "en";
}
