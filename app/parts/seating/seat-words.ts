import type { Seat } from "#domain/seating/plan";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";

type Place = Pick<Seat, "row" | "seat">;

/** "Row H, seat 14". */
export function seatWords({ row, seat }: Place): string {
  return m.buying_seat_name({ row, seat });
}

/** "Row H, seats 14 and 15; Row J, seat 3". */
export function seatListWords(seats: readonly Place[]): string {
  const rows = new Map<string, string[]>();
  for (const { row, seat } of seats) rows.set(row, [...(rows.get(row) ?? []), seat]);
  return [...rows]
    .map(([row, labels]) =>
      labels.length === 1
        ? m.buying_seat_name({ row, seat: labels[0]! })
        : m.buying_seats_of_row({ row, seats: listWords(labels) }),
    )
    .join("; ");
}

export function listWords(items: readonly string[]): string {
  return new Intl.ListFormat(intlLocale(), { type: "conjunction" }).format(items);
}
