/** Reasons for which a request for a hold is refused. Each has its text in app/routes/seat-map/choice/hold-refusal-messages.ts. */
export type HoldRefusal =
  | "seat_unknown"
  | "seat_taken"
  | "seat_blocked"
  | "pool_unknown"
  | "pool_empty"
  | "ticket_type_unknown"
  | "limit_reached"
  | "network_full"
  | "not_on_sale"
  | "sale_ended"
  | "event_closed"
  /** An admin has paused the sale. */
  | "sale_paused"
  | "hold_unknown"
  | "hold_expired"
  | "already_extended"
  | "nothing_chosen"
  /** The network or the event is busy: the buyer must pass a bot check first. */
  | "check_required"
  | "too_many_requests";
