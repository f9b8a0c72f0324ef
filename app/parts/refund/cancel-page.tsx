import { ArrowLeft } from "lucide-react";
import { Form, Link, useNavigation } from "react-router";
import { formatMoney } from "#domain/core/money";
import type { Outcome, RefusalDetail } from "#domain/core/outcome";
import type { RefundQuote, RefundRefusal } from "#domain/refund/refund-decision";
import type { ReturnRefusal } from "#domain/sale/saga/ticket-return";
import { liveLines } from "#domain/sale/event-state";
import type { FoundBooking } from "#worker/sale/booking";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { policyWords } from "./policy-words";
import { RefundSummary } from "./refund-summary";
import { refusalWords } from "./refusal-words";
import { TicketChoice } from "./ticket-choice";

/** A buyer's cancellation in two steps without scripts: choose tickets, then confirm the shown amount. */
export function CancelPage({
  found,
  chosen,
  quote,
  idempotencyKey,
  bookingPath,
  refused,
}: {
  found: FoundBooking;
  chosen: readonly number[];
  /** Null before tickets were chosen. */
  quote: Outcome<RefundQuote, RefundRefusal> | null;
  idempotencyKey: string;
  bookingPath: string;
  refused:
    | { readonly reason: ReturnRefusal | "too_many_requests"; readonly detail?: RefusalDetail | undefined }
    | undefined;
}) {
  const { booking, event } = found;
  const about = { timeZone: event.timeZone, currency: booking.totals.currency };
  const problem = refused ?? (quote && !quote.ok ? quote : null);
  return (
    <div className="wide px-page pt-6 pb-20 md:pt-10">
      <div className="max-w-[40rem]">
        <Link to={bookingPath} className="word type-second inline-flex min-h-9 items-center gap-2">
          <Icon of={ArrowLeft} size={18} /> {m.refund_back()}
        </Link>
        <h1 className="type-sentence mt-2">{m.refund_cancel_title()}</h1>
        <p className="type-body mt-1 text-ink-2">
          {m.refund_cancel_second({ title: event.title, reference: booking.reference })}
        </p>
        <Terms found={found} />
        {problem ? (
          <Notice tone="stop" title={m.refund_refused_title()} className="mt-6">
            {refusalWords(problem.reason, problem.detail, about)}
          </Notice>
        ) : null}
        {quote?.ok ? (
          <Confirm found={found} quote={quote.value} chosen={chosen} idempotencyKey={idempotencyKey} />
        ) : (
          <Choose found={found} chosen={chosen} />
        )}
      </div>
    </div>
  );
}

/** The policy of this booking, or the full refund of a moved event. */
function Terms({ found: { booking, event, moveChoice } }: { found: FoundBooking }) {
  const words =
    moveChoice?.answer === "open"
      ? m.refund_terms_moved()
      : booking.totals.totalMinor === 0
        ? m.refund_terms_free()
        : booking.refundPolicy
          ? policyWords(booking.refundPolicy, event, { hasFee: (booking.totals.feeMinor ?? 0) > 0 })
          : null;
  return words ? <p className="type-body measure mt-4">{words}</p> : null;
}

function Choose({ found, chosen }: { found: FoundBooking; chosen: readonly number[] }) {
  const { booking, event, returns } = found;
  const about = { timeZone: event.timeZone, currency: booking.totals.currency };
  const amountOf = (lineNo: number) => {
    const quote = returns.find((each) => each.lineNo === lineNo)?.quote;
    if (!quote) return { enabled: false, side: null };
    if (!quote.ok) return { enabled: false, side: refusalWords(quote.reason, quote.detail, about) };
    return { enabled: true, side: m.refund_ticket_back({ amount: money(quote.value) }) };
  };
  return (
    <Form method="get" className="mt-6">
      <input type="hidden" name="event" value={booking.eventId} />
      <TicketChoice label={m.refund_choose()} lines={liveLines(booking)} chosen={chosen} sideOf={amountOf} />
      {returns.some(({ quote }) => quote.ok) ? (
        <Button className="mt-6 max-sm:w-full">{m.refund_continue()}</Button>
      ) : null}
    </Form>
  );
}

function Confirm({
  found: { booking, returns },
  quote,
  chosen,
  idempotencyKey,
}: {
  found: FoundBooking;
  quote: RefundQuote;
  chosen: readonly number[];
  idempotencyKey: string;
}) {
  const pending = useNavigation().formMethod === "POST";
  const count = quote.lines.length;
  return (
    <>
      <section className="mt-6" aria-label={m.refund_sum()}>
        <RefundSummary quote={quote} lines={booking.lines} />
      </section>
      <p className="type-body measure mt-4 text-ink-2">
        {quote.amountMinor > 0 ? `${m.refund_way()} ` : null}
        {m.booking_cancel_consequence({ count })}
      </p>
      <Form method="post" className="mt-6 flex flex-wrap items-center gap-4">
        {chosen.map((lineNo) => (
          <input key={lineNo} type="hidden" name="ticket" value={lineNo} />
        ))}
        <input type="hidden" name="expected" value={quote.amountMinor} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <Button pending={pending} className="max-sm:w-full">
          {quote.amountMinor > 0
            ? m.refund_confirm({ count, amount: money(quote) })
            : m.refund_confirm_free({ count })}
        </Button>
        {returns.length > 1 ? (
          <Link
            to={`?event=${booking.eventId}`}
            className="word type-button inline-flex min-h-9 items-center"
          >
            {m.refund_choose_again()}
          </Link>
        ) : null}
      </Form>
    </>
  );
}

function money({ amountMinor, currency }: Pick<RefundQuote, "amountMinor" | "currency">): string {
  return formatMoney({ amountMinor, currency }, intlLocale());
}
