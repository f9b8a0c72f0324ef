/** Why a person is not simply let in. One closed list for devices, object, database and screens. */
export const REFUSAL_REASONS = [
  /** Not a code of ours, or altered. */
  "invalid_code",
  /** Signed with a key this list does not hold (yet). */
  "unknown_key",
  "wrong_event",
  /** Properly signed, but not among the tickets, and older than the list. */
  "unknown",
  /** Re-issued or transferred since: another code of this ticket is the valid one. */
  "superseded",
  "revoked",
  "unpaid",
  /** Kept out by the organizer. */
  "blocked",
  /** Its ticket type enters at another gate. */
  "wrong_gate",
  /** Its ticket type enters at no gate of this list. */
  "wrong_type",
  "not_yet",
  "too_late",
  "already_in",
  /** Was in, left, and the list lets nobody back in. */
  "no_reentry",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why a person at the gate must look twice (amber). */
export const CHECK_REASONS = [
  /** Properly signed and sold after this phone's list was made. */
  "sold_after_list",
  /** An exit of somebody who, as far as this phone knows, is not inside. */
  "not_inside",
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export type Reason = RefusalReason | CheckReason;
export const REASONS: readonly Reason[] = [...REFUSAL_REASONS, ...CHECK_REASONS];
