import type { BookingTotals } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { Money } from "../../ui/money";

/** Discount, price before tax, tax and fee, with all minor digits. */
export function TaxLines({ totals }: { totals: BookingTotals }) {
  const { currency, discountMinor, taxMinor, totalMinor, taxInclusive, subtotalMinor } = totals;
  const rate = new Intl.NumberFormat(intlLocale(), { style: "percent", maximumFractionDigits: 2 }).format(
    totals.taxRateBasisPoints / 10_000,
  );
  const row = "flex items-baseline justify-between gap-4 py-1";
  return (
    <dl className="type-second text-ink-2">
      {discountMinor > 0 ? (
        <div className={row}>
          <dt>{m.checkout_discount()}</dt>
          <dd>
            −<Money amountMinor={discountMinor} currency={currency} exact />
          </dd>
        </div>
      ) : null}
      <div className={row}>
        <dt>{taxInclusive ? m.checkout_before_tax() : m.checkout_subtotal()}</dt>
        <dd>
          <Money
            amountMinor={taxInclusive ? totalMinor - taxMinor : subtotalMinor - discountMinor}
            currency={currency}
            exact
          />
        </dd>
      </div>
      <div className={row}>
        <dt>{m.checkout_tax_line({ tax: totals.taxName, rate })}</dt>
        <dd>
          <Money amountMinor={taxMinor} currency={currency} exact />
        </dd>
      </div>
    </dl>
  );
}
