import { formatMoney } from "#domain/core/money";
import type { SeatBlock } from "#domain/seating/block";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import type { SeatLook } from "#app/parts/seating/seat-glyph";
import { listWords, seatWords } from "#app/parts/seating/seat-words";
import type { ChoiceRefusal } from "./choose";
import type { RoomModel } from "./room-model";

/** "Row C, seat 12, ₹450, available": what a screen reader says of a seat. */
export function spokenSeat(model: RoomModel, index: number, look: SeatLook): string {
  const seat = model.seats[index]!;
  const offer = model.sectionOf.get(seat.sectionId);
  if (offer?.priceMinor == null) return `${seatWords(seat)}, ${m.buying_seat_not_for_sale()}`;
  const price = formatMoney({ amountMinor: offer.priceMinor, currency: model.setup.currency }, intlLocale());
  const state = {
    free: seat.accessible ? m.buying_seat_free_accessible() : m.buying_seat_free(),
    mine: m.buying_seat_mine(),
    held: m.buying_seat_held(),
    sold: m.buying_seat_sold(),
  }[look];
  return [seatWords(seat), price, state].join(", ");
}

export function blockWords(block: SeatBlock): string {
  if (!block.side) return block.name;
  const side = { left: m.buying_side_left(), centre: m.buying_side_centre(), right: m.buying_side_right() }[
    block.side
  ];
  return m.buying_block_name({ name: block.name, side });
}

/** What happened, what was not lost, what to do. */
export function refusalWords(
  reason: ChoiceRefusal | "unreachable",
  facts: {
    lost?: readonly string[];
    limit?: number | undefined;
    left?: number | undefined;
    kept?: number;
  } = {},
): { title: string; text: string } {
  switch (reason) {
    case "seat_taken":
    case "seat_blocked":
    case "seat_unknown": {
      const seats = facts.lost ?? [];
      return {
        title:
          seats.length > 0
            ? m.buying_lost_title({ count: seats.length, seats: listWords(seats) })
            : m.buying_lost_some_title(),
        text: facts.kept ? m.buying_lost_kept({ count: facts.kept }) : m.buying_lost_none(),
      };
    }
    case "limit_reached":
      return {
        title: facts.limit ? m.buying_limit_title({ count: facts.limit }) : m.buying_limit_some_title(),
        text: m.buying_limit_text(),
      };
    case "network_full":
      return { title: m.buying_network_title(), text: m.buying_network_text() };
    case "pool_empty":
      return {
        title: facts.left ? m.buying_pool_left_title({ count: facts.left }) : m.buying_pool_empty_title(),
        text: m.buying_pool_empty_text(),
      };
    case "none_together":
      return { title: m.buying_together_title(), text: m.buying_together_text() };
    case "not_on_sale":
      return { title: m.buying_not_yet_title(), text: m.buying_not_yet_text() };
    case "sale_ended":
    case "event_closed":
      return { title: m.buying_closed_title(), text: m.buying_closed_text() };
    case "hold_unknown":
    case "hold_expired":
      return { title: m.buying_expired_title(), text: m.buying_expired_text() };
    case "already_extended":
      return { title: m.buying_extended_title(), text: m.buying_extended_text() };
    case "nothing_chosen":
      return { title: m.buying_nothing_title(), text: m.buying_nothing_text() };
    case "too_many_requests":
      return { title: m.buying_slow_title(), text: m.buying_slow_text() };
    case "unreachable":
      return { title: m.buying_unreachable_title(), text: m.buying_unreachable_text() };
    case "pool_unknown":
    case "ticket_type_unknown":
    case "malformed":
      return { title: m.buying_changed_title(), text: m.buying_changed_text() };
  }
}
