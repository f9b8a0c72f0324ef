import type { EventStatus } from "./event-lifecycle";

export type AttentionKind = "returned" | "change_returned" | "starts_soon_unsent" | "sale_paused" | "tonight";

const DAY_MS = 86_400_000;
/** A draft that starts within this time should have been submitted. */
const SOON_MS = 14 * DAY_MS;
/** A published event that starts within this time is listed as tonight's. */
export const TONIGHT_MS = DAY_MS / 2;

export interface AttentionFacts {
  readonly state: EventStatus;
  readonly hasChange: boolean;
  /** An admin's rejection is the last entry of the review history. */
  readonly wasReturned: boolean;
  /** An admin has stopped the sale. */
  readonly isPaused: boolean;
  /** Epoch milliseconds. */
  readonly startsAt: number | null;
}

/**
 * Why an event is on its organizer's attention list; null if it is not. Expects drafts, published events with a returned
 * change or a paused sale, and published events from {@link TONIGHT_MS} before the start until the end.
 * @param now epoch milliseconds
 */
export function attentionOf(facts: AttentionFacts, now: number): AttentionKind | null {
  if (facts.state === "published" && facts.isPaused) return "sale_paused";
  if (facts.state === "published") return facts.hasChange ? "change_returned" : "tonight";
  if (facts.wasReturned) return "returned";
  const { startsAt } = facts;
  return startsAt !== null && startsAt > now && startsAt < now + SOON_MS ? "starts_soon_unsent" : null;
}
