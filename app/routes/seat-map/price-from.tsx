import { formatMoney } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** "from ₹499" with the price in bold, in the word order of the language. */
export function PriceFrom({ amountMinor, currency }: { amountMinor: number; currency: string }) {
  const price = formatMoney({ amountMinor, currency }, intlLocale());
  const [before = "", after = ""] = m.discovery_price_from({ price: "\n" }).split("\n");
  return (
    <span className="type-second whitespace-nowrap text-ink-2">
      {before}
      <strong className="type-button tnum text-ink">{price}</strong>
      {after}
    </span>
  );
}
