import { arrivalsPerMinute } from "#domain/gate/arrivals";
import type { DayOf } from "#durable/event-rpc";
import { Money } from "#app/ui/money";
import { NumberRow } from "#app/ui/number-row";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** Admission counts once the first scan is in, sales before. */
export function DayNumbers({ dayOf, now }: { dayOf: DayOf; now: number }) {
  const scanning = dayOf.admitted > 0 || dayOf.refused > 0;
  const takings = {
    id: "takings",
    number: <Money amountMinor={dayOf.revenueMinor} currency={dayOf.currency} />,
    words: m.day_number_takings(),
  };
  return (
    <NumberRow
      label={m.day_numbers_label()}
      numbers={
        scanning
          ? [
              { id: "in", number: dayOf.admitted, words: m.day_number_in({ sold: dayOf.sold }) },
              { id: "inside", number: dayOf.inside, words: m.day_number_inside() },
              {
                id: "pace",
                number: new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 1 }).format(
                  arrivalsPerMinute(dayOf.curve, now),
                ),
                words: m.day_number_pace(),
              },
              { id: "refused", number: dayOf.refused, words: m.day_number_refused() },
              takings,
            ]
          : [
              { id: "sold", number: dayOf.sold, words: m.sales_sold({ capacity: dayOf.capacity }) },
              { id: "held", number: dayOf.held, words: m.sales_held() },
              { id: "free", number: dayOf.available, words: m.sales_free() },
              takings,
            ]
      }
    />
  );
}
