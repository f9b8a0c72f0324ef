const HOUR_MS = 3_600_000;
const CHOICE_DAYS = 14;
const HOURS_BEFORE_START = 24;

/** The facts of an event that decide about refunds. Times in epoch ms. */
export interface RefundEvent {
  readonly state: string;
  readonly startsAt: number;
  readonly doorsAt: number;
  /** When the event was last moved. */
  readonly movedAt: number | null;
}

/** The choice of a buyer whose event was moved after the booking. Epoch ms. */
export interface MoveChoice {
  readonly movedAt: number;
  /** Exclusive. After it, the tickets are kept. */
  readonly until: number;
  readonly answer: "open" | "kept" | "over";
}

/**
 * Returns the buyer's choice between the tickets and a full refund: 14 days from the move, or until 24 hours before the
 * new start, whichever is earlier. Null when the event was not moved after the booking. No answer keeps the tickets.
 * @param now epoch ms
 */
export function moveChoiceOf(
  event: RefundEvent,
  booking: { readonly state: string; readonly placedAt: number; readonly keptMoveAt?: number | null },
  now: number,
): MoveChoice | null {
  const { movedAt } = event;
  if (movedAt === null || event.state !== "published") return null;
  if (booking.state !== "confirmed" || booking.placedAt >= movedAt) return null;
  const until = moveChoiceUntil(movedAt, event.startsAt);
  const kept = booking.keptMoveAt === movedAt;
  return { movedAt, until, answer: kept ? "kept" : now < until ? "open" : "over" };
}

/** Returns the end of the choice (epoch ms, exclusive). */
export function moveChoiceUntil(movedAt: number, startsAt: number): number {
  return Math.min(movedAt + CHOICE_DAYS * 24 * HOUR_MS, startsAt - HOURS_BEFORE_START * HOUR_MS);
}
