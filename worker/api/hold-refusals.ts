import type { ProblemReason } from "./problem-catalogue";

/** Reasons for which a hold is refused. */
export const HOLD_REFUSALS: readonly ProblemReason[] = [
  "seat_unknown",
  "seat_taken",
  "seat_blocked",
  "pool_unknown",
  "pool_empty",
  "ticket_type_unknown",
  "limit_reached",
  "network_full",
  "not_on_sale",
  "sale_ended",
  "event_closed",
  "sale_paused",
  "hold_unknown",
  "hold_expired",
  "already_extended",
  "nothing_chosen",
  "check_required",
];
