import { userIdOf } from "#domain/core/buyer-key";
import type { BookingView } from "#domain/sale/booking";
import type { BookingMail, Effect } from "#domain/sale/effect";
import type { EventCancellation } from "#domain/sale/event-cancellation";
import type { Env } from "../platform/env";
import { type NotificationKind, notify } from "../notices/notifications";

/** The notification beside each mail to a buyer. */
const KINDS: Readonly<Record<Exclude<BookingMail["template"], "sale_notice">, NotificationKind>> = {
  booking_confirmed: "booked",
  booking_cancelled: "booking_cancelled",
  tickets_cancelled: "booked_tickets_cancelled",
  amount_refunded: "booking_refunded",
  event_cancelled: "booked_event_cancelled",
  event_moved: "booked_event_moved",
  ticket_reissued: "ticket_reissued",
  booking_refunded: "booking_refunded",
  late_payment_refunded: "booking_refunded",
  second_payment_refunded: "booking_refunded",
  odd_payment_refunded: "booking_refunded",
  late_payment_let_go: "payment_released",
};

/**
 * Notifies a buyer with an account in the app, once per effect, beside its mail: the booking, its changes and refunds.
 * Guests have the mail only.
 */
export async function notifyBuyer(
  env: Pick<Env, "DB">,
  effect: Extract<Effect, { kind: "mail" }>,
  booking: BookingView,
  about: { readonly title: string; readonly refundMinor: number; readonly reason: EventCancellation | null },
): Promise<void> {
  const { template } = effect.mail;
  const userId = userIdOf(booking.buyerKey);
  if (!userId || template === "sale_notice") return;
  const { title, refundMinor, reason } = about;
  const kind = KINDS[template];
  await notify(
    env.DB,
    [userId],
    kind,
    {
      title,
      ...(kind === "booked" ? { count: booking.lines.length } : {}),
      ...(kind === "booked_tickets_cancelled" ? { count: effect.mail.about?.lineNos.length ?? 1 } : {}),
      ...(kind === "booking_refunded" || kind === "booking_cancelled" || kind === "booked_tickets_cancelled"
        ? { refundMinor, currency: booking.totals.currency }
        : {}),
      ...(kind === "booked_event_cancelled"
        ? { cause: reason?.cause ?? "", words: reason?.words ?? "" }
        : {}),
    },
    `/bookings/${booking.id}?event=${booking.eventId}${kind === "booked_event_moved" ? "#changed" : ""}`,
    // The key of an event's cancellation is the one of earlier releases: a retried effect adds no second row.
    template === "event_cancelled" ? `notice:cancelled:${booking.id}` : `notice:${effect.key}`,
  );
}
