import { Money } from "../../ui/money";
import { NumberRow } from "../../ui/number-row";
import { m } from "#i18n/paraglide/messages";

/** Takings and seat counts of one event, for its organizer. */
export function SalesNumbers({
  sales: { sold, held, capacity, revenueMinor, currency },
}: {
  sales: {
    readonly sold: number;
    readonly held: number;
    readonly capacity: number;
    readonly revenueMinor: number;
    readonly currency: string;
  };
}) {
  return (
    <NumberRow
      label={m.sales_label()}
      numbers={[
        {
          id: "takings",
          number: <Money amountMinor={revenueMinor} currency={currency} />,
          words: m.sales_takings(),
        },
        { id: "sold", number: sold, words: m.sales_sold({ capacity }) },
        { id: "held", number: held, words: m.sales_held() },
        { id: "free", number: Math.max(0, capacity - sold - held), words: m.sales_free() },
      ]}
    />
  );
}
