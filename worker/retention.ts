import type { Env } from "./platform/env";

const DAY_MS = 86_400_000;
/** Triggers are late at times. */
const LATE_MS = 600_000;
const ROWS_AT_ONCE = 1_000;
const MOST_ROUNDS = 20;

/** Retention periods, in days after the time in column `at`; docs/runbook.md lists them for operators. */
export const RETENTION: readonly {
  readonly table: string;
  readonly at: string;
  readonly days: number;
  /** SQL condition on the rows. */
  readonly only?: string;
}[] = [
  // Longer than any effect is retried: the key deduplicates the mail.
  { table: "mail_sent", at: "at", days: 90 },
  { table: "mail_request", at: "at", days: 1 },
  { table: "notification", at: "read_at", days: 30 },
  { table: "notification", at: "at", days: 365 },
  // Longer than any effect is retried: the key deduplicates the sale.
  { table: "sale_notice", at: "recorded_at", days: 90 },
  { table: "audit_log", at: "at", days: 730 },
  // Deliveries go with their message. Older facts are not recorded again (domain/webhook/fact).
  { table: "webhook_message", at: "recorded_at", days: 30 },
  { table: "webhook_attempt", at: "at", days: 30 },
  { table: "event_socket", at: "at", days: 1 },
  { table: "query_reading", at: "expires_at", days: 0 },
  { table: "session", at: "expires_at", days: 0 },
  // Unused and used refresh tokens; those of an ended session are deleted with it.
  { table: "refresh_token", at: "expires_at", days: 0 },
  { table: "api_response", at: "expires_at", days: 0 },
  { table: "verification", at: "expires_at", days: 1 },
  { table: "invitation", at: "expires_at", days: 90 },
  // Ratings are requested within a week after the show (domain/catalogue).
  { table: "rating_ask", at: "at", days: 30 },
  // Captured payments can be refunded long after the show, and their refunds deduplicate further ones.
  { table: "sandbox_payment", at: "updated_at", days: 90, only: "state <> 'captured'" },
  { table: "sandbox_payment", at: "updated_at", days: 730 },
  {
    table: "sandbox_refund",
    at: "at",
    days: 0,
    only: "intent_id not in (select intent_id from sandbox_payment)",
  },
];

/**
 * True for a cron trigger from 21:00 to 21:05 UTC (02:30 in India), and whenever the last purge is more than a day ago or
 * unknown: a machine that is off at that time purges when it is on.
 */
export function isPurgeDue(now: number, lastStart: number | null): boolean {
  if (lastStart === null || now - lastStart > DAY_MS + LATE_MS) return true;
  const date = new Date(now);
  return date.getUTCHours() === 21 && date.getUTCMinutes() < 5;
}

/** @returns rows deleted, by table */
export async function purgeExpired(
  env: Pick<Env, "DB">,
  now: number,
): Promise<Readonly<Record<string, number>>> {
  const deletedRows: Record<string, number> = {};
  for (const { table, at, days, only = "true" } of RETENTION) {
    let deleted = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { meta } = await env.DB.prepare(
        `delete from ${table} where rowid in (select rowid from ${table} where ${at} < ?1 and ${only} limit ${ROWS_AT_ONCE})`,
      )
        .bind(now - days * DAY_MS)
        .run();
      deleted += meta.changes;
      if (meta.changes < ROWS_AT_ONCE) break;
    }
    deletedRows[table] = (deletedRows[table] ?? 0) + deleted;
  }
  return deletedRows;
}
