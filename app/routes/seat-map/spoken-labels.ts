import { formatMoney } from "#domain/core/money";
import type { SeatBlock } from "#domain/seating/block";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import type { SeatLook } from "#app/parts/seating/seat-glyph";
import { seatName } from "#app/parts/seating/seat-names";
import type { RoomModel } from "./room-model";

/** The accessible name of a seat: "Row C, seat 12, ₹450, available". */
export function spokenSeat(model: RoomModel, index: number, look: SeatLook): string {
  const seat = model.seats[index]!;
  const offer = model.sectionOf.get(seat.sectionId);
  if (offer?.priceMinor == null) return `${seatName(seat)}, ${m.buying_seat_not_for_sale()}`;
  const price = formatMoney({ amountMinor: offer.priceMinor, currency: model.setup.currency }, intlLocale());
  const state = {
    free: seat.accessible ? m.buying_seat_free_accessible() : m.buying_seat_free(),
    mine: m.buying_seat_mine(),
    held: m.buying_seat_held(),
    sold: m.buying_seat_sold(),
  }[look];
  return [seatName(seat), price, state].join(", ");
}

export function blockLabel(block: SeatBlock): string {
  if (!block.side) return block.name;
  const side = { left: m.buying_side_left(), centre: m.buying_side_centre(), right: m.buying_side_right() }[
    block.side
  ];
  return m.buying_block_name({ name: block.name, side });
}
