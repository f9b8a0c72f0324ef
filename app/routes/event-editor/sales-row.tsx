import type { EventView } from "#worker/catalogue/catalogue";
import { Money } from "#app/ui/money";
import { NumberRow } from "#app/ui/number-row";
import { m } from "#i18n/paraglide/messages";

/** What the event sold so far. */
export function SalesRow({ event }: { event: EventView }) {
  const { sold, held, capacity, revenueMinor, live } = event;
  return (
    <NumberRow
      label={m.sales_label()}
      numbers={[
        {
          id: "takings",
          number: <Money amountMinor={revenueMinor} currency={live.currency} />,
          words: m.sales_takings(),
        },
        { id: "sold", number: sold, words: m.sales_sold({ capacity }) },
        { id: "held", number: held, words: m.sales_held() },
        { id: "free", number: Math.max(0, capacity - sold - held), words: m.sales_free() },
      ]}
    />
  );
}
