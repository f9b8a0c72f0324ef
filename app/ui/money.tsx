import { formatMoney } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";

/** "₹1,180" in tabular figures; `exact` always shows the currency's minor digits (tax lines). */
export function Money({
  amountMinor,
  currency,
  exact = false,
}: {
  amountMinor: number;
  currency: string;
  exact?: boolean;
}) {
  return (
    <span className="tnum whitespace-nowrap">
      {formatMoney({ amountMinor, currency }, intlLocale(), { exact })}
    </span>
  );
}
