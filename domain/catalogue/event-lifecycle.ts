import { EventContent, type ReadinessProblem, type TicketTypeDraft } from "./event-draft";
import { type Outcome, accept, refuse } from "../core/outcome";

/**
 * `draft → in_review → published → completed | cancelled`; rejected returns to draft. A published event with a material
 * change waiting stays on sale as it was approved.
 */
export const EVENT_STATES = ["draft", "in_review", "published", "completed", "cancelled"] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** What buyers have been promised and pay for: changed after approval only by another approval. */
export const MaterialChange = EventContent.pick({
  venueId: true,
  mode: true,
  timeZone: true,
  startsAt: true,
  endsAt: true,
  doorsAt: true,
  currency: true,
  pools: true,
  ticketTypes: true,
}).partial();
export type MaterialChange = Partial<
  Pick<
    EventContent,
    "venueId" | "mode" | "timeZone" | "startsAt" | "endsAt" | "doorsAt" | "currency" | "pools" | "ticketTypes"
  >
>;

/** Where an event stands. `waitingSince` is when it, or its change, entered the review queue. */
export interface Standing {
  readonly state: EventState;
  readonly hasChange: boolean;
  readonly waitingSince: number | null;
  readonly revision: number;
  readonly everApproved: boolean;
}

export type Next = Pick<Standing, "state" | "waitingSince">;

/** @param now epoch milliseconds */
export function submitEvent(
  standing: Standing,
  problems: readonly ReadinessProblem[],
  now: number,
): Outcome<Next, "not_ready" | "already_waiting" | "nothing_to_submit"> {
  if (standing.waitingSince !== null) return refuse("already_waiting");
  const submittable = standing.state === "draft" || (standing.state === "published" && standing.hasChange);
  if (!submittable) return refuse("nothing_to_submit");
  if (problems.length > 0) return refuse("not_ready", { count: problems.length });
  return accept({ state: standing.state === "draft" ? "in_review" : "published", waitingSince: now });
}

/** The organizer takes it out of the queue again. */
export function withdrawEvent(standing: Standing): Outcome<Next, "not_waiting"> {
  if (standing.waitingSince === null) return refuse("not_waiting");
  return accept({ state: standing.state === "in_review" ? "draft" : standing.state, waitingSince: null });
}

/** @param seenRevision what the admin had on screen: nobody approves what they have not read */
export function approveEvent(
  standing: Standing,
  seenRevision: number,
): Outcome<Next, "not_waiting" | "changed_since"> {
  if (standing.waitingSince === null) return refuse("not_waiting");
  if (standing.revision !== seenRevision) return refuse("changed_since");
  return accept({ state: "published", waitingSince: null });
}

/** A rejected event is a draft again; a rejected change stays with its organizer while the sale goes on. */
export function rejectEvent(
  standing: Standing,
  seenRevision: number,
  reason: string,
): Outcome<Next, "not_waiting" | "changed_since" | "reason_missing"> {
  if (standing.waitingSince === null) return refuse("not_waiting");
  if (standing.revision !== seenRevision) return refuse("changed_since");
  if (reason.trim() === "") return refuse("reason_missing");
  return accept({ state: standing.state === "in_review" ? "draft" : "published", waitingSince: null });
}

/** Only what nobody was ever offered may vanish; everything else is cancelled, in the open. */
export function deleteEvent(
  standing: Standing,
  bookings: number,
): Outcome<true, "has_bookings" | "was_public"> {
  if (bookings > 0) return refuse("has_bookings", { bookings });
  if (standing.everApproved || (standing.state !== "draft" && standing.state !== "in_review"))
    return refuse("was_public");
  return accept(true);
}

export function cancelEvent(standing: Standing): Outcome<Next, "not_public" | "already_over"> {
  if (standing.state === "completed" || standing.state === "cancelled") return refuse("already_over");
  if (standing.state !== "published") return refuse("not_public");
  return accept({ state: "cancelled", waitingSince: null });
}

/** Late exits are still scanned for a while after the end. */
export const COMPLETE_AFTER_MS = 3 * 3_600_000;

export function isPast(endsAt: number, now: number): boolean {
  return now >= endsAt + COMPLETE_AFTER_MS;
}

/** True while its organizer may still write in it. */
export function isEditable(state: EventState): boolean {
  return state === "draft" || state === "in_review" || state === "published";
}

/**
 * Parts an edit of a published event: what goes live at once, and what waits for approval.
 * @param live what is on sale
 * @param wanted what the organizer wrote, whole
 */
export function splitChange(
  live: EventContent,
  wanted: EventContent,
): { live: EventContent; change: MaterialChange | null } {
  const change: MaterialChange = {};
  const dateChanged = wanted.startsAt !== live.startsAt || wanted.endsAt !== live.endsAt;
  const venueChanged = wanted.venueId !== live.venueId;
  if (dateChanged)
    Object.assign(change, { startsAt: wanted.startsAt, endsAt: wanted.endsAt, doorsAt: wanted.doorsAt });
  if (venueChanged) Object.assign(change, { venueId: wanted.venueId, timeZone: wanted.timeZone });
  // Whether one goes there or looks on from home is where it takes place.
  if (wanted.mode !== live.mode) Object.assign(change, { mode: wanted.mode });
  const pricesChanged =
    venueChanged || wanted.currency !== live.currency || isRepriced(live.ticketTypes, wanted.ticketTypes);
  if (pricesChanged)
    Object.assign(change, {
      currency: wanted.currency,
      pools: wanted.pools,
      ticketTypes: wanted.ticketTypes,
    });
  return {
    live: {
      ...wanted,
      startsAt: live.startsAt,
      endsAt: live.endsAt,
      doorsAt: dateChanged ? live.doorsAt : wanted.doorsAt,
      venueId: live.venueId,
      mode: live.mode,
      timeZone: live.timeZone,
      currency: live.currency,
      pools: pricesChanged ? resizedPools(live.pools, wanted.pools) : wanted.pools,
      ticketTypes: live.ticketTypes.map((type) => smallEdits(type, wanted.ticketTypes)),
    },
    change: Object.keys(change).length > 0 ? change : null,
  };
}

/** What the organizer wrote: what is on sale with the waiting change laid over it. */
export function withChange(live: EventContent, change: MaterialChange | null): EventContent {
  if (!change) return live;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...live, ...given };
}

function isRepriced(live: readonly TicketTypeDraft[], wanted: readonly TicketTypeDraft[]): boolean {
  if (live.length !== wanted.length) return true;
  return live.some((type) => {
    const other = wanted.find((each) => each.id === type.id);
    return (
      !other ||
      other.priceMinor !== type.priceMinor ||
      JSON.stringify(other.draws) !== JSON.stringify(type.draws)
    );
  });
}

function smallEdits(type: TicketTypeDraft, wanted: readonly TicketTypeDraft[]): TicketTypeDraft {
  const other = wanted.find((each) => each.id === type.id);
  return other
    ? {
        ...type,
        name: other.name,
        saleStartsAt: other.saleStartsAt,
        saleEndsAt: other.saleEndsAt,
        maxPerBuyer: other.maxPerBuyer,
      }
    : type;
}

function resizedPools(live: EventContent["pools"], wanted: EventContent["pools"]): EventContent["pools"] {
  return live.map((pool) => wanted.find((each) => each.id === pool.id) ?? pool);
}
