import { readEventCancellation } from "#domain/sale/event-cancellation";
import { formatMoney } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import { cancelReasonText } from "#i18n/cancel-reason";
import { m } from "#i18n/paraglide/messages";

type Facts = Readonly<Record<string, string | number>>;

const words: Readonly<Record<string, (facts: Facts) => string>> = {
  event_approved: (facts) => m.notification_event_approved({ title: text(facts, "title") }),
  event_rejected: (facts) =>
    m.notification_event_rejected({ title: text(facts, "title"), reason: text(facts, "reason") }),
  event_submitted: (facts) =>
    m.notification_event_submitted({
      title: text(facts, "title"),
      organization: text(facts, "organization"),
    }),
  event_sale_paused: (facts) =>
    m.notification_event_sale_paused({ title: text(facts, "title"), reason: text(facts, "reason") }),
  event_sale_resumed: (facts) => m.notification_event_sale_resumed({ title: text(facts, "title") }),
  event_cancelled: (facts) => m.notification_event_cancelled({ title: text(facts, "title") }),
  booked: (facts) =>
    m.notification_booked({ title: text(facts, "title"), count: Number(facts["count"] ?? 1) }),
  booked_event_moved: (facts) => m.notification_booked_event_moved({ title: text(facts, "title") }),
  ticket_reissued: (facts) => m.notification_ticket_reissued({ title: text(facts, "title") }),
  booking_cancelled: (facts) => {
    const sentence = m.notification_booking_cancelled({ title: text(facts, "title") });
    return Number(facts["refundMinor"]) > 0 ? `${sentence} ${refundText(facts)}` : sentence;
  },
  booked_tickets_cancelled: (facts) => {
    const count = Number(facts["count"] ?? 1);
    const sentence = m.notification_booked_tickets_cancelled({ title: text(facts, "title"), count });
    return Number(facts["refundMinor"]) > 0 ? `${sentence} ${refundText(facts)}` : sentence;
  },
  booking_refunded: (facts) =>
    `${m.notification_booking_refunded({ title: text(facts, "title") })} ${refundText(facts)}`,
  payment_released: (facts) => m.notification_payment_released({ title: text(facts, "title") }),
  booked_event_cancelled: (facts) => {
    const reason = readEventCancellation(text(facts, "cause"), text(facts, "words"));
    const sentence = m.notification_booked_event_cancelled({ title: text(facts, "title") });
    return reason ? `${sentence} ${cancelReasonText(reason)}` : sentence;
  },
  sale: (facts) => {
    const title = text(facts, "title");
    const count = Number(facts["count"] ?? 0);
    return count > 0 ? m.notification_sales({ title, count }) : m.notification_sale({ title });
  },
  refund_failed: (facts) => m.notification_refund_failed({ title: text(facts, "title") }),
  incident: (facts) => m.notification_incident({ title: text(facts, "title") }),
  rating_ask: (facts) => m.notification_rating_ask({ title: text(facts, "title") }),
  rating_answered: (facts) =>
    m.notification_rating_answered({
      title: text(facts, "title"),
      organization: text(facts, "organization"),
    }),
  rating_hidden: (facts) =>
    m.notification_rating_hidden({ title: text(facts, "title"), reason: text(facts, "reason") }),
  rating_hidden_here: (facts) =>
    m.notification_rating_hidden_here({ title: text(facts, "title"), reason: text(facts, "reason") }),
  invitation_accepted: (facts) =>
    m.notification_invitation_accepted({
      name: text(facts, "name"),
      organization: text(facts, "organization"),
    }),
};

/** The text of a notification; an unknown kind from a later version reads as a change. */
export function notificationText(kind: string, facts: Facts): string {
  return words[kind]?.(facts) ?? m.notification_other();
}

function refundText(facts: Facts): string {
  const amountMinor = Number(facts["refundMinor"] ?? 0);
  return m.notification_refund_amount({
    amount: formatMoney({ amountMinor, currency: text(facts, "currency") || "INR" }, intlLocale()),
  });
}

function text(facts: Facts, name: string): string {
  return String(facts[name] ?? "");
}
