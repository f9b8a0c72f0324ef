import { m } from "#i18n/paraglide/messages";
import { localizedList } from "#app/parts/seating/seat-names";
import type { ChoiceRefusal } from "./choose";

interface RefusalFacts {
  /** Names of the seats that another buyer has. */
  readonly lost?: readonly string[];
  readonly limit?: number | undefined;
  readonly left?: number | undefined;
  /** Seats the buyer still holds. */
  readonly held?: number;
}

interface RefusalMessage {
  readonly title: string;
  readonly text: string;
}

/** What happened, what the buyer still holds, what to do next. */
export function refusalMessage(
  reason: ChoiceRefusal | "unreachable",
  facts: RefusalFacts = {},
): RefusalMessage {
  return WORDS[reason](facts);
}

const seatLost = ({ lost = [], held }: RefusalFacts): RefusalMessage => ({
  title:
    lost.length > 0
      ? m.buying_lost_title({ count: lost.length, seats: localizedList(lost) })
      : m.buying_lost_some_title(),
  text: held ? m.buying_lost_held({ count: held }) : m.buying_lost_none(),
});
const closed = () => ({ title: m.buying_closed_title(), text: m.buying_closed_text() });
const expired = () => ({ title: m.buying_expired_title(), text: m.buying_expired_text() });
const changed = () => ({ title: m.buying_changed_title(), text: m.buying_changed_text() });

const WORDS: Readonly<Record<ChoiceRefusal | "unreachable", (facts: RefusalFacts) => RefusalMessage>> = {
  seat_taken: seatLost,
  seat_blocked: seatLost,
  seat_unknown: seatLost,
  limit_reached: ({ limit }) => ({
    title: limit ? m.buying_limit_title({ count: limit }) : m.buying_limit_some_title(),
    text: m.buying_limit_text(),
  }),
  network_full: () => ({ title: m.buying_network_title(), text: m.buying_network_text() }),
  pool_empty: ({ left }) => ({
    title: left ? m.buying_pool_left_title({ count: left }) : m.buying_pool_empty_title(),
    text: m.buying_pool_empty_text(),
  }),
  none_together: () => ({ title: m.buying_together_title(), text: m.buying_together_text() }),
  not_on_sale: () => ({ title: m.buying_not_yet_title(), text: m.buying_not_yet_text() }),
  sale_ended: closed,
  event_closed: closed,
  sale_paused: () => ({ title: m.buying_paused_title(), text: m.buying_paused_text() }),
  hold_unknown: expired,
  hold_expired: expired,
  already_extended: () => ({ title: m.buying_extended_title(), text: m.buying_extended_text() }),
  nothing_chosen: () => ({ title: m.buying_nothing_title(), text: m.buying_nothing_text() }),
  too_many_requests: () => ({ title: m.buying_slow_title(), text: m.buying_slow_text() }),
  check_required: () => ({ title: m.buying_check_needed_title(), text: m.buying_check_needed_text() }),
  check_failed: () => ({ title: m.buying_check_failed_title(), text: m.buying_check_failed_text() }),
  unreachable: () => ({ title: m.buying_unreachable_title(), text: m.buying_unreachable_text() }),
  pool_unknown: changed,
  ticket_type_unknown: changed,
  malformed: changed,
};
