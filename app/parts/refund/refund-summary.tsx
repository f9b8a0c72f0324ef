import type { RefundQuote } from "#domain/refund/refund-decision";
import type { BookingView } from "#domain/sale/booking";
import { placeName } from "#domain/seating/seat-label";
import { m } from "#i18n/paraglide/messages";
import { Money } from "../../ui/money";

/** The refund of each chosen ticket, what is kept, and the sum. */
export function RefundSummary({ quote, lines }: { quote: RefundQuote; lines: BookingView["lines"] }) {
  const { currency } = quote;
  return (
    <div>
      <ul className="type-body">
        {quote.lines.map(({ lineNo, refundMinor }) => {
          const line = lines.find((each) => each.lineNo === lineNo);
          return (
            <li key={lineNo} className="flex justify-between gap-4 border-b border-line py-2">
              <span>
                {line ? placeName(line) : lineNo} <span className="text-ink-2">{line?.attendeeName}</span>
              </span>
              <Money amountMinor={refundMinor} currency={currency} exact />
            </li>
          );
        })}
        {quote.keptMinor > 0 ? (
          <li className="flex justify-between gap-4 border-b border-line py-2 text-ink-2">
            {m.refund_kept()}
            <Money amountMinor={quote.keptMinor} currency={currency} exact />
          </li>
        ) : null}
        {quote.earlierMinor > 0 ? (
          <li className="flex justify-between gap-4 border-b border-line py-2 text-ink-2">
            {m.refund_earlier()}
            <Money amountMinor={quote.earlierMinor} currency={currency} exact />
          </li>
        ) : null}
      </ul>
      <p className="mt-3 flex items-end justify-between gap-4">
        <span className="type-button">{m.refund_sum()}</span>
        <span className="type-sum">
          <Money amountMinor={quote.amountMinor} currency={currency} exact />
        </span>
      </p>
    </div>
  );
}
