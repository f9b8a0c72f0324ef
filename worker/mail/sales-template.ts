import { m } from "#i18n/paraglide/messages";
import { formatMoney } from "#domain/core/money";
import type { MailContent, MailFacts } from "./mail-facts";

type Locale = "en" | "hi";

/** One row per event, then the sum of each currency if there are several rows. */
export function writeSales({ choice, events, settingsUrl }: MailFacts["sales"], locale: Locale): MailContent {
  const count = events.reduce((sum, { tickets }) => sum + tickets, 0);
  const titles = new Set(events.map(({ eventId }) => eventId));
  const title = events[0]?.title ?? "";
  const row = (tickets: number, amountMinor: number, currency: string) =>
    m.mail_sales_line(
      { count: tickets, amount: formatMoney({ amountMinor, currency }, `${locale}-IN`) },
      { locale },
    );
  const sums = new Map<string, { tickets: number; amountMinor: number }>();
  for (const { currency, tickets, amountMinor } of events) {
    const sum = sums.get(currency);
    sums.set(currency, {
      tickets: (sum?.tickets ?? 0) + tickets,
      amountMinor: (sum?.amountMinor ?? 0) + amountMinor,
    });
  }
  const many = m.mail_sales_many_subject({ count, events: titles.size }, { locale });
  return {
    subject: titles.size === 1 ? m.mail_sale_subject({ count, title }, { locale }) : many,
    heading: titles.size === 1 ? m.mail_sale_heading({ count, title }, { locale }) : many,
    paragraphs: [
      choice === "day" ? m.mail_sales_text_day({}, { locale }) : m.mail_sales_text_hour({}, { locale }),
    ],
    sums: [
      ...events.map((event) => ({
        label: event.title,
        amount: row(event.tickets, event.amountMinor, event.currency),
      })),
      ...(events.length > 1
        ? [...sums].map(([currency, { tickets, amountMinor }]) => ({
            label: m.mail_sales_total({}, { locale }),
            amount: row(tickets, amountMinor, currency),
            strong: true,
          }))
        : []),
    ],
    ...(titles.size === 1
      ? { action: { label: m.mail_sale_action({}, { locale }), url: events[0]?.url ?? "" } }
      : {
          links: [...titles].map((eventId) => {
            const event = events.find((each) => each.eventId === eventId);
            return {
              label: m.mail_sales_open({ title: event?.title ?? "" }, { locale }),
              url: event?.url ?? "",
            };
          }),
        }),
    footnote: m.mail_sales_footnote({ url: settingsUrl }, { locale }),
  };
}
