import { drizzle } from "drizzle-orm/d1";
import { notification } from "#worker/db/schema";
import { newId } from "../platform/ids";
import { systemClock } from "../platform/clock";

/** The message `notification_<kind>` renders it with the facts. */
export type NotificationKind =
  | "event_approved"
  | "event_rejected"
  | "event_submitted"
  | "event_cancelled"
  | "event_sale_paused"
  | "event_sale_resumed"
  | "booked"
  | "booked_event_cancelled"
  | "booked_event_moved"
  | "ticket_reissued"
  | "booking_cancelled"
  | "booked_tickets_cancelled"
  | "booking_refunded"
  | "payment_released"
  | "sale"
  | "refund_failed"
  | "invitation_accepted"
  | "incident"
  | "rating_ask"
  | "rating_answered"
  | "rating_hidden"
  | "rating_hidden_here";

/**
 * Notifies each user in the app once.
 * @param href a local path
 * @param key idempotency key: a second call with the same key adds nothing
 */
export async function notify(
  db: D1Database,
  userIds: readonly string[],
  kind: NotificationKind,
  facts: Readonly<Record<string, string | number>>,
  href: string,
  key?: string,
): Promise<void> {
  const at = systemClock();
  const rows = [...new Set(userIds)].map((userId) => ({
    id: key ? `${key}:${userId}` : newId(at),
    userId,
    kind,
    facts: { ...facts },
    href,
    at,
    readAt: null,
  }));
  const orm = drizzle(db);
  // D1 binds at most 100 values per statement; a row has seven.
  for (let from = 0; from < rows.length; from += 14) {
    await orm
      .insert(notification)
      .values(rows.slice(from, from + 14))
      .onConflictDoNothing();
  }
}
