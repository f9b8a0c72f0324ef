import type { Seat } from "#domain/seating/plan";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";

type Place = Pick<Seat, "row" | "seat">;

/** "Row H, seat 14". */
export function seatName({ row, seat }: Place): string {
  return m.buying_seat_name({ row, seat });
}

/** "Row H, seats 14 and 15; Row J, seat 3". */
export function seatNames(seats: readonly Place[]): string {
  const rows = new Map<string, string[]>();
  for (const { row, seat } of seats) rows.set(row, [...(rows.get(row) ?? []), seat]);
  return [...rows]
    .map(([row, labels]) =>
      labels.length === 1
        ? m.buying_seat_name({ row, seat: labels[0]! })
        : m.buying_seats_of_row({ row, seats: localizedList(labels) }),
    )
    .join("; ");
}

export function localizedList(items: readonly string[]): string {
  return new Intl.ListFormat(intlLocale(), { type: "conjunction" }).format(items);
}
