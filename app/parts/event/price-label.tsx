import { formatMoney } from "#domain/core/money";
import { dateTimeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { EventCard } from "#worker/discovery/discovery";

type Priced = Pick<
  EventCard,
  "fromMinor" | "toMinor" | "currency" | "sale" | "free" | "saleStartsAt" | "timeZone"
>;

/** "Free", "₹250", "from ₹499"; empty without a price. */
export function priceLabel({ fromMinor, toMinor, currency }: Priced): string {
  if (fromMinor === null) return "";
  if (toMinor === 0) return m.discovery_price_free();
  const price = formatMoney({ amountMinor: fromMinor, currency }, intlLocale());
  return fromMinor === toMinor ? price : m.discovery_price_from({ price });
}

/** Sale state as plain text, without a colour. */
export function saleLabel(event: Priced): string | null {
  switch (event.sale) {
    case "few_left":
      return event.free !== null && event.free <= 20
        ? m.discovery_places_left({ count: event.free })
        : m.discovery_few_left();
    case "sold_out":
      return m.discovery_sold_out();
    case "paused":
      return m.discovery_sale_paused();
    case "ended":
      return m.discovery_sale_ended();
    case "cancelled":
      return m.discovery_cancelled();
    case "not_yet":
      return event.saleStartsAt === null
        ? m.discovery_not_yet()
        : m.discovery_on_sale_from({
            when: dateTimeWords(event.saleStartsAt, { timeZone: event.timeZone, locale: intlLocale() }),
          });
    case "on_sale":
      return null;
  }
}

/** Price in bold and sale state, separated by a dot. */
export function PriceLine({ event, asOf }: { event: Priced; asOf?: string | undefined }) {
  const price = priceLabel(event);
  const sale = saleLabel(event);
  return (
    <span>
      {price ? <span className="tnum font-semibold text-ink">{price}</span> : null}
      {price && asOf ? ` ${asOf}` : null}
      {price && sale ? <Dot /> : null}
      {sale ? <span className="text-ink-2">{sale}</span> : null}
    </span>
  );
}

export function Dot() {
  return (
    <span aria-hidden="true" className="px-1.5">
      ·
    </span>
  );
}
