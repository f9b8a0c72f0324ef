import { Lock } from "lucide-react";
import { useNavigation } from "react-router";
import { formatMoney } from "#domain/core/money";
import type { BookingTotals } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { Button } from "#app/ui/button";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import { useOnline } from "#app/ui/online";

/** The total and the submit button; sticky on small screens. */
export function PayBar({ totals }: { totals: BookingTotals }) {
  const pending = useNavigation().formMethod === "POST";
  const online = useOnline();
  const total = formatMoney({ amountMinor: totals.totalMinor, currency: totals.currency }, intlLocale());
  return (
    <div className="sticky bottom-0 z-10 -mx-5 mt-6 border-t border-line bg-card px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:max-lg:-mx-8 md:max-lg:px-8 lg:static lg:col-start-1 lg:mx-0 lg:mt-4 lg:border-0 lg:bg-transparent lg:p-0">
      <div className="mb-2 flex items-end justify-between gap-4">
        <p className="type-second text-ink-2">{m.checkout_same_price()}</p>
        <p className="type-sum">
          {totals.totalMinor > 0 ? (
            <Money amountMinor={totals.totalMinor} currency={totals.currency} />
          ) : (
            m.discovery_price_free()
          )}
        </p>
      </div>
      {online ? null : (
        <p role="status" className="type-second mb-2 text-warn">
          {m.checkout_offline()}
        </p>
      )}
      <Button wide pending={pending} disabled={!online}>
        {totals.totalMinor > 0 ? (
          <>
            <Icon of={Lock} size={18} /> {m.checkout_pay_button({ total })}
          </>
        ) : (
          m.checkout_confirm_button()
        )}
      </Button>
    </div>
  );
}
