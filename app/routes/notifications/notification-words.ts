import { readEventCancellation } from "#domain/sale/event-cancellation";
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
  event_cancelled: (facts) => m.notification_event_cancelled({ title: text(facts, "title") }),
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
export function notificationWords(kind: string, facts: Facts): string {
  return words[kind]?.(facts) ?? m.notification_other();
}

function text(facts: Facts, name: string): string {
  return String(facts[name] ?? "");
}
