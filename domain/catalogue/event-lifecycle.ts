import type { ReadinessProblem } from "./event-draft";
import { type Outcome, accept, refuse } from "../core/outcome";

/**
 * `draft → in_review → published → completed | cancelled`; rejection returns an event to `draft`. A published event stays on
 * sale as approved while a material change is in review.
 */
export const EVENT_STATUSES = ["draft", "in_review", "published", "completed", "cancelled"] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** Reads a stored status; throws a RangeError for an unknown one. */
export function readEventStatus(text: string): EventStatus {
  const status = EVENT_STATUSES.find((each) => each === text);
  if (!status) throw new RangeError(`unknown event status: ${text}`);
  return status;
}

/** The facts that the decisions of this file depend on. */
export interface EventLifecycle {
  readonly state: EventStatus;
  /** A material change of a published event exists, in review or returned. */
  readonly hasChange: boolean;
  /** When the event, or its change, entered the review queue (epoch milliseconds); null outside the queue. */
  readonly waitingSince: number | null;
  readonly revision: number;
  readonly everApproved: boolean;
}

export type NextStatus = Pick<EventLifecycle, "state" | "waitingSince">;

/** The material change of a published event: none, in the queue, or returned by an admin. */
export type ChangeStatus = "none" | "waiting" | "returned";

export function changeStatus(hasChange: boolean, pendingSince: number | null): ChangeStatus {
  if (!hasChange) return "none";
  return pendingSince === null ? "returned" : "waiting";
}

/**
 * Puts a draft, or a returned change, into the review queue. Refuses `already_waiting`, `nothing_to_submit`, and `not_ready`
 * with the count of problems.
 * @param now epoch milliseconds
 */
export function submitEvent(
  lifecycle: EventLifecycle,
  problems: readonly ReadinessProblem[],
  now: number,
): Outcome<NextStatus, "not_ready" | "already_waiting" | "nothing_to_submit"> {
  if (lifecycle.waitingSince !== null) return refuse("already_waiting");
  const submittable = lifecycle.state === "draft" || (lifecycle.state === "published" && lifecycle.hasChange);
  if (!submittable) return refuse("nothing_to_submit");
  if (problems.length > 0) return refuse("not_ready", { count: problems.length });
  return accept({ state: lifecycle.state === "draft" ? "in_review" : "published", waitingSince: now });
}

/** Takes an event, or its change, out of the queue. */
export function withdrawEvent(lifecycle: EventLifecycle): Outcome<NextStatus, "not_waiting"> {
  if (lifecycle.waitingSince === null) return refuse("not_waiting");
  return accept({ state: lifecycle.state === "in_review" ? "draft" : lifecycle.state, waitingSince: null });
}

/**
 * Publishes an event, or its change. Refuses `changed_since` when the event was edited after the admin opened it.
 * @param seenRevision the revision on the admin's screen
 */
export function decideApproval(
  lifecycle: EventLifecycle,
  seenRevision: number,
): Outcome<NextStatus, "not_waiting" | "changed_since"> {
  if (lifecycle.waitingSince === null) return refuse("not_waiting");
  if (lifecycle.revision !== seenRevision) return refuse("changed_since");
  return accept({ state: "published", waitingSince: null });
}

/** Returns an event to `draft`, or a change to its organizer while the sale continues. Requires a reason. */
export function decideRejection(
  lifecycle: EventLifecycle,
  seenRevision: number,
  reason: string,
): Outcome<NextStatus, "not_waiting" | "changed_since" | "reason_missing"> {
  if (lifecycle.waitingSince === null) return refuse("not_waiting");
  if (lifecycle.revision !== seenRevision) return refuse("changed_since");
  if (reason.trim() === "") return refuse("reason_missing");
  return accept({ state: lifecycle.state === "in_review" ? "draft" : "published", waitingSince: null });
}

/** Whether an event can be deleted: only without bookings and if it was never public. Other events are cancelled. */
export function deleteEvent(
  lifecycle: EventLifecycle,
  bookings: number,
): Outcome<true, "has_bookings" | "was_public"> {
  if (bookings > 0) return refuse("has_bookings", { bookings });
  if (lifecycle.everApproved || (lifecycle.state !== "draft" && lifecycle.state !== "in_review"))
    return refuse("was_public");
  return accept(true);
}

/** Cancels a published event. */
export function cancelEvent(lifecycle: EventLifecycle): Outcome<NextStatus, "not_public" | "already_over"> {
  if (lifecycle.state === "completed" || lifecycle.state === "cancelled") return refuse("already_over");
  if (lifecycle.state !== "published") return refuse("not_public");
  return accept({ state: "cancelled", waitingSince: null });
}

/** Delay between an event's end and its completion: exits are scanned until then. */
export const COMPLETE_AFTER_MS = 3 * 3_600_000;

/** Whether an event is over for good. Both times in epoch milliseconds. */
export function isPast(endsAt: number, now: number): boolean {
  return now >= endsAt + COMPLETE_AFTER_MS;
}

/** Whether the organizer can edit the event. */
export function isEditable(state: EventStatus): boolean {
  return state === "draft" || state === "in_review" || state === "published";
}
