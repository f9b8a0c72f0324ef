/** Reasons for a red verdict. One closed list for devices, object, database and screens. */
export const REFUSAL_REASONS = [
  /** Not a ticket code, or altered. */
  "invalid_code",
  /** Signed with a key that is not in this manifest. */
  "unknown_key",
  /** Signed with a key that the organizer withdrew because it was compromised. */
  "key_withdrawn",
  "wrong_event",
  /** Valid signature, not listed, and older than the list. */
  "unknown",
  /** Re-issued or transferred: a newer code of this ticket is valid. */
  "superseded",
  "revoked",
  "unpaid",
  /** Blocked by the organizer. */
  "blocked",
  /** Its ticket type enters at another gate. */
  "wrong_gate",
  /** Its ticket type enters at no gate of this list. */
  "wrong_type",
  "not_yet",
  "too_late",
  "already_in",
  /** Entered and left, and the list does not allow re-entry. */
  "no_reentry",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Reasons for an amber verdict: staff decide. */
export const CHECK_REASONS = [
  /** Valid signature, sold after this device's list was made. */
  "sold_after_list",
  /** An exit of a ticket that is not inside, as far as this device has synced. */
  "not_inside",
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export type Reason = RefusalReason | CheckReason;
export const REASONS: readonly Reason[] = [...REFUSAL_REASONS, ...CHECK_REASONS];
