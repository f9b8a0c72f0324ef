import type { RefusalDetail } from "#domain/core/outcome";
import { formatMoney } from "#domain/core/money";
import type { AmountRefundRefusal } from "#domain/sale/saga/amount-refund";
import type { ReturnRefusal } from "#domain/sale/saga/ticket-return";
import { dateTimeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

type RefundProblem =
  ReturnRefusal | AmountRefundRefusal | "too_many_requests" | "reason_missing" | "no_choice";

/** Why tickets were not cancelled or money was not refunded, and the next step. */
export function refusalWords(
  reason: RefundProblem,
  detail: RefusalDetail | undefined,
  about: { readonly timeZone: string; readonly currency: string },
): string {
  const amount = (name: string) =>
    formatMoney({ amountMinor: Number(detail?.[name] ?? 0), currency: about.currency }, intlLocale());
  switch (reason) {
    case "too_late": {
      const { timeZone } = about;
      const when = dateTimeWords(Number(detail?.["until"] ?? 0), { timeZone, locale: intlLocale() });
      return m.refund_refused_too_late({ when });
    }
    case "no_refunds":
      return m.refund_refused_none();
    case "ask_organizer":
      return m.refund_refused_ask();
    case "already_scanned":
      return m.refund_refused_scanned();
    case "ticket_returned":
    case "different_body":
      return m.refund_refused_returned();
    case "amount_changed":
      return m.refund_refused_changed({ amount: amount("amountMinor") });
    case "nothing_chosen":
    case "ticket_unknown":
      return m.refund_refused_nothing_chosen();
    case "amount_wrong":
      return m.refund_refused_amount_wrong();
    case "amount_too_high":
      return m.refund_refused_amount_high({ amount: amount("mostMinor") });
    case "nothing_left":
      return m.refund_refused_nothing_left();
    case "reason_missing":
      return m.refund_refused_reason();
    case "too_many_requests":
      return m.buying_slow_text();
    case "no_choice":
      return m.refund_refused_no_choice();
    case "booking_closed":
    case "booking_unknown":
      return m.refund_refused_closed();
  }
}
