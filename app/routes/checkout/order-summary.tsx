import { formatMoney } from "#domain/core/money";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { TaxLines } from "#app/parts/booking/tax-lines";
import { EventLine } from "#app/parts/event/event-line";
import { seatNames } from "#app/parts/seating/seat-names";
import { Money } from "#app/ui/money";
import type { CheckoutChoice, CheckoutEvent } from "./checkout-data";
import type { ChoiceLine } from "./choice-lines";

/** Event, lines, discount, tax. */
export function OrderSummary({
  event,
  choice: { places, lines, totals },
}: {
  event: CheckoutEvent;
  choice: CheckoutChoice;
}) {
  return (
    <>
      <EventLine event={event}>
        <p className="type-second">{seatNames(places.flatMap((place) => place.seat ?? []))}</p>
      </EventLine>
      <ul className="mt-3 border-t border-line pt-2">
        {lines.map((line) => (
          <li key={line.key} className="py-1">
            <p className="type-body flex items-baseline justify-between gap-4">
              <span>
                <LineWords line={line} currency={totals.currency} />
              </span>
              {line.priceMinor === 0 ? (
                m.discovery_price_free()
              ) : (
                <Money amountMinor={line.priceMinor * line.places.length} currency={totals.currency} exact />
              )}
            </p>
            {line.multiplied ? (
              <p className="type-second text-ink-2">
                {m.checkout_multiplied({
                  section: line.sectionName ?? "",
                  base: formatMoney(
                    { amountMinor: line.multiplied.baseMinor, currency: totals.currency },
                    intlLocale(),
                  ),
                  percent: line.multiplied.percent,
                })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {totals.totalMinor > 0 ? <TaxLines totals={totals} /> : null}
    </>
  );
}

function LineWords({ line, currency }: { line: ChoiceLine; currency: string }) {
  const price = formatMoney({ amountMinor: line.priceMinor, currency }, intlLocale());
  const count = line.places.length;
  const what = line.sectionName
    ? m.checkout_seats({ count })
    : m.checkout_places({ count, type: line.typeName });
  return line.priceMinor === 0 ? m.checkout_line_free({ what }) : m.checkout_line({ what, price });
}
