import { m } from "#i18n/paraglide/messages";
import { cancelReasonText } from "#i18n/cancel-reason";
import { formatMoney } from "#domain/core/money";
import { writeSales } from "./sales-template";
import type { BookingMailFacts, MailContent, MailFacts, MailTemplate } from "./mail-facts";

export type MailLocale = "en" | "hi";

type Writers = { readonly [T in MailTemplate]: (facts: MailFacts[T], locale: MailLocale) => MailContent };

/** The text of each mail, in the recipient's language. */
export function composeMail<T extends MailTemplate>(
  template: T,
  facts: MailFacts[T],
  locale: MailLocale,
): MailContent {
  return writers[template](facts, locale);
}

const writers: Writers = {
  verify_address: (facts, locale) => ({
    subject: m.mail_verify_subject({}, { locale }),
    heading: m.mail_verify_heading({ name: facts.name }, { locale }),
    paragraphs: [m.mail_verify_text({}, { locale })],
    action: { label: m.mail_verify_action({}, { locale }), url: facts.url },
    footnote: m.mail_verify_footnote({}, { locale }),
  }),
  address_known: (facts, locale) => ({
    subject: m.mail_known_subject({}, { locale }),
    heading: m.mail_known_heading({ name: facts.name }, { locale }),
    paragraphs: [m.mail_known_text({}, { locale })],
    action: { label: m.mail_known_action({}, { locale }), url: facts.signInUrl },
    links: [{ label: m.mail_known_reset({}, { locale }), url: facts.resetUrl }],
    footnote: m.mail_known_footnote({}, { locale }),
  }),
  reset_password: (facts, locale) => ({
    subject: m.mail_reset_subject({}, { locale }),
    heading: m.mail_reset_heading({ name: facts.name }, { locale }),
    paragraphs: [m.mail_reset_text({ minutes: facts.minutes }, { locale })],
    action: { label: m.mail_reset_action({}, { locale }), url: facts.url },
    footnote: m.mail_reset_footnote({}, { locale }),
  }),
  password_changed: (facts, locale) => ({
    subject: m.mail_changed_subject({}, { locale }),
    heading: m.mail_changed_heading({ name: facts.name }, { locale }),
    paragraphs: [m.mail_changed_text({}, { locale })],
    action: { label: m.mail_changed_action({}, { locale }), url: facts.url },
  }),
  invitation: (facts, locale) => ({
    subject: m.mail_invitation_subject({ organization: facts.organization }, { locale }),
    heading: m.mail_invitation_heading({ organization: facts.organization }, { locale }),
    paragraphs: [
      m.mail_invitation_text({ inviter: facts.inviter, organization: facts.organization }, { locale }),
      roleSentence(facts.role, locale),
    ],
    action: { label: m.mail_invitation_action({}, { locale }), url: facts.url },
    footnote: m.mail_invitation_footnote({ days: facts.days }, { locale }),
  }),
  event_submitted: (facts, locale) => ({
    subject: m.mail_submitted_subject({ title: facts.title }, { locale }),
    heading: m.mail_submitted_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_submitted_text({ organization: facts.organization }, { locale })],
    action: { label: m.mail_submitted_action({}, { locale }), url: facts.url },
  }),
  refund_failed: (facts, locale) => ({
    subject: m.mail_refund_failed_subject({ title: facts.title }, { locale }),
    heading: m.mail_refund_failed_heading({}, { locale }),
    paragraphs: [m.mail_refund_failed_text({}, { locale })],
    action: { label: m.mail_sale_action({}, { locale }), url: facts.url },
    footnote: m.mail_sale_footnote({}, { locale }),
  }),
  webhook_disabled: (facts, locale) => ({
    subject: m.mail_webhook_disabled_subject({ host: facts.host }, { locale }),
    heading: m.mail_webhook_disabled_heading({}, { locale }),
    paragraphs: [m.mail_webhook_disabled_text({ host: facts.host }, { locale })],
    action: { label: m.mail_webhook_disabled_action({}, { locale }), url: facts.url },
    footnote: m.mail_sale_footnote({}, { locale }),
  }),
  event_approved: (facts, locale) => ({
    subject: m.mail_approved_subject({ title: facts.title }, { locale }),
    heading: m.mail_approved_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_approved_text({}, { locale })],
    action: { label: m.mail_approved_action({}, { locale }), url: facts.url },
  }),
  event_rejected: (facts, locale) => ({
    subject: m.mail_rejected_subject({ title: facts.title }, { locale }),
    heading: m.mail_rejected_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_rejected_text({}, { locale }), facts.reason],
    action: { label: m.mail_rejected_action({}, { locale }), url: facts.url },
  }),
  event_sale_paused: (facts, locale) => ({
    subject: m.mail_paused_subject({ title: facts.title }, { locale }),
    heading: m.mail_paused_heading({ title: facts.title }, { locale }),
    paragraphs: [
      m.mail_paused_text({}, { locale }),
      facts.reason,
      m.mail_paused_answer({ email: facts.answerTo }, { locale }),
    ],
    action: { label: m.mail_paused_action({}, { locale }), url: facts.url },
  }),
  event_sale_resumed: (facts, locale) => ({
    subject: m.mail_resumed_subject({ title: facts.title }, { locale }),
    heading: m.mail_resumed_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_resumed_text({}, { locale })],
    action: { label: m.mail_paused_action({}, { locale }), url: facts.url },
  }),
  bookings_link: (facts, locale) => ({
    subject: m.mail_bookings_subject({}, { locale }),
    heading: m.mail_bookings_heading({}, { locale }),
    paragraphs: [m.mail_bookings_text({ minutes: facts.minutes }, { locale })],
    action: { label: m.mail_bookings_action({}, { locale }), url: facts.url },
    footnote: m.mail_bookings_footnote({}, { locale }),
  }),
  booking_confirmed: (facts, locale) => ({
    subject: m.mail_confirmed_subject({ title: facts.title }, { locale }),
    heading: m.mail_confirmed_heading({ count: facts.lines.length }, { locale }),
    paragraphs: [
      m.mail_confirmed_text({ name: facts.buyerName }, { locale }),
      ...(facts.venue === "" ? [m.mail_online_later({}, { locale })] : []),
    ],
    facts: whatWhenWhere(facts, locale),
    sums: sums(facts, locale),
    action: { label: m.mail_confirmed_action({}, { locale }), url: facts.url },
    links: facts.tickets.map((ticket) => ({ label: ticket.what, url: ticket.url })),
    footnote: m.mail_confirmed_footnote({}, { locale }),
  }),
  booking_cancelled: (facts, locale) => ({
    subject: m.mail_cancelled_subject({ title: facts.title }, { locale }),
    heading: m.mail_cancelled_heading({ reference: facts.reference }, { locale }),
    paragraphs: [m.mail_cancelled_text({}, { locale }), ...refundParagraphs(facts, locale)],
    ...aboutBooking(facts, locale),
  }),
  tickets_cancelled: (facts, locale) => ({
    subject: m.mail_cancelled_subject({ title: facts.title }, { locale }),
    heading: m.mail_tickets_cancelled_heading(
      { count: facts.cancelled.length, reference: facts.reference },
      { locale },
    ),
    paragraphs: [
      m.mail_tickets_cancelled_text({ tickets: facts.cancelled.join("; ") }, { locale }),
      ...refundParagraphs(facts, locale),
    ],
    ...aboutBooking(facts, locale),
  }),
  amount_refunded: (facts, locale) => ({
    subject: m.mail_refunded_subject({ title: facts.title }, { locale }),
    heading: m.mail_amount_refunded_heading({ amount: money(facts.refundMinor, facts, locale) }, { locale }),
    paragraphs: [
      m.mail_amount_refunded_text({ reference: facts.reference }, { locale }),
      ...refundParagraphs(facts, locale),
    ],
    ...aboutBooking(facts, locale),
  }),
  event_cancelled: (facts, locale) => ({
    subject: m.mail_cancelled_subject({ title: facts.title }, { locale }),
    heading: m.mail_event_cancelled_heading({ title: facts.title }, { locale }),
    paragraphs: [
      m.mail_event_cancelled_text({ reference: facts.reference }, { locale }),
      ...(facts.reason ? [cancelReasonText(facts.reason, locale)] : []),
      ...refundParagraphs(facts, locale),
    ],
    ...aboutBooking(facts, locale),
  }),
  ticket_reissued: (facts, locale) => ({
    subject: m.mail_reissued_subject({ title: facts.title }, { locale }),
    heading: m.mail_reissued_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_reissued_text({}, { locale }), m.mail_reissued_how({}, { locale })],
    facts: whatWhenWhere(facts, locale),
    action: { label: m.mail_reissued_action({}, { locale }), url: facts.url },
    links: facts.tickets.map((ticket) => ({ label: ticket.what, url: ticket.url })),
  }),
  booking_refunded: (facts, locale) => ({
    subject: m.mail_refunded_subject({ title: facts.title }, { locale }),
    heading: m.mail_refunded_heading({ amount: money(facts.refundMinor, facts, locale) }, { locale }),
    paragraphs: [m.mail_refunded_text({}, { locale })],
    facts: whatWhenWhere(facts, locale),
    action: { label: m.mail_booking_action({}, { locale }), url: facts.url },
  }),
  late_payment_refunded: (facts, locale) => ({
    subject: m.mail_late_subject({ title: facts.title }, { locale }),
    heading: m.mail_late_heading({}, { locale }),
    paragraphs: [m.mail_late_text({ amount: money(facts.refundMinor, facts, locale) }, { locale })],
    ...aboutBooking(facts, locale),
  }),
  late_payment_let_go: (facts, locale) => ({
    subject: m.mail_let_go_subject({ title: facts.title }, { locale }),
    heading: m.mail_let_go_heading({}, { locale }),
    paragraphs: [m.mail_let_go_text({}, { locale })],
    ...aboutBooking(facts, locale),
  }),
  second_payment_refunded: (facts, locale) => ({
    subject: m.mail_second_subject({ title: facts.title }, { locale }),
    heading: m.mail_second_heading({}, { locale }),
    paragraphs: [m.mail_second_text({ amount: money(facts.refundMinor, facts, locale) }, { locale })],
    ...aboutBooking(facts, locale),
  }),
  odd_payment_refunded: (facts, locale) => ({
    subject: m.mail_refunded_subject({ title: facts.title }, { locale }),
    heading: m.mail_odd_heading({}, { locale }),
    paragraphs: [m.mail_odd_text({ amount: money(facts.refundMinor, facts, locale) }, { locale })],
    ...aboutBooking(facts, locale),
  }),
  event_moved: (facts, locale) => ({
    subject: m.mail_moved_subject({ title: facts.title }, { locale }),
    heading: m.mail_moved_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_moved_text({}, { locale }), howToDecide(facts, locale)],
    facts: [
      ...whatWhenWhere(facts, locale),
      {
        label: m.mail_moved_was({}, { locale }),
        value: `${when(facts.was, locale)}, ${facts.was.venue || m.search_online({}, { locale })}`,
      },
    ],
    action: { label: m.mail_booking_action({}, { locale }), url: facts.url },
  }),
  rating_ask: (facts, locale) => ({
    subject: m.mail_rating_request_subject({ title: facts.title }, { locale }),
    heading: m.mail_rating_request_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_rating_request_text({ name: facts.name }, { locale })],
    action: { label: m.mail_rating_request_action({}, { locale }), url: facts.url },
    footnote: m.mail_rating_request_footnote({}, { locale }),
  }),
  rating_hidden: (facts, locale) => ({
    subject: m.mail_rating_hidden_subject({ title: facts.title }, { locale }),
    heading: m.mail_rating_hidden_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_rating_hidden_text({}, { locale }), facts.reason],
    action: { label: m.mail_rating_hidden_action({}, { locale }), url: facts.url },
  }),
  online_link: (facts, locale) => ({
    subject: m.mail_online_subject({ title: facts.title }, { locale }),
    heading: m.mail_online_heading({ title: facts.title }, { locale }),
    paragraphs: [m.mail_online_text({}, { locale })],
    facts: [
      { label: m.mail_fact_event({}, { locale }), value: facts.title },
      { label: m.mail_fact_when({}, { locale }), value: when(facts, locale) },
    ],
    action: { label: m.mail_online_action({}, { locale }), url: facts.link },
    links: [{ label: m.mail_online_booking({ reference: facts.reference }, { locale }), url: facts.url }],
  }),
  sales: writeSales,
};

function roleSentence(role: MailFacts["invitation"]["role"], locale: MailLocale): string {
  if (role === "owner") return m.mail_invitation_owner({}, { locale });
  if (role === "organizer") return m.mail_invitation_organizer({}, { locale });
  return m.mail_invitation_staff({}, { locale });
}

/** The refunded and the kept amount, and the reason. */
function refundParagraphs(facts: BookingMailFacts, locale: MailLocale): string[] {
  return [
    facts.refundMinor > 0
      ? m.mail_cancelled_refund({ amount: money(facts.refundMinor, facts, locale) }, { locale })
      : m.mail_cancelled_nothing({}, { locale }),
    ...(facts.keptMinor > 0
      ? [m.mail_refund_kept({ amount: money(facts.keptMinor, facts, locale) }, { locale })]
      : []),
    ...(facts.words ? [m.mail_refund_reason({ words: facts.words }, { locale })] : []),
  ];
}

/** What a buyer who cannot come does: choose a refund while there is time, afterwards the organizer decides. */
function howToDecide(facts: MailFacts["event_moved"], locale: MailLocale): string {
  if (facts.chooseUntil !== null)
    return m.mail_moved_choice(
      { until: when({ startsAt: facts.chooseUntil, timeZone: facts.timeZone }, locale) },
      { locale },
    );
  const { name: seller, email } = facts.organizer;
  const { reference } = facts;
  return email
    ? m.mail_moved_contact({ seller, email, reference }, { locale })
    : m.mail_moved_contact_plain({ seller, reference }, { locale });
}

/** The booking's facts and the way to its page. */
function aboutBooking(facts: BookingMailFacts, locale: MailLocale) {
  return {
    facts: whatWhenWhere(facts, locale),
    action: { label: m.mail_booking_action({}, { locale }), url: facts.url },
  };
}

function whatWhenWhere(facts: BookingMailFacts, locale: MailLocale): NonNullable<MailContent["facts"]> {
  return [
    { label: m.mail_fact_event({}, { locale }), value: facts.title },
    { label: m.mail_fact_when({}, { locale }), value: when(facts, locale) },
    { label: m.mail_fact_where({}, { locale }), value: facts.venue || m.search_online({}, { locale }) },
    { label: m.mail_fact_booking({}, { locale }), value: facts.reference },
  ];
}

function when(facts: Pick<BookingMailFacts, "startsAt" | "timeZone">, locale: MailLocale): string {
  return new Intl.DateTimeFormat(`${locale}-IN`, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: facts.timeZone,
    timeZoneName: "short",
  }).format(new Date(facts.startsAt));
}

function sums(facts: BookingMailFacts, locale: MailLocale): NonNullable<MailContent["sums"]> {
  const rows: { label: string; amount: string; strong?: boolean }[] = facts.lines.map((line) => ({
    label: line.what,
    amount: money(line.amountMinor, facts, locale),
  }));
  if (facts.discountMinor > 0) {
    rows.push({
      label: m.mail_sum_discount({}, { locale }),
      amount: money(-facts.discountMinor, facts, locale),
    });
  }
  if (facts.taxMinor > 0) {
    rows.push({
      label: facts.taxInclusive ? m.mail_sum_tax_inside({ tax: facts.taxName }, { locale }) : facts.taxName,
      amount: formatMoney({ amountMinor: facts.taxMinor, currency: facts.currency }, `${locale}-IN`, {
        exact: true,
      }),
    });
  }
  rows.push({
    label: m.mail_sum_total({}, { locale }),
    amount: facts.totalMinor === 0 ? m.mail_sum_free({}, { locale }) : money(facts.totalMinor, facts, locale),
    strong: true,
  });
  return rows;
}

function money(amountMinor: number, facts: BookingMailFacts, locale: MailLocale): string {
  return formatMoney({ amountMinor, currency: facts.currency }, `${locale}-IN`);
}
