import { Ban, CircleCheck, Clock, TimerOff, Undo2 } from "lucide-react";
import type { BookingState } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "#app/ui/icon";

const shapes = {
  pending: Clock,
  confirmed: CircleCheck,
  cancelled: Ban,
  expired: TimerOff,
  refunded: Undo2,
} as const;
const tones = {
  pending: "text-warn",
  confirmed: "text-go",
  cancelled: "text-ink-2",
  expired: "text-ink-2",
  refunded: "text-ink-2",
} as const;

export function salesStateLabel(state: BookingState, free = false): string {
  if (state === "confirmed" && free) return m.sales_state_confirmed_free();
  return {
    pending: m.sales_state_pending,
    confirmed: m.sales_state_confirmed,
    cancelled: m.sales_state_cancelled,
    expired: m.sales_state_expired,
    refunded: m.sales_state_refunded,
  }[state]();
}

/** The state of a booking for its organizer, by icon, colour and text. */
export function SalesStateBadge({
  state,
  free,
  partRefunded = false,
}: {
  state: BookingState;
  free: boolean;
  /** A part of a confirmed booking's price is refunded, or on its way. */
  partRefunded?: boolean;
}) {
  return (
    <span className={`inline-flex items-center gap-2 align-middle whitespace-nowrap ${tones[state]}`}>
      <Icon of={shapes[state]} size={18} />
      {state === "confirmed" && partRefunded ? m.sales_state_part_refunded() : salesStateLabel(state, free)}
    </span>
  );
}
