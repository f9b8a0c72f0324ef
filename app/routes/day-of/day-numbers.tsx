import { arrivalsPerMinute } from "#domain/gate/arrivals";
import { insideBounds } from "#domain/gate/inside-bounds";
import type { DayOf } from "#durable/event-rpc";
import type { DayOfPage } from "#worker/catalogue/event-day-service";
import { Money } from "#app/ui/money";
import { NumberRow } from "#app/ui/number-row";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** Admission counts once the first scan is in, sales before. */
export function DayNumbers({
  page,
  dayOf,
  now,
  isStaff,
}: {
  page: DayOfPage;
  dayOf: DayOf;
  now: number;
  /** Staff do not see takings. */
  isStaff: boolean;
}) {
  const scanning = dayOf.admitted > 0 || dayOf.refused > 0;
  const takings = isStaff
    ? []
    : [
        {
          id: "takings",
          number: <Money amountMinor={dayOf.revenueMinor} currency={dayOf.currency} />,
          words: m.day_number_takings(),
        },
      ];
  return (
    <NumberRow
      label={m.day_numbers_label()}
      numbers={
        scanning
          ? [
              { id: "in", number: dayOf.admitted, words: m.day_number_in({ sold: dayOf.sold }) },
              { id: "inside", number: dayOf.inside, words: insideWords(page, dayOf, now) },
              {
                id: "pace",
                number: new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 1 }).format(
                  arrivalsPerMinute(dayOf.curve, now),
                ),
                words: m.day_number_pace(),
              },
              { id: "refused", number: dayOf.refused, words: m.day_number_refused() },
              ...takings,
            ]
          : [
              { id: "sold", number: dayOf.sold, words: m.sales_sold({ capacity: dayOf.capacity }) },
              { id: "held", number: dayOf.held, words: m.sales_held() },
              { id: "free", number: dayOf.available, words: m.sales_free() },
              ...takings,
            ]
      }
    />
  );
}

/** "inside now", with both bounds while a phone is silent or has scans to send. */
function insideWords({ devices, event }: DayOfPage, dayOf: DayOf, now: number): string {
  const reporting = dayOf.devices.flatMap(({ deviceId, lastContactAt, pendingScans }) =>
    lastContactAt === null || devices[deviceId]?.revoked ? [] : [{ lastContactAt, pendingScans }],
  );
  const { places: most } = dayOf;
  const bounds = insideBounds(dayOf.inside, { devices: reporting, most, endsAt: event.endsAt, now });
  if (bounds.silent === 0 && bounds.unsent === 0) return m.day_number_inside();
  return m.day_number_inside_bounds({
    least: bounds.atLeast,
    most: bounds.atMost,
    silent: bounds.silent,
    unsent: bounds.unsent,
  });
}
