import { placeName } from "#domain/seating/seat-label";
import type { BookingView } from "#domain/sale/booking";
import { Money } from "#app/ui/money";
import { m } from "#i18n/paraglide/messages";

/** Price of each ticket, tax and total. */
export function BookingAmounts({ booking: { lines, totals } }: { booking: BookingView }) {
  const tax = { name: totals.taxName, rate: totals.taxRateBasisPoints / 100 };
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{m.sales_detail_lines()}</caption>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineNo} className="border-b border-line">
            <td className="py-1.5 pr-3">
              {placeName(line)}
              <span className="text-ink-2">
                {" "}
                {line.attendeeName}
                {line.returned ? ` (${m.booking_line_cancelled()})` : ""}
              </span>
            </td>
            <td className="py-1.5 text-right">
              <Money amountMinor={line.priceMinor} currency={totals.currency} />
            </td>
          </tr>
        ))}
        <tr className="text-ink-2">
          <td className="py-1.5">
            {totals.taxInclusive ? m.sales_detail_tax_included(tax) : m.sales_detail_tax(tax)}
          </td>
          <td className="py-1.5 text-right">
            <Money amountMinor={totals.taxMinor} currency={totals.currency} exact />
          </td>
        </tr>
        <tr className="border-t border-ink font-semibold">
          <td className="py-1.5">{m.sales_detail_total()}</td>
          <td className="py-1.5 text-right">
            <Money amountMinor={totals.totalMinor} currency={totals.currency} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
